"""key NAME read|write, or revoke NAME"""
import sys

from store import Store

match sys.argv[1:]:
    case ['key', name, ('read' | 'write') as scope]:
        print(Store().issue(name, scope))
    case ['revoke', name] if Store().revoke(name):
        pass
    case _:
        sys.exit('key NAME read, key NAME write, or revoke and the NAME of a key')
