"""What comes in, held to the rules."""
import base64
import re


class Refused(Exception):
    def __init__(self, status, message, headers=None):
        super().__init__(message)
        self.status = status
        self.headers = headers or {}


def text_in(body, name):
    text = body.get(name) if isinstance(body, dict) else None
    if isinstance(text, str) and text.strip() and len(text) <= 200:
        return text.strip()
    raise Refused(422, f'{name} must be a text of 1 to 200 characters')


def id_in(body, name):
    id = body.get(name) if isinstance(body, dict) else None
    if type(id) is int and 0 < id < 2**53:
        return id
    raise Refused(422, f'{name} must be the id of one that is there')


def page_in(query):
    """Which loans a query asks for."""
    open = query.get('open')
    limit = query.get('limit', '20')
    cursor = query.get('cursor')
    if open not in (None, 'true', 'false'):
        raise Refused(400, 'open must be true or false')
    if not re.fullmatch('[1-9][0-9]{0,5}', limit):
        raise Refused(400, 'limit must be a number from 1 to 30')
    return {
        'open': None if open is None else int(open == 'true'),
        'limit': min(int(limit), 30),
        'below': None if cursor is None else id_of_cursor(cursor),
    }


def cursor_after(loan):
    """Nobody but this program is to read it."""
    return base64.urlsafe_b64encode(f'loan {loan["id"]}'.encode()).decode().rstrip('=')


def id_of_cursor(cursor):
    try:
        text = base64.urlsafe_b64decode(cursor + '=' * (-len(cursor) % 4)).decode()
    except ValueError:
        text = ''
    found = re.fullmatch('loan ([0-9]{1,15})', text)
    if found is None:
        raise Refused(400, 'cursor must be the one that stands in next')
    return int(found[1])
