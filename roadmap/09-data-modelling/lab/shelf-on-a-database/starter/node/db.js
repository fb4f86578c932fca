// The one door to the database. Store and accounts send their statements through
// these functions, so that each can be written into the file of SHELF_SQL_LOG.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class Db {
  #db;
  #log;

  constructor(folder, log) {
    mkdirSync(folder, { recursive: true });
    this.#db = new DatabaseSync(join(folder, 'shelf.db'));
    this.#log = log;
    this.exec('PRAGMA busy_timeout = 5000');
    this.exec('PRAGMA foreign_keys = ON');
    this.inTransaction(() => this.#migrate());
  }

  exec(sql) {
    this.#db.exec(sql);
  }

  all(sql, ...values) {
    return this.#db.prepare(sql).all(...values);
  }

  run(sql, ...values) {
    return this.#db.prepare(sql).run(...values);
  }

  // All of the work is kept, or nothing of it.
  inTransaction(work) {
    throw new Error('inTransaction is not written yet');
  }

  // schema.sql, then the files of migrations/ by name: each once for each database.
  #migrate() {
    throw new Error('migrate is not written yet');
  }
}
