"""What the desk answers: a method, a path, and what to do."""
from urllib.parse import urlencode

from fields import Refused, cursor_after, id_in, page_in, text_in


def routes_of(desk):
    return [
        ('POST', '/things', lambda ask: made('/things', desk.add_thing(ask['user'], text_in(ask['body'], 'title')))),
        ('GET', '/things/:id', lambda ask: ok(desk.thing(ask['user'], ask['id']))),
        ('PUT', '/things/:id', lambda ask: ok(desk.rename_thing(ask['user'], ask['id'], text_in(ask['body'], 'title')))),
        ('DELETE', '/things/:id', lambda ask: gone(desk.delete_thing(ask['user'], ask['id']))),
        ('POST', '/people', lambda ask: made('/people', desk.add_person(ask['user'], text_in(ask['body'], 'name')))),
        ('GET', '/people/:id', lambda ask: ok(desk.person(ask['user'], ask['id']))),
        ('POST', '/loans', lambda ask: made('/loans', lend(desk, ask['user'], ask['body']))),
        ('GET', '/loans', lambda ask: ok(page(desk, ask['user'], ask['query']))),
        ('GET', '/loans/:id', lambda ask: ok(desk.loan(ask['user'], ask['id']))),
        ('POST', '/loans/:id/return', lambda ask: ok(desk.give_back(ask['user'], ask['id']))),
    ]


def page(desk, user, query):
    asked = page_in(query)
    found = desk.loans(user, **{**asked, 'limit': asked['limit'] + 1})  # one more shows whether a page follows
    items = found[:asked['limit']]
    if len(found) == len(items):
        return {'items': items, 'next': None}
    return {'items': items, 'next': '/loans?' + urlencode({**query, 'cursor': cursor_after(items[-1])})}


def lend(desk, user, body):
    loan = desk.lend(user, id_in(body, 'thing'), id_in(body, 'person'))
    if loan is None:
        raise Refused(422, 'thing and person must be there')
    return loan


def made(path, body):
    return 201, body, {'Location': f'{path}/{body["id"]}'}


def ok(body):
    return 200, there(body), {}


def gone(found):
    there(found)
    return 204, None, {}


def there(found):
    if found is None:
        raise Refused(404, 'there is none of this id')
    return found
