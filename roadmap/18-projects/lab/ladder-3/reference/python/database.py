import sqlite3
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def transaction(folder):
    """A connection for one piece of work, of which all is kept or nothing."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(Path(folder) / 'desk.db', timeout=5, isolation_level=None)
    db.row_factory = sqlite3.Row
    try:
        db.execute('PRAGMA foreign_keys = ON')  # SQLite looks at them only when it is told to
        db.execute('BEGIN IMMEDIATE')
        yield db
        db.execute('COMMIT')
    finally:
        db.close()  # what was not committed is taken back
