"""What strangers' programs rely on: tags of versions, pages, keys, redirects."""
import base64
import hashlib
import json
import re
from urllib.parse import parse_qs, urlencode

from check import is_whole
from errors import Problem
from router import Answer


def etag_of(bookmark):
    """Names this version of a bookmark, and no other."""
    return f'"v{bookmark["version"]}"'


def holds(header, tag, weak=True):
    """Whether If-None-Match or If-Match holds the tag. Both may have a list, or a *.
    W/ says that a tag is weak: good enough to read by, and never for If-Match."""
    if header is None:
        return False
    tags = [one.strip() for one in header.split(',')]
    return '*' in tags or tag in tags or (weak and f'W/{tag}' in tags)


def wanted_version(headers, bookmark):
    """The version that a change is meant for; None where any will do."""
    if 'If-Match' not in headers:
        return None
    if not holds(headers['If-Match'], etag_of(bookmark), weak=False):
        raise changed()
    return bookmark['version']


def changed():
    return Problem(412, 'The bookmark has changed since you read it')


def read_page(query):
    """Which page of a list is asked for."""
    sort = query.get('sort', 'created')
    if sort not in ('created', 'title'):
        raise broken('sort', 'created or title')
    limit = query.get('limit', '20')
    if not re.fullmatch('[1-9][0-9]{0,5}', limit):
        raise broken('limit', 'a number from 1 to 100')
    after = read_cursor(query['cursor'], sort) if 'cursor' in query else None
    return {'tag': query.get('tag'), 'sort': sort, 'limit': min(int(limit), 100), 'after': after}


def path_after(bookmark, sort, query):
    """The path of the page behind this bookmark."""
    key = (bookmark['title'] or '') if sort == 'title' else bookmark['id']
    cursor = base64.urlsafe_b64encode(json.dumps([key, bookmark['id']]).encode()).decode()
    return '/bookmarks?' + urlencode({**query, 'cursor': cursor})


def read_cursor(text, sort):
    """The cursor is text that a client passes back, and could have made up."""
    try:
        key, id = json.loads(base64.urlsafe_b64decode(text))
        if is_number(id) and (is_title(key) if sort == 'title' else is_number(key)):
            return key, id
    except (ValueError, TypeError, RecursionError):
        pass  # told below
    raise broken('cursor', 'the one that stands in next')


def is_title(value):
    return isinstance(value, str) and is_whole(value)  # of any length: the command line has no limit


def is_number(value):
    return type(value) is int and 0 <= value < 2 ** 53


def broken(field, rule):
    return Problem(422, 'The query breaks a rule', [{'field': field, 'rule': rule}])


def hash_of(fields):
    """The same fields have the same hash."""
    return hashlib.sha256(json.dumps(fields).encode()).hexdigest()


def is_form(request):
    return request.headers.get('Content-Type', '').lower().startswith('application/x-www-form-urlencoded')


def read_form(body):
    """A page's form as the fields of a bookmark: what was left empty is missing,
    tags have commas between."""
    form = {name: values[0] for name, values in parse_qs(body.decode(errors='replace')).items()}
    tags = [tag for tag in form.get('tags', '').split(',') if tag.strip()]
    return {'url': form.get('url'), 'title': form.get('title'), 'tags': tags}


def see_other(path):
    """303: go and GET that, so that reloading the page sends no form again."""
    return Answer(303, {'Location': path})
