// Lists of links that are kept later, a few at a time. The table is the queue.
import { isWebLink } from './check.js';

const FEW = 20; // links in one transaction: others wait no longer than that takes

export class Imports {
  constructor(db, store) {
    this.db = db;
    this.store = store;
  }

  // The new import's id. What is in the table is there after a power cut, too.
  add(user, urls) {
    return this.db.inTransaction(() => {
      const id = this.db.run('INSERT INTO imports (user_id) VALUES (?)', user).lastInsertRowid;
      this.db.run(
        'INSERT INTO import_links (import_id, url) SELECT ?, value FROM json_each(?) ORDER BY key',
        ...[id, JSON.stringify(urls)],
      );
      return id;
    });
  }

  // How far it is, or undefined.
  find(user, id) {
    return this.db.get(
      `SELECT count(*) AS total, sum(state = 'done') AS done, sum(state = 'failed') AS failed
      FROM imports i JOIN import_links l ON l.import_id = i.id
      WHERE i.user_id = ? AND i.id = ? GROUP BY i.id`,
      ...[user, id],
    );
  }

  // Does a few links that are open; whether there were any. A bookmark and the
  // mark on its link are kept together or not at all, so whatever ends the
  // program, no link is lost and none is there twice. (Work outside of the
  // database, such as a mail, would need a lease and a key.)
  work() {
    return this.db.inTransaction(() => {
      const links = this.db.all(
        `SELECT l.id, l.url, i.user_id AS user FROM import_links l JOIN imports i ON i.id = l.import_id
        WHERE l.state = 'open' ORDER BY l.id LIMIT ?`,
        FEW,
      );
      for (const { id, url, user } of links) {
        const isGood = isWebLink(url);
        if (isGood) this.store.addLink(user, url);
        this.db.run('UPDATE import_links SET state = ? WHERE id = ?', isGood ? 'done' : 'failed', id);
      }
      return links.length > 0;
    });
  }
}
