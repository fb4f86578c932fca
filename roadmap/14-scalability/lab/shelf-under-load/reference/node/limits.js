import { Problem } from './errors.js';

const MINUTE = 60; // seconds

// Counts attempts of each client, and refuses what is more than `most` in a
// minute. The count is in the database, where all copies of Shelf see it.
// Without a limit nothing is counted.
export class Limit {
  constructor(db, most) {
    this.db = db;
    this.most = most;
  }

  take(client, now) {
    if (this.most === undefined) return;
    this.db.run('DELETE FROM login_attempts WHERE since <= ?', now - MINUTE);
    // One statement counts and tells: between two of them, others would come in.
    const { since, count } = this.db.get(
      `INSERT INTO login_attempts (client, since, count) VALUES (?, ?, 1)
      ON CONFLICT (client) DO UPDATE SET count = count + 1 RETURNING since, count`,
      ...[client, now],
    );
    if (count <= this.most) return;
    const seconds = Math.max(1, Math.ceil(since + MINUTE - now));
    throw new Problem(429, 'Too many attempts', { headers: { 'Retry-After': String(seconds) } });
  }
}
