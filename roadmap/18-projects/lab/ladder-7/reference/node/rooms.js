// People, rooms and bookings.
import { createHash, randomBytes } from 'node:crypto';
import { inTransaction } from './database.js';
import { Refused } from './web.js';

const BOOKING = 'SELECT id, room_id AS room, day, hour, title, version, person_id FROM bookings WHERE id = ?';

export class Rooms {
  constructor(db) {
    this.db = db;
  }

  // The new key; only its hash is kept.
  addPerson(name, role) {
    const key = randomBytes(24).toString('base64url');
    this.#get('INSERT INTO people (name, role, key_hash) VALUES (?, ?, ?)', name, role, hashOf(key));
    return key;
  }

  personOf(key) {
    return this.#get('SELECT id, role FROM people WHERE key_hash = ?', hashOf(key));
  }

  rooms() {
    return this.db.prepare('SELECT id, name FROM rooms ORDER BY id').all();
  }

  addRoom(name) {
    return this.#get('INSERT INTO rooms (name) VALUES (?) RETURNING id, name', name);
  }

  booking(id) {
    const booking = this.#get(BOOKING, id);
    if (booking === undefined) throw new Refused(404, 'there is no such booking');
    return booking;
  }

  // The index decides who was first.
  book(person, { room, day, hour, title }) {
    if (this.#get('SELECT id FROM rooms WHERE id = ?', room) === undefined) throw new Refused(422, 'no such room');
    const made = this.#get(
      `INSERT INTO bookings (room_id, day, hour, title, person_id) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING RETURNING id`,
      ...[room, day, hour, title, person.id],
    );
    if (made === undefined) throw new Refused(409, 'the room is taken then');
    return this.booking(made.id);
  }

  // Only if it is still the one that was seen; without a tag, in any case.
  change(person, id, tag, { room, day, hour, title }) {
    return inTransaction(this.db, () => {
      this.#mine(person, id, tag);
      const sql = `UPDATE OR IGNORE bookings SET room_id = ?, day = ?, hour = ?, title = ?, version = version + 1
        WHERE id = ? AND EXISTS (SELECT 1 FROM rooms WHERE id = ?) RETURNING id`;
      const changed = this.#get(sql, ...[room, day, hour, title, id, room]);
      if (changed === undefined) throw new Refused(409, 'the room is taken then, or there is none');
      return this.booking(id);
    });
  }

  remove(person, id, tag) {
    inTransaction(this.db, () => {
      this.#mine(person, id, tag);
      this.#get('DELETE FROM bookings WHERE id = ?', id);
    });
  }

  #mine(person, id, tag) {
    const booking = this.booking(id);
    if (person.role !== 'keeper' && booking.person_id !== person.id) throw new Refused(403, 'it is not yours');
    if (tag !== undefined && !['*', tagOf(booking)].includes(tag)) throw new Refused(412, 'it has been changed since');
  }

  #get(sql, ...values) {
    return this.db.prepare(sql).get(...values);
  }
}

export function tagOf({ version }) {
  return `"v${version}"`;
}

function hashOf(key) {
  return createHash('sha256').update(key).digest('hex');
}
