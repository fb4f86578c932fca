import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const schema = readFileSync(join(import.meta.dirname, 'schema.sql'), 'utf8');

// What a list can be ordered by. Two bookmarks may have the same title, so the id decides then.
const KEYS = { created: 'b.id', title: "ifnull(b.title, '')" };

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

  add(user, fields) {
    return this.#inTransaction(() => this.#add(user, fields));
  }

  // Adds it, unless this key was used before: then nothing is added, and what
  // the first request had is given back.
  addOnce(user, key, hash, fields) {
    return this.#inTransaction(() => {
      const before = this.db
        .prepare('SELECT body_hash, answer FROM idempotency_keys WHERE user_id = ? AND key = ?')
        .get(user, key);
      if (before) return { hash: before.body_hash, bookmark: JSON.parse(before.answer) };
      const bookmark = this.#add(user, fields);
      this.#run(
        'INSERT INTO idempotency_keys (user_id, key, body_hash, answer) VALUES (?, ?, ?, ?)',
        ...[user, key, hash, JSON.stringify(bookmark)],
      );
      return { hash, bookmark };
    });
  }

  // In order: `created` (oldest first) or `title`. With a tag, those that have
  // it; with `after`, those behind this key and id.
  list(user, { tag, sort = 'created', after, limit = -1 } = {}) {
    const conditions = ['b.user_id = ?'];
    const values = [user];
    if (tag !== undefined) {
      conditions.push('b.id IN (SELECT bookmark_id FROM bookmark_tags JOIN tags ON tags.id = tag_id WHERE name = ?)');
      values.push(tag);
    }
    if (after !== undefined) {
      conditions.push(`(${KEYS[sort]}, b.id) > (?, ?)`);
      values.push(after.key, after.id);
    }
    return this.#bookmarks(conditions.join(' AND '), values, { order: `${KEYS[sort]}, b.id`, limit });
  }

  // The bookmark, or undefined.
  find(user, id) {
    return this.#bookmarks('b.user_id = ? AND b.id = ?', [user, id])[0];
  }

  // Puts new fields in the place of all old ones. With a version, only if it is
  // still the one that is stored. Whether it was done.
  replace(user, id, { url, title, tags }, version = null) {
    return this.#inTransaction(() => {
      const done = this.#run(
        `UPDATE bookmarks SET url = ?, title = ?, version = version + 1
        WHERE user_id = ? AND id = ? AND version = ifnull(?, version)`,
        ...[url, title, user, id, version],
      );
      if (done.changes === 0) return false;
      this.#run('DELETE FROM bookmark_tags WHERE bookmark_id = ?', id);
      this.#addTags(id, tags);
      return true;
    });
  }

  // Whether there was one to remove; with a version, one of this version.
  remove(user, id, version = null) {
    const done = this.#run(
      'DELETE FROM bookmarks WHERE user_id = ? AND id = ? AND version = ifnull(?, version)',
      ...[user, id, version],
    );
    return done.changes > 0;
  }

  close() {
    this.db.close();
  }

  #add(user, { url, title = null, tags = [] }) {
    const added = this.#run('INSERT INTO bookmarks (user_id, url, title) VALUES (?, ?, ?)', user, url, title);
    this.#addTags(added.lastInsertRowid, tags);
    return this.find(user, added.lastInsertRowid);
  }

  #addTags(id, tags) {
    for (const name of new Set(tags)) {
      this.#run('INSERT INTO tags (name) VALUES (?) ON CONFLICT DO NOTHING', name);
      this.#run('INSERT INTO bookmark_tags SELECT ?, id FROM tags WHERE name = ?', id, name);
    }
  }

  // Bookmarks with their tags: one row for each tag, and one for a bookmark without.
  #bookmarks(condition, values, { order = 'b.id', limit = -1 } = {}) {
    const rows = this.db
      .prepare(
        `WITH page AS (SELECT * FROM bookmarks b WHERE ${condition} ORDER BY ${order} LIMIT ?)
        SELECT b.id, b.url, b.title, b.version, t.name AS tag
        FROM page b
        LEFT JOIN bookmark_tags bt ON bt.bookmark_id = b.id
        LEFT JOIN tags t ON t.id = bt.tag_id
        ORDER BY ${order}, bt.rowid`,
      )
      .all(...values, limit);
    const found = new Map();
    for (const { tag, ...bookmark } of rows) {
      if (!found.has(bookmark.id)) found.set(bookmark.id, { ...bookmark, tags: [] });
      if (tag !== null) found.get(bookmark.id).tags.push(tag);
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
