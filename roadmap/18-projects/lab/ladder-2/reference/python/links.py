import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789'  # without those that look alike
LENGTH = 6


class Links:
    def __init__(self, folder):
        Path(folder).mkdir(parents=True, exist_ok=True)
        self.path = Path(folder) / 'links.db'
        with closing(self._connect()) as db, db:
            db.execute('CREATE TABLE IF NOT EXISTS links (code TEXT PRIMARY KEY, url TEXT NOT NULL)')

    def add(self, url):
        """The code of a new link. Where the table has it already, another one is made."""
        with closing(self._connect()) as db, db:
            while True:
                code = new_code()
                added = db.execute(
                    'INSERT INTO links (code, url) VALUES (?, ?) ON CONFLICT DO NOTHING', (code, url))
                if added.rowcount == 1:
                    return code

    def find(self, code):
        """The address of a code, or None."""
        with closing(self._connect()) as db:
            row = db.execute('SELECT url FROM links WHERE code = ?', (code,)).fetchone()
        return row[0] if row else None

    def _connect(self):
        # One for each piece of work, since each request has a thread of its own
        return sqlite3.connect(self.path, timeout=10)


def new_code():
    return ''.join(secrets.choice(SIGNS) for _ in range(LENGTH))
