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
    const text = this.#text();
    const end = text === '' || text.endsWith('\n') ? '' : '\n'; // of a last line that was cut off
    appendFileSync(this.file, end + JSON.stringify(record) + '\n');
  }

  #read() {
    const bookmarks = new Map();
    this.damaged = []; // the numbers of the lines that nobody can read
    for (const [index, line] of this.#text().split('\n').entries()) {
      if (line === '') continue;
      const record = parsed(line);
      if (record === undefined) this.damaged.push(index + 1);
      else if (record.removed) bookmarks.delete(record.removed);
      else bookmarks.set(record.id, record);
    }
    return bookmarks;
  }

  // Bytes that are no UTF-8 are read as \ufffd, and damage their own line alone.
  #text() {
    return existsSync(this.file) ? readFileSync(this.file, 'utf8') : '';
  }
}

// The record of a line, or undefined: 7 and {"id":7} are JSON, and no record.
function parsed(line) {
  try {
    const record = JSON.parse(line);
    const isBookmark = record?.id && record.url && Array.isArray(record.tags);
    return isBookmark || record?.removed ? record : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
