// The one door to the database: it opens it, brings it up to date, and sends
// each statement, so that all of them can be written down.
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const here = (name) => new URL(name, import.meta.url);

export class Db {
  #db;
  #log;

  constructor(folder, log) {
    mkdirSync(folder, { recursive: true });
    this.#db = new DatabaseSync(join(folder, 'shelf.db'));
    this.#log = log;
    this.exec('PRAGMA busy_timeout = 5000'); // wait while another program writes
    this.exec('PRAGMA foreign_keys = ON');
    this.exec('PRAGMA synchronous = EXTRA'); // what was committed outlives a power cut
    this.inTransaction(() => this.#migrate());
  }

  // Several statements, without values.
  exec(sql) {
    this.#note(sql);
    this.#db.exec(sql);
  }

  // The first row, or undefined.
  get(sql, ...values) {
    return this.#prepare(sql).get(...values);
  }

  all(sql, ...values) {
    return this.#prepare(sql).all(...values);
  }

  run(sql, ...values) {
    return this.#prepare(sql).run(...values);
  }

  // All of the work is kept, or nothing of it. IMMEDIATE: who comes second waits
  // before it reads, and not when it wants to write.
  inTransaction(work) {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      // On a full disk SQLite has rolled back by itself.
      if (this.#db.isTransaction) this.exec('ROLLBACK');
      throw error;
    }
  }

  // Runs each file that this database has not seen yet, and notes its name.
  #migrate() {
    this.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, run_at TEXT DEFAULT CURRENT_TIMESTAMP)');
    const done = this.all('SELECT name FROM migrations').map(({ name }) => name);
    for (const name of migrationFiles().filter((name) => !done.includes(name))) {
      this.exec(readFileSync(here(name), 'utf8'));
      this.run('INSERT INTO migrations (name) VALUES (?)', name);
    }
  }

  #prepare(sql) {
    this.#note(sql);
    return this.#db.prepare(sql);
  }

  // The statement on one line. The values stay out: a log is no place for them.
  #note(sql) {
    if (this.#log !== undefined) appendFileSync(this.#log, `${sql.trim().replaceAll(/\s+/g, ' ')}\n`);
  }
}

// First what was there before there were migrations; then the files by number.
// A file that has run anywhere is never edited: the next change is a new file.
function migrationFiles() {
  const files = readdirSync(here('migrations')).filter((name) => name.endsWith('.sql'));
  return ['schema.sql', ...files.sort().map((name) => `migrations/${name}`)];
}
