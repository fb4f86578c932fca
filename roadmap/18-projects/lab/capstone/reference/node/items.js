import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// What happened, a line each: an item that came, or the id of one that went.
export class Items {
  constructor(folder) {
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, 'items.jsonl');
    this.items = new Map();
    const lines = existsSync(this.file) ? readFileSync(this.file, 'utf8').split('\n') : [];
    for (const line of lines.filter((one) => one !== '')) this.#take(JSON.parse(line));
    this.next = Math.max(0, ...this.items.keys()) + 1;
  }

  add({ name, amount }) {
    const item = { id: this.next++, name, amount };
    this.#keep(item);
    return item;
  }

  list() {
    return [...this.items.values()].reverse(); // newest first
  }

  find(id) {
    return this.items.get(id);
  }

  remove(id) {
    this.#keep({ removed: id });
  }

  #keep(event) {
    appendFileSync(this.file, `${JSON.stringify(event)}\n`);
    this.#take(event);
  }

  #take(event) {
    if (event.removed === undefined) this.items.set(event.id, event);
    else this.items.delete(event.removed);
  }
}
