"""The one door to the database. Store and accounts send their statements through
this class, so that each can be written into the file of SHELF_SQL_LOG."""
import sqlite3
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent


class Database:
    def __init__(self, folder, log=None):
        Path(folder).mkdir(parents=True, exist_ok=True)
        self.path = Path(folder) / 'shelf.db'
        self.log = log
        with self.transaction() as db:
            migrate(db)

    @contextmanager
    def connection(self):
        """For a single statement."""
        db = sqlite3.connect(self.path, isolation_level=None)  # BEGIN and COMMIT are yours
        try:
            db.execute('PRAGMA foreign_keys = ON')
            yield db
        finally:
            db.close()

    @contextmanager
    def transaction(self):
        """All of the work is kept, or nothing of it."""
        raise NotImplementedError('transaction is not written yet')
        yield


def migrate(db):
    """schema.sql, then the files of migrations/ by name: each once for each database.
    Statement by statement: executescript would end the transaction."""
    raise NotImplementedError('migrate is not written yet')
