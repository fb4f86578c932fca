// Things, people and loans. What is not there is undefined.
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

  addThing(title) {
    return this.#get('INSERT INTO things (title) VALUES (?) RETURNING id, title', title);
  }

  thing(id) {
    return this.#get('SELECT id, title FROM things WHERE id = ?', id);
  }

  renameThing(id, title) {
    return this.#get('UPDATE things SET title = ? WHERE id = ? RETURNING id, title', title, id);
  }

  // Its loans go with it, in the same statement: the table says ON DELETE CASCADE.
  deleteThing(id) {
    return this.#get('DELETE FROM things WHERE id = ? RETURNING id', id);
  }

  addPerson(name) {
    return this.#get('INSERT INTO people (name) VALUES (?) RETURNING id, name', name);
  }

  person(id) {
    return this.#get('SELECT id, name FROM people WHERE id = ?', id);
  }

  // The loan; undefined where there is no such thing, or no such person.
  lend(thing, person) {
    const lent = this.#get(
      `INSERT INTO loans (thing_id, person_id)
      SELECT t.id, p.id FROM things t, people p WHERE t.id = ? AND p.id = ? RETURNING id`,
      thing,
      person,
    );
    return lent && this.loan(lent.id);
  }

  loan(id) {
    return this.#loans('l.id = ?', [id], 1)[0];
  }

  giveBack(id) {
    const back = this.#get('UPDATE loans SET is_open = 0 WHERE id = ? RETURNING id', id);
    return back && this.loan(id);
  }

  // The newest first. A page begins below the loan at which the one before it ended.
  loans({ open = null, below = Number.MAX_SAFE_INTEGER, limit }) {
    if (open === null) return this.#loans('l.id < ?', [below], limit);
    return this.#loans('l.is_open = ? AND l.id < ?', [open, below], limit); // by the index open_loans
  }

  #loans(condition, values, limit) {
    const rows = this.db.prepare(`${LOANS} WHERE ${condition} ORDER BY l.id DESC LIMIT ?`).all(...values, limit);
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
