import time
from functools import wraps

from errors import Problem
from sessions import cookie_name, hash_of, read_cookie


class Who:
    """Finds out who sends a request. Every route asks here, and nowhere else."""

    def __init__(self, accounts, public_url):
        self.accounts = accounts
        self.cookie = cookie_name(public_url)

    def token_of(self, request):
        """The session's token that the request came with, or None."""
        return read_cookie(request.headers.get('Cookie'), self.cookie)

    def user_of(self, request):
        """The user; None where there is no session, or one that has ended."""
        token = self.token_of(request)
        return None if token is None else self.accounts.session(hash_of(token), time.time())

    def only(self, handler):
        """Makes a handler for everybody out of one for people who are logged in."""
        @wraps(handler)
        def for_everybody(request):
            user = self.user_of(request)
            if user is None:
                raise unknown_person('Log in first')
            return handler(request, user)
        return for_everybody


def unknown_person(title):
    """401 names the way in which one can say who one is."""
    return Problem(401, title, headers={'WWW-Authenticate': 'Cookie'})
