import time

from fastapi import Request

from errors import Problem
from sessions import cookie_name, hash_of


class Who:
    """Finds out who sends a request. Every route asks here, and nowhere else."""

    def __init__(self, accounts, public_url):
        self.accounts = accounts
        self.cookie = cookie_name(public_url)

    def token_of(self, request):
        """The session's token that the request came with, or None."""
        return request.cookies.get(self.cookie)

    def user_of(self, request):
        """The user; None where there is no session, or one that has ended."""
        token = self.token_of(request)
        return None if token is None else self.accounts.session(hash_of(token), time.time())

    def current_user(self, request: Request):
        """For routes of people who are logged in: user=Depends(who.current_user)"""
        user = self.user_of(request)
        if user is None:
            raise unknown_person('Log in first')
        return user


def unknown_person(title):
    """401 names the way in which one can say who one is."""
    return Problem(401, title, headers={'WWW-Authenticate': 'Cookie'})
