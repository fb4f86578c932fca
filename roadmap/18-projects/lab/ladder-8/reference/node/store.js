// Keys, levels, and who is still to be told of one.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const TABLES = `
  PRAGMA busy_timeout = 5000;
  CREATE TABLE IF NOT EXISTS keys (name TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, scope TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS levels (id INTEGER PRIMARY KEY, river TEXT NOT NULL, cm INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS hooks (id INTEGER PRIMARY KEY, url TEXT NOT NULL, secret TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS calls (
    id TEXT PRIMARY KEY, hook_id INTEGER NOT NULL REFERENCES hooks (id), level_id INTEGER NOT NULL REFERENCES levels (id)
  );`;

const hashOf = (key) => createHash('sha256').update(key).digest('hex');

export class Store {
  constructor(folder = process.env.SHELF_DATA ?? 'data') {
    mkdirSync(folder, { recursive: true });
    this.db = new DatabaseSync(join(folder, 'levels.db'));
    this.db.exec(TABLES);
  }

  issue(name, scope) {
    const key = `level_${randomBytes(24).toString('base64url')}`;
    this.#all('INSERT INTO keys (name, hash, scope) VALUES (?, ?, ?)', name, hashOf(key), scope);
    return key; // shown now, and never again
  }

  revoke(name) {
    return this.#all('DELETE FROM keys WHERE name = ? RETURNING name', name).length > 0;
  }

  keyOf(key) {
    return this.#all('SELECT name, scope FROM keys WHERE hash = ?', hashOf(key))[0];
  }

  // The level, and the calls that tell of it: both, or neither.
  addLevel({ river, cm }) {
    try {
      this.db.exec('BEGIN IMMEDIATE');
      const [level] = this.#all('INSERT INTO levels (river, cm) VALUES (?, ?) RETURNING *', river, cm);
      this.#all(`INSERT INTO calls SELECT 'evt_' || hex(randomblob(12)), id, ? FROM hooks`, level.id);
      this.db.exec('COMMIT');
      return level;
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  level(id) {
    return this.#all('SELECT * FROM levels WHERE id = ?', id)[0];
  }

  levels() {
    return this.#all('SELECT * FROM levels ORDER BY id DESC LIMIT 100');
  }

  addHook(url) {
    const secret = randomBytes(24).toString('base64url');
    return this.#all('INSERT INTO hooks (url, secret) VALUES (?, ?) RETURNING *', url, secret)[0];
  }

  openCalls() {
    return this.#all(`SELECT c.id, h.url, h.secret, l.id AS level, l.river, l.cm FROM calls c
      JOIN hooks h ON h.id = c.hook_id JOIN levels l ON l.id = c.level_id`);
  }

  close(call) {
    this.#all('DELETE FROM calls WHERE id = ?', call);
  }

  #all(sql, ...values) {
    return this.db.prepare(sql).all(...values);
  }
}
