import sqlite3
from contextlib import closing
from pathlib import Path

# AUTOINCREMENT: the id of an item that went is never given again.
TABLE = '''
    CREATE TABLE IF NOT EXISTS items (
        id     INTEGER PRIMARY KEY AUTOINCREMENT,
        name   TEXT NOT NULL,
        amount INTEGER NOT NULL
    )'''


class Items:
    """Kept by SQLite: what was answered with 201 is there after a power cut, too."""

    def __init__(self, folder):
        Path(folder).mkdir(parents=True, exist_ok=True)
        self.path = Path(folder) / 'items.db'
        self._do(TABLE)

    def add(self, name, amount):
        return self._do('INSERT INTO items (name, amount) VALUES (?, ?) RETURNING *', name, amount)[0]

    def list(self):
        return self._do('SELECT * FROM items ORDER BY id DESC')  # newest first

    def find(self, id):
        """The item, or None."""
        return next(iter(self._do('SELECT * FROM items WHERE id = ?', id)), None)

    def remove(self, id):
        self._do('DELETE FROM items WHERE id = ?', id)

    def _do(self, sql, *values):
        # A connection for each piece of work, since each request has a thread of its own
        with closing(sqlite3.connect(self.path)) as db, db:
            db.row_factory = sqlite3.Row
            return [dict(row) for row in db.execute(sql, values)]
