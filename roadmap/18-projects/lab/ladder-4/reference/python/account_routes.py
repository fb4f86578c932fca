"""Signing up, logging in and out."""
from fields import Refused, email_in, log_in_of, password_in

# Whatever is not in this list asks for a session.
PUBLIC = ['POST /users', 'POST /sessions']

COOKIE = 'desk'


def account_routes_of(accounts):
    def sign_up(ask):
        user = accounts.sign_up(email_in(ask['body']), password_in(ask['body']))
        if user is None:
            raise Refused(409, 'this email has an account already')
        return 201, user, {}

    def log_in(ask):
        token = accounts.log_in(*log_in_of(ask['body']))
        if token is None:
            raise unknown_person('wrong email or password')
        return 204, None, {'Set-Cookie': f'{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax'}

    def log_out(ask):
        accounts.log_out(ask['token'])
        return 204, None, {'Set-Cookie': f'{COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax'}

    return [
        ('POST', '/users', sign_up),
        ('POST', '/sessions', log_in),
        ('DELETE', '/sessions/current', log_out),
    ]


def unknown_person(message):
    """401 names the way in which one can say who one is."""
    return Refused(401, message, {'WWW-Authenticate': 'Cookie'})


def token_of(headers):
    """The session's token that a request came with."""
    for pair in headers.get('Cookie', '').split(';'):
        name, _, value = pair.strip().partition('=')
        if name == COOKIE:
            return value
    return ''
