import { Problem } from './errors.js';

const MINUTE = 60; // seconds

// Counts attempts of each client, and refuses what is more than `most` in a
// minute. Without a limit nothing is counted.
export class Limit {
  #times = new Map();

  constructor(most) {
    this.most = most;
  }

  take(client, now) {
    if (this.most === undefined) return;
    this.#forget(now);
    const times = this.#times.get(client) ?? [];
    if (times.length >= this.most) {
      const seconds = Math.max(1, Math.ceil(times[0] + MINUTE - now));
      throw new Problem(429, 'Too many attempts', { headers: { 'Retry-After': String(seconds) } });
    }
    this.#times.set(client, [...times, now]);
  }

  // What is older than a minute, of everybody: else the map grows for ever.
  #forget(now) {
    for (const [client, times] of this.#times) {
      const fresh = times.filter((time) => time > now - MINUTE);
      if (fresh.length === 0) this.#times.delete(client);
      else this.#times.set(client, fresh);
    }
  }
}
