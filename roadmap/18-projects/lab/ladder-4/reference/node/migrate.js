// One command makes the tables, or brings them up to date: each file of
// migrations/ runs once, in the order of the names.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTransaction, openDatabase } from './database.js';

const folder = join(import.meta.dirname, 'migrations');
const db = openDatabase(process.env.SHELF_DATA ?? 'data');

db.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)');
for (const name of readdirSync(folder).sort()) inTransaction(db, () => run(name));
db.close();

function run(name) {
  const noted = db.prepare('INSERT INTO migrations (name) VALUES (?) ON CONFLICT DO NOTHING').run(name);
  if (noted.changes === 0) return;
  db.exec(readFileSync(join(folder, name), 'utf8'));
  console.log(`${name} has run`);
}
