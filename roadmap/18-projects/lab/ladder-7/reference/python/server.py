"""The version with rooms. Who may ask for what stands in roles.json, and what is not there is refused."""
import json
import re
from pathlib import Path

from database import migrate
from refused import Refused
from rooms import Rooms, tag_of
from web import booking_in, text_in

ROLES = json.loads(Path(__file__).with_name('roles.json').read_text())
migrate()
rooms = Rooms()


def answer(method, path, headers, body):
    found = re.fullmatch('/bookings/([0-9]{1,15})', path)
    route = f'{method} {"/bookings/ID" if found else path}'
    person = rooms.person_of(headers.get('Authorization', '').removeprefix('Bearer '))
    if person is None:
        raise Refused(401, 'this needs a key', {'WWW-Authenticate': 'Bearer'})
    if route not in ROLES:
        raise Refused(404, 'there is nothing here')
    if person['role'] not in ROLES[route]:
        raise Refused(403, f'not for a {person["role"]}')
    id, tag = found and int(found[1]), headers.get('If-Match')
    match route:
        case 'GET /rooms':
            return 200, {'items': rooms.rooms()}
        case 'POST /rooms':
            return 201, rooms.add_room(text_in(body, 'name'))
        case 'GET /bookings/ID':
            return shown(200, rooms.booking(id))
        case 'POST /bookings':
            return shown(201, rooms.book(person, **booking_in(body)))
        case 'PUT /bookings/ID':
            return shown(200, rooms.change(person, id, tag, **booking_in(body)))
        case 'DELETE /bookings/ID':
            rooms.remove(person, id, tag)
            return (204,)


def shown(status, booking):
    body = {name: booking[name] for name in ('id', 'room', 'day', 'hour', 'title')}
    return status, body, {'Location': f'/bookings/{booking["id"]}', 'ETag': tag_of(booking)}
