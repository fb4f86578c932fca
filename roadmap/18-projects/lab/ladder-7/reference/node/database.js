import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export function openDatabase(folder = process.env.SHELF_DATA ?? 'data') {
  mkdirSync(folder, { recursive: true });
  const db = new DatabaseSync(join(folder, 'rooms.db'));
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL'); // two versions share it
  return db;
}

// Each file of migrations/ once, in the order of the names, up to this number.
export function migrate(db, last = Infinity) {
  const folder = join(import.meta.dirname, 'migrations');
  db.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)');
  for (const name of readdirSync(folder).sort()) {
    if (parseInt(name, 10) > last) return;
    inTransaction(db, () => {
      const noted = db.prepare('INSERT INTO migrations (name) VALUES (?) ON CONFLICT DO NOTHING').run(name);
      if (noted.changes > 0) db.exec(readFileSync(join(folder, name), 'utf8'));
    });
  }
}

// All of the work, or nothing of it.
export function inTransaction(db, work) {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // On a full disk SQLite has rolled back by itself.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
