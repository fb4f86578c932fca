import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path

FOLDER = Path(os.environ.get('SHELF_DATA', 'data'))


@contextmanager
def transaction():
    """A connection for one piece of work, of which all is kept or nothing."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(FOLDER / 'rooms.db', timeout=5, isolation_level=None)
    db.row_factory = sqlite3.Row
    try:
        db.execute('PRAGMA journal_mode = WAL')  # two versions share it
        db.execute('BEGIN IMMEDIATE')
        yield db
        db.execute('COMMIT')
    finally:
        db.close()  # what was not committed is taken back


def migrate(last=1000):
    """Each file of migrations/ once, in the order of the names, up to this number."""
    with transaction() as db:
        db.execute('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)')
    for path in sorted(Path(__file__).with_name('migrations').glob('*.sql')):
        if int(path.name.split('-')[0]) <= last:
            with transaction() as db:
                run(db, path)


def run(db, path):
    noted = db.execute('INSERT INTO migrations (name) VALUES (?) ON CONFLICT DO NOTHING', (path.name,))
    if noted.rowcount == 0:
        return
    statement = ''
    for line in path.read_text().splitlines(keepends=True):  # executescript would commit what came before it
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ''
