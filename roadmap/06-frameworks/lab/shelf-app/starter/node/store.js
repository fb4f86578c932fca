import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Bookmarks in a file, one JSON text a line. A line is only ever added.
export class Store {
  constructor(folder) {
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, 'bookmarks.jsonl');
  }

  add(user, { url, title = null, tags = [] }) {
    const bookmark = { id: randomUUID(), url, title, tags };
    this.#append({ user, bookmark });
    return bookmark;
  }

  // Oldest first; with a tag, those that have it.
  list(user, { tag } = {}) {
    const all = [...this.#read(user).values()];
    return tag === undefined ? all : all.filter((bookmark) => bookmark.tags.includes(tag));
  }

  // The bookmark, or undefined.
  find(user, id) {
    return this.#read(user).get(id);
  }

  // Whether there was one to remove.
  remove(user, id) {
    if (!this.#read(user).has(id)) return false;
    this.#append({ user, removed: id });
    return true;
  }

  #append(record) {
    appendFileSync(this.file, JSON.stringify(record) + '\n');
  }

  #read(user) {
    const bookmarks = new Map();
    const lines = existsSync(this.file) ? readFileSync(this.file, 'utf8').split('\n') : [];
    for (const record of lines.filter((line) => line !== '').map((line) => JSON.parse(line))) {
      if (record.user !== user) continue;
      if (record.removed) bookmarks.delete(record.removed);
      else bookmarks.set(record.bookmark.id, record.bookmark);
    }
    return bookmarks;
  }
}
