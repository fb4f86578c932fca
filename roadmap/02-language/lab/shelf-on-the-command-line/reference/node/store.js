import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// One file, one JSON text a line. A line is only ever added, never changed: so
// two programs at once lose nothing. A random id needs no look at other lines.
export class Store {
  constructor(folder) {
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, 'bookmarks.jsonl');
  }

  add({ url, title = null, tags = [] }) {
    const bookmark = { id: randomUUID(), url, title, tags };
    this.#append(bookmark);
    return bookmark;
  }

  list({ tag } = {}) {
    const all = [...this.#read().values()];
    return tag === undefined ? all : all.filter((bookmark) => bookmark.tags.includes(tag));
  }

  remove(id) {
    if (!this.#read().has(id)) return false;
    this.#append({ removed: id });
    return true;
  }

  #append(record) {
    appendFileSync(this.file, JSON.stringify(record) + '\n');
  }

  #read() {
    const bookmarks = new Map();
    this.damaged = []; // the numbers of the lines that nobody can read
    const lines = existsSync(this.file) ? readFileSync(this.file, 'utf8').split('\n') : [];
    for (const [index, line] of lines.entries()) {
      if (line === '') continue;
      const record = parsed(line);
      if (record === undefined) this.damaged.push(index + 1);
      else if (record.removed) bookmarks.delete(record.removed);
      else bookmarks.set(record.id, record);
    }
    return bookmarks;
  }
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
