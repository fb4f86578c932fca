"""ADDRESS COUNT: asks ten times a second, and says how often no 2xx came."""
import sys
import time
from http.client import HTTPException
from urllib.request import HTTPRedirectHandler, build_opener


class Stay(HTTPRedirectHandler):
    """A redirect is no 2xx."""
    def redirect_request(self, *given):
        return None


ask = build_opener(Stay).open


def is_fine(address):
    try:
        with ask(address, timeout=5):
            return True
    except (OSError, HTTPException):
        return False


address, count = sys.argv[1], int(sys.argv[2])
failed = 0
for _ in range(count):
    failed += not is_fine(address)
    time.sleep(0.1)
print(f'requests {count} failed {failed}')
sys.exit(1 if failed else 0)
