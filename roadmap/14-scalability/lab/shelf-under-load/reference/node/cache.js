// Keeps what was made under a key, so that it need not be made again. There is
// room for so many; what was kept first goes first.
export class Cache {
  #kept = new Map();

  constructor(most) {
    this.most = most;
  }

  get(key, make) {
    if (this.#kept.has(key)) return this.#kept.get(key);
    const made = make();
    this.#kept.set(key, made);
    if (this.#kept.size > this.most) this.#kept.delete(this.#kept.keys().next().value);
    return made;
  }
}
