// The version with rooms. Who may ask for what stands in roles.json, and what is not there is refused.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate, openDatabase } from './database.js';
import { Rooms, tagOf } from './rooms.js';
import { bookingIn, Refused, serve, textIn } from './web.js';

const ROLES = JSON.parse(readFileSync(join(import.meta.dirname, 'roles.json'), 'utf8'));
const db = openDatabase();
migrate(db);
const rooms = new Rooms(db);

serve((req, body) => {
  const [path] = req.url.split('?');
  const id = /^\/bookings\/(\d{1,15})$/.exec(path)?.[1];
  const route = `${req.method} ${id === undefined ? path : '/bookings/ID'}`;
  const person = rooms.personOf((req.headers.authorization ?? '').replace(/^Bearer /, ''));
  if (person === undefined) throw new Refused(401, 'this needs a key', { 'WWW-Authenticate': 'Bearer' });
  if (!Object.hasOwn(ROLES, route)) throw new Refused(404, 'there is nothing here');
  if (!ROLES[route].includes(person.role)) throw new Refused(403, `not for a ${person.role}`);
  return ROUTES[route]({ person, body, id: Number(id), tag: req.headers['if-match'] });
});

const ROUTES = {
  'GET /rooms': () => ({ status: 200, body: { items: rooms.rooms() } }),
  'POST /rooms': ({ body }) => ({ status: 201, body: rooms.addRoom(textIn(body?.name)) }),
  'GET /bookings/ID': ({ id }) => shown(200, rooms.booking(id)),
  'POST /bookings': ({ person, body }) => shown(201, rooms.book(person, bookingIn(body))),
  'PUT /bookings/ID': ({ person, id, tag, body }) => shown(200, rooms.change(person, id, tag, bookingIn(body))),
  'DELETE /bookings/ID': ({ person, id, tag }) => {
    rooms.remove(person, id, tag);
    return { status: 204 };
  },
};

function shown(status, { person_id: _of, version, ...body }) {
  return { status, body, headers: { Location: `/bookings/${body.id}`, ETag: tagOf({ version }) } };
}
