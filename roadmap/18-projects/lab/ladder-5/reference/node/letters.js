// Readers, letters, and a row for each letter to each reader: open until it is sent or has failed.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const TABLES = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS readers (id INTEGER PRIMARY KEY, mailbox TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS letters (id INTEGER PRIMARY KEY, subject TEXT NOT NULL, text TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS deliveries (
    id        INTEGER PRIMARY KEY,
    letter_id INTEGER NOT NULL REFERENCES letters (id),
    mailbox   TEXT NOT NULL,
    state     TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'sent', 'failed')),
    UNIQUE (letter_id, mailbox)
  );
  CREATE INDEX IF NOT EXISTS open_deliveries ON deliveries (id) WHERE state = 'open';`;

export class Letters {
  constructor(folder) {
    mkdirSync(folder, { recursive: true });
    this.db = new DatabaseSync(join(folder, 'letters.db'));
    this.db.exec(TABLES);
  }

  // These, and nobody else; whoever stands in the list twice is one reader.
  setReaders(mailboxes) {
    try {
      this.db.exec('BEGIN; DELETE FROM readers');
      const add = this.db.prepare('INSERT INTO readers (mailbox) VALUES (?) ON CONFLICT DO NOTHING');
      for (const mailbox of mailboxes) add.run(mailbox);
      this.db.exec('COMMIT');
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  countReaders() {
    return this.#get('SELECT count(*) AS count FROM readers');
  }

  add(subject, text) {
    return this.#get('INSERT INTO letters (subject, text) VALUES (?, ?) RETURNING *', subject, text);
  }

  letter(id) {
    return this.#get('SELECT * FROM letters WHERE id = ?', id);
  }

  // A row for each who reads now; a sending that has begun gets no more.
  begin(id) {
    this.#get(
      `INSERT INTO deliveries (letter_id, mailbox) SELECT ?, mailbox FROM readers
      WHERE NOT EXISTS (SELECT 1 FROM deliveries WHERE letter_id = ?) ORDER BY id`,
      ...[id, id],
    );
  }

  standing(id) {
    return this.#get(
      `SELECT count(*) FILTER (WHERE state = 'sent') AS sent, count(*) FILTER (WHERE state = 'failed') AS failed,
      count(*) FILTER (WHERE state = 'open') AS open FROM deliveries WHERE letter_id = ?`,
      id,
    );
  }

  // The first open delivery after this one, with its letter.
  openAfter(id) {
    return this.#get(
      `SELECT d.id, d.mailbox, l.subject, l.text FROM deliveries d JOIN letters l ON l.id = d.letter_id
      WHERE d.state = 'open' AND d.id > ? ORDER BY d.id LIMIT 1`,
      id,
    );
  }

  note(id, state) {
    this.#get('UPDATE deliveries SET state = ? WHERE id = ?', state, id);
  }

  #get(sql, ...values) {
    return this.db.prepare(sql).get(...values);
  }
}
