// The version before: one hall, and everybody may book it.
import { migrate, openDatabase } from '../database.js';
import { bookingIn, Refused, serve } from '../web.js';

const db = openDatabase();
migrate(db, 1);

serve((req, body) => {
  const id = /^\/bookings\/(\d{1,15})$/.exec(req.url)?.[1];
  if (`${req.method} ${req.url}` === 'POST /bookings') {
    const { day, hour, title } = bookingIn(body);
    const sql =
      'INSERT INTO bookings (day, hour, title) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING id, day, hour, title';
    const made = db.prepare(sql).get(day, hour, title);
    if (made === undefined) throw new Refused(409, 'the hall is taken then');
    return { status: 201, body: made, headers: { Location: `/bookings/${made.id}` } };
  }
  const found =
    req.method === 'GET' && db.prepare('SELECT id, day, hour, title FROM bookings WHERE id = ?').get(Number(id));
  if (!found) throw new Refused(404, 'there is nothing here');
  return { status: 200, body: found };
});
