import hashlib
import secrets

from database import transaction
from refused import Refused

BOOKING = 'SELECT id, room_id AS room, day, hour, title, version, person_id FROM bookings WHERE id = ?'


class Rooms:
    """People, rooms and bookings."""

    def add_person(self, name, role):
        """The new key; only its hash is kept."""
        key = secrets.token_urlsafe(24)
        with transaction() as db:
            one(db, 'INSERT INTO people (name, role, key_hash) VALUES (?, ?, ?)', name, role, hash_of(key))
        return key

    def person_of(self, key):
        with transaction() as db:
            return one(db, 'SELECT id, role FROM people WHERE key_hash = ?', hash_of(key))

    def rooms(self):
        with transaction() as db:
            return [dict(row) for row in db.execute('SELECT id, name FROM rooms ORDER BY id')]

    def add_room(self, name):
        with transaction() as db:
            return one(db, 'INSERT INTO rooms (name) VALUES (?) RETURNING id, name', name)

    def booking(self, id):
        with transaction() as db:
            return found(db, id)

    def book(self, person, room, day, hour, title):
        """The index decides who was first."""
        with transaction() as db:
            if one(db, 'SELECT id FROM rooms WHERE id = ?', room) is None:
                raise Refused(422, 'no such room')
            made = one(
                db,
                '''INSERT INTO bookings (room_id, day, hour, title, person_id) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING RETURNING id''', room, day, hour, title, person['id'])
            if made is None:
                raise Refused(409, 'the room is taken then')
            return found(db, made['id'])

    def change(self, person, id, tag, room, day, hour, title):
        """Only if it is still the one that was seen; without a tag, in any case."""
        with transaction() as db:
            mine(db, person, id, tag)
            sql = '''UPDATE OR IGNORE bookings SET room_id = ?, day = ?, hour = ?, title = ?, version = version + 1
                WHERE id = ? AND EXISTS (SELECT 1 FROM rooms WHERE id = ?) RETURNING id'''
            if one(db, sql, room, day, hour, title, id, room) is None:
                raise Refused(409, 'the room is taken then, or there is none')
            return found(db, id)

    def remove(self, person, id, tag):
        with transaction() as db:
            mine(db, person, id, tag)
            db.execute('DELETE FROM bookings WHERE id = ?', (id,))


def found(db, id):
    booking = one(db, BOOKING, id)
    if booking is None:
        raise Refused(404, 'there is no such booking')
    return booking


def mine(db, person, id, tag):
    booking = found(db, id)
    if person['role'] != 'keeper' and booking['person_id'] != person['id']:
        raise Refused(403, 'it is not yours')
    if tag not in (None, '*', tag_of(booking)):
        raise Refused(412, 'it has been changed since')


def tag_of(booking):
    return f'"v{booking["version"]}"'


def one(db, sql, *values):
    row = db.execute(sql, values).fetchone()
    return None if row is None else dict(row)


def hash_of(key):
    return hashlib.sha256(key.encode()).hexdigest()
