"""RELEASE=old starts the version before this one."""
import os

if os.environ.get('RELEASE') == 'old':
    from old.server import answer
else:
    from server import answer
from web import serve

serve(answer)
