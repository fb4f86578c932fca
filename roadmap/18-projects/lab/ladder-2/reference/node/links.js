import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789'; // without those that look alike
const LENGTH = 6;

export class Links {
  constructor(folder) {
    mkdirSync(folder, { recursive: true });
    this.db = new DatabaseSync(join(folder, 'links.db'));
    this.db.exec('CREATE TABLE IF NOT EXISTS links (code TEXT PRIMARY KEY, url TEXT NOT NULL)');
  }

  // The code of a new link. Where the table has it already, another one is made.
  add(url) {
    const insert = this.db.prepare('INSERT INTO links (code, url) VALUES (?, ?) ON CONFLICT DO NOTHING');
    for (;;) {
      const code = newCode();
      if (insert.run(code, url).changes === 1) return code;
    }
  }

  // The address of a code, or null.
  find(code) {
    return this.db.prepare('SELECT url FROM links WHERE code = ?').get(code)?.url ?? null;
  }
}

function newCode() {
  return Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}
