// Things, people and loans, each of one user. What is not there, or is somebody else's, is undefined.
import { openDatabase } from './database.js';

const LOANS = `
  SELECT l.id, l.is_open, t.id AS thing_id, t.title, p.id AS person_id, p.name
  FROM loans l
  JOIN things t ON t.id = l.thing_id
  JOIN people p ON p.id = l.person_id`;

export class Desk {
  constructor(folder) {
    this.db = openDatabase(folder);
  }

  addThing(user, title) {
    return this.#get('INSERT INTO things (user_id, title) VALUES (?, ?) RETURNING id, title', user, title);
  }

  thing(user, id) {
    return this.#get('SELECT id, title FROM things WHERE user_id = ? AND id = ?', user, id);
  }

  renameThing(user, id, title) {
    const sql = 'UPDATE things SET title = ? WHERE user_id = ? AND id = ? RETURNING id, title';
    return this.#get(sql, title, user, id);
  }

  // Its loans go with it, in the same statement: the table says ON DELETE CASCADE.
  deleteThing(user, id) {
    return this.#get('DELETE FROM things WHERE user_id = ? AND id = ? RETURNING id', user, id);
  }

  addPerson(user, name) {
    return this.#get('INSERT INTO people (user_id, name) VALUES (?, ?) RETURNING id, name', user, name);
  }

  person(user, id) {
    return this.#get('SELECT id, name FROM people WHERE user_id = ? AND id = ?', user, id);
  }

  // The loan; undefined where this user has no such thing, or no such person.
  lend(user, thing, person) {
    const lent = this.#get(
      `INSERT INTO loans (thing_id, person_id)
      SELECT t.id, p.id FROM things t, people p
      WHERE t.user_id = ? AND t.id = ? AND p.user_id = ? AND p.id = ? RETURNING id`,
      ...[user, thing, user, person],
    );
    return lent && this.loan(user, lent.id);
  }

  loan(user, id) {
    return this.#loans(user, 'l.id = ?', [id], 1)[0];
  }

  giveBack(user, id) {
    const loan = this.loan(user, id);
    if (loan === undefined) return undefined;
    this.#get('UPDATE loans SET is_open = 0 WHERE id = ?', id);
    return { ...loan, open: false };
  }

  // The newest first. A page begins below the loan at which the one before it ended.
  loans(user, { open = null, below = Number.MAX_SAFE_INTEGER, limit }) {
    if (open === null) return this.#loans(user, 'l.id < ?', [below], limit);
    return this.#loans(user, 'l.is_open = ? AND l.id < ?', [open, below], limit);
  }

  // A loan is whose its thing is.
  #loans(user, condition, values, limit) {
    const rows = this.db
      .prepare(`${LOANS} WHERE t.user_id = ? AND ${condition} ORDER BY l.id DESC LIMIT ?`)
      .all(user, ...values, limit);
    return rows.map((row) => ({
      id: row.id,
      thing: { id: row.thing_id, title: row.title },
      person: { id: row.person_id, name: row.name },
      open: row.is_open === 1,
    }));
  }

  #get(sql, ...values) {
    return this.db.prepare(sql).get(...values);
  }
}
