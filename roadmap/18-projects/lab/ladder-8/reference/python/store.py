"""Keys, levels, and who is still to be told of one."""
import hashlib
import os
import secrets
import sqlite3
from contextlib import contextmanager
from pathlib import Path

TABLES = '''
  CREATE TABLE IF NOT EXISTS keys (name TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, scope TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS levels (id INTEGER PRIMARY KEY, river TEXT NOT NULL, cm INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS hooks (id INTEGER PRIMARY KEY, url TEXT NOT NULL, secret TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS calls (
    id TEXT PRIMARY KEY, hook_id INTEGER NOT NULL REFERENCES hooks (id), level_id INTEGER NOT NULL REFERENCES levels (id)
  );'''


def hash_of(key):
    return hashlib.sha256(key.encode()).hexdigest()


class Store:
    def __init__(self, folder=os.environ.get('SHELF_DATA', 'data')):
        Path(folder).mkdir(parents=True, exist_ok=True)
        self.path = Path(folder) / 'levels.db'
        with self.connected() as db:
            db.executescript(TABLES)

    @contextmanager
    def connected(self):
        """A connection for one piece of work, of which all is kept or nothing."""
        db = sqlite3.connect(self.path, timeout=5)
        db.row_factory = sqlite3.Row
        try:
            with db:
                yield db
        finally:
            db.close()

    def all(self, sql, *values):
        with self.connected() as db:
            return [dict(row) for row in db.execute(sql, values).fetchall()]

    def issue(self, name, scope):
        key = 'level_' + secrets.token_urlsafe(24)
        self.all('INSERT INTO keys (name, hash, scope) VALUES (?, ?, ?)', name, hash_of(key), scope)
        return key  # shown now, and never again

    def revoke(self, name):
        return self.all('DELETE FROM keys WHERE name = ? RETURNING name', name) != []

    def key_of(self, key):
        return next(iter(self.all('SELECT name, scope FROM keys WHERE hash = ?', hash_of(key))), None)

    def add_level(self, river, cm):
        """The level, and the calls that tell of it: both, or neither."""
        with self.connected() as db:
            level = dict(db.execute('INSERT INTO levels (river, cm) VALUES (?, ?) RETURNING *', (river, cm)).fetchone())
            db.execute("INSERT INTO calls SELECT 'evt_' || hex(randomblob(12)), id, ? FROM hooks", (level['id'],))
        return level

    def level(self, level_id):
        return next(iter(self.all('SELECT * FROM levels WHERE id = ?', level_id)), None)

    def levels(self):
        return self.all('SELECT * FROM levels ORDER BY id DESC LIMIT 100')

    def add_hook(self, url):
        return self.all('INSERT INTO hooks (url, secret) VALUES (?, ?) RETURNING *', url, secrets.token_urlsafe(24))[0]

    def open_calls(self):
        return self.all('''SELECT c.id, h.url, h.secret, l.id AS level, l.river, l.cm FROM calls c
            JOIN hooks h ON h.id = c.hook_id JOIN levels l ON l.id = c.level_id''')

    def close(self, call):
        self.all('DELETE FROM calls WHERE id = ?', call)
