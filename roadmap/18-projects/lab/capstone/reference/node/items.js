import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

// AUTOINCREMENT: the id of an item that went is never given again.
const TABLE = `
  CREATE TABLE IF NOT EXISTS items (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    name   TEXT NOT NULL,
    amount INTEGER NOT NULL
  )`;

// Kept by SQLite: what was answered with 201 is there after a power cut, too.
export class Items {
  constructor(folder) {
    mkdirSync(folder, { recursive: true });
    this.db = new DatabaseSync(join(folder, 'items.db'));
    this.db.exec(TABLE);
  }

  add({ name, amount }) {
    return this.#get('INSERT INTO items (name, amount) VALUES (?, ?) RETURNING *', name, amount);
  }

  list() {
    return this.db.prepare('SELECT * FROM items ORDER BY id DESC').all(); // newest first
  }

  find(id) {
    return this.#get('SELECT * FROM items WHERE id = ?', id);
  }

  remove(id) {
    this.#get('DELETE FROM items WHERE id = ?', id);
  }

  close() {
    this.db.close();
  }

  #get(sql, ...values) {
    return this.db.prepare(sql).get(...values);
  }
}
