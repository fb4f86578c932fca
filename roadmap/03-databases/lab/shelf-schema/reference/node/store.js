import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const schema = readFileSync(join(import.meta.dirname, 'schema.sql'), 'utf8');

// Bookmarks with their tags: one row for each tag, and one for a bookmark without.
const BOOKMARKS = `
  SELECT b.id, b.url, b.title, t.name AS tag
  FROM bookmarks b
  LEFT JOIN bookmark_tags bt ON bt.bookmark_id = b.id
  LEFT JOIN tags t ON t.id = bt.tag_id`;

export class Store {
  constructor(folder) {
    mkdirSync(folder, { recursive: true });
    this.db = new DatabaseSync(join(folder, 'shelf.db'));
    this.db.exec('PRAGMA foreign_keys = ON');
    this.db.exec('PRAGMA busy_timeout = 5000'); // wait while another program writes
    this.db.exec(schema);
    this.db.exec(`
      INSERT INTO users (id, email, password_hash) VALUES (1, 'me@localhost', '')
      ON CONFLICT DO NOTHING`);
  }

  add(user, { url, title = null, tags = [] }) {
    return this.#inTransaction(() => {
      const added = this.#run('INSERT INTO bookmarks (user_id, url, title) VALUES (?, ?, ?)', user, url, title);
      const id = added.lastInsertRowid;
      for (const name of new Set(tags)) {
        this.#run('INSERT INTO tags (name) VALUES (?) ON CONFLICT DO NOTHING', name);
        this.#run('INSERT INTO bookmark_tags SELECT ?, id FROM tags WHERE name = ?', id, name);
      }
      return this.find(user, id);
    });
  }

  // Oldest first; with a tag, those that have it.
  list(user, { tag } = {}) {
    if (tag === undefined) return this.#bookmarks('b.user_id = ?', user);
    return this.#bookmarks(
      `b.user_id = ? AND b.id IN (
        SELECT bookmark_id FROM bookmark_tags JOIN tags ON tags.id = tag_id WHERE name = ?)`,
      user,
      tag,
    );
  }

  // The bookmark, or undefined.
  find(user, id) {
    return this.#bookmarks('b.user_id = ? AND b.id = ?', user, id)[0];
  }

  // Whether there was one to remove.
  remove(user, id) {
    return this.#run('DELETE FROM bookmarks WHERE user_id = ? AND id = ?', user, id).changes > 0;
  }

  close() {
    this.db.close();
  }

  #bookmarks(condition, ...values) {
    const found = new Map();
    const rows = this.db.prepare(`${BOOKMARKS} WHERE ${condition} ORDER BY b.id, bt.rowid`).all(...values);
    for (const { id, url, title, tag } of rows) {
      if (!found.has(id)) found.set(id, { id, url, title, tags: [] });
      if (tag !== null) found.get(id).tags.push(tag);
    }
    return [...found.values()];
  }

  #run(sql, ...values) {
    return this.db.prepare(sql).run(...values);
  }

  #inTransaction(work) {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      // On a full disk SQLite has rolled back by itself.
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }
}
