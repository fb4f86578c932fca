"""The version before: one hall, and everybody may book it."""
import re

from database import migrate, transaction
from refused import Refused
from web import booking_in

migrate(1)


def answer(method, path, headers, body):
    found = re.fullmatch('/bookings/([0-9]{1,15})', path)
    with transaction() as db:
        if (method, path) == ('POST', '/bookings'):
            asked = booking_in(body)
            made = db.execute(
                'INSERT INTO bookings (day, hour, title) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING id',
                (asked['day'], asked['hour'], asked['title'])).fetchone()
            if made is None:
                raise Refused(409, 'the hall is taken then')
            return 201, {**asked, 'id': made['id']}, {'Location': f'/bookings/{made["id"]}'}
        row = found and db.execute('SELECT id, day, hour, title FROM bookings WHERE id = ?', (int(found[1]),)).fetchone()
        if method != 'GET' or not row:
            raise Refused(404, 'there is nothing here')
        return 200, dict(row)
