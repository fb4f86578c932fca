"""The browser holds a random text, in a cookie. The table holds its hash, so
that a copy of the table lets nobody in."""
import hashlib
import secrets


def new_token():
    return secrets.token_urlsafe(32)


def hash_of(token):
    """Fast is good enough here: nobody guesses 32 random bytes."""
    return hashlib.sha256(token.encode()).hexdigest()


def cookie_name(public_url):
    """With __Host- a browser takes the cookie over HTTPS only, and from no subdomain."""
    return '__Host-sid' if is_secure(public_url) else 'sid'


def cookie_line(token, public_url, seconds):
    """The value of Set-Cookie; with 0 seconds the browser forgets the cookie."""
    secure = '; Secure' if is_secure(public_url) else ''
    return f'{cookie_name(public_url)}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}'


def read_cookie(header, name):
    """The value of one cookie in the header Cookie, or None."""
    for pair in (header or '').split(';'):
        given, _, value = pair.strip().partition('=')
        if given == name:
            return value
    return None


def is_secure(public_url):
    return public_url.startswith('https:')
