"""Lists of links that are kept later, a few at a time. The table is the queue."""
import json

from check import is_web_link

FEW = 20  # links in one transaction: others wait no longer than that takes


class Imports:
    def __init__(self, database, store):
        self.database = database
        self.store = store

    def add(self, user, urls):
        """The new import's id. What is in the table is there after a power cut, too."""
        with self.database.transaction() as db:
            id = db.execute('INSERT INTO imports (user_id) VALUES (?)', (user,)).lastrowid
            db.execute(
                'INSERT INTO import_links (import_id, url) SELECT ?, value FROM json_each(?) ORDER BY key',
                (id, json.dumps(urls)))
        return id

    def find(self, user, id):
        """How far it is, or None."""
        with self.database.connection() as db:
            found = db.execute(
                '''SELECT count(*), sum(state = 'done'), sum(state = 'failed')
                FROM imports i JOIN import_links l ON l.import_id = i.id
                WHERE i.user_id = ? AND i.id = ? GROUP BY i.id''',
                (user, id)).fetchone()
        return None if found is None else dict(zip(['total', 'done', 'failed'], found))

    def work(self):
        """Does a few links that are open; whether there were any. A bookmark and the
        mark on its link are kept together or not at all, so whatever ends the
        program, no link is lost and none is there twice. (Work outside of the
        database, such as a mail, would need a lease and a key.)"""
        with self.database.transaction() as db:
            links = db.execute(
                '''SELECT l.id, l.url, i.user_id FROM import_links l JOIN imports i ON i.id = l.import_id
                WHERE l.state = 'open' ORDER BY l.id LIMIT ?''',
                (FEW,)).fetchall()
            for id, url, user in links:
                is_good = is_web_link(url)
                if is_good:
                    self.store.add_link(db, user, url)
                db.execute('UPDATE import_links SET state = ? WHERE id = ?', ('done' if is_good else 'failed', id))
        return len(links) > 0
