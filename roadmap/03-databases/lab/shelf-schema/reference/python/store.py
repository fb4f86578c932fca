import sqlite3
from contextlib import contextmanager
from pathlib import Path

SCHEMA = (Path(__file__).parent / 'schema.sql').read_text(encoding='utf-8')

# Bookmarks with their tags: one row for each tag, and one for a bookmark without.
BOOKMARKS = '''
  SELECT b.id, b.url, b.title, t.name AS tag
  FROM bookmarks b
  LEFT JOIN bookmark_tags bt ON bt.bookmark_id = b.id
  LEFT JOIN tags t ON t.id = bt.tag_id'''


class Store:
    def __init__(self, folder):
        Path(folder).mkdir(parents=True, exist_ok=True)
        self.path = Path(folder) / 'shelf.db'
        with self._transaction() as db:
            db.executescript(SCHEMA)
            db.execute('''
                INSERT INTO users (id, email, password_hash) VALUES (1, 'me@localhost', '')
                ON CONFLICT DO NOTHING''')

    def add(self, user, url, title=None, tags=()):
        with self._transaction() as db:
            added = db.execute(
                'INSERT INTO bookmarks (user_id, url, title) VALUES (?, ?, ?)', (user, url, title))
            id = added.lastrowid
            for name in dict.fromkeys(tags):  # each name once
                db.execute('INSERT INTO tags (name) VALUES (?) ON CONFLICT DO NOTHING', (name,))
                db.execute('INSERT INTO bookmark_tags SELECT ?, id FROM tags WHERE name = ?', (id, name))
        return self.find(user, id)

    def list(self, user, tag=None):
        """Oldest first; with a tag, those that have it."""
        if tag is None:
            return self._bookmarks('b.user_id = ?', user)
        return self._bookmarks(
            '''b.user_id = ? AND b.id IN (
              SELECT bookmark_id FROM bookmark_tags JOIN tags ON tags.id = tag_id WHERE name = ?)''',
            user, tag)

    def find(self, user, id):
        """The bookmark, or None."""
        found = self._bookmarks('b.user_id = ? AND b.id = ?', user, id)
        return found[0] if found else None

    def remove(self, user, id):
        """Whether there was one to remove."""
        with self._transaction() as db:
            removed = db.execute('DELETE FROM bookmarks WHERE user_id = ? AND id = ?', (user, id))
        return removed.rowcount > 0

    def _bookmarks(self, condition, *values):
        found = {}
        with self._transaction() as db:
            rows = db.execute(f'{BOOKMARKS} WHERE {condition} ORDER BY b.id, bt.rowid', values)
            for id, url, title, tag in rows:
                bookmark = found.setdefault(id, {'id': id, 'url': url, 'title': title, 'tags': []})
                if tag is not None:
                    bookmark['tags'].append(tag)
        return list(found.values())

    @contextmanager
    def _transaction(self):
        """A connection of its own for each piece of work, so that threads may
        share a store. Python waits up to 5 seconds while another program writes."""
        db = sqlite3.connect(self.path)
        try:
            db.execute('PRAGMA foreign_keys = ON')
            with db:  # commits at the end, or rolls back on an error
                yield db
        finally:
            db.close()
