"""migrate, or person NAME ROLE"""
import sys

from database import migrate
from rooms import Rooms

match sys.argv[1:]:
    case ['migrate']:
        migrate()
    case ['person', name, ('viewer' | 'member' | 'keeper') as role]:
        print(Rooms().add_person(name, role))
    case _:
        sys.exit('migrate, or person NAME and one of viewer, member, keeper')
