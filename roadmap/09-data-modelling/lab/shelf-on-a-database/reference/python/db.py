"""The one door to the database: it opens it, brings it up to date, and sends
each statement, so that all of them can be written down."""
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
    def transaction(self):
        """All of the work is kept, or nothing of it. A connection of its own for
        each piece of work, so that threads may share the database. IMMEDIATE: who
        comes second waits before it reads, and not when it wants to write."""
        with self.connection() as db:
            db.execute('BEGIN IMMEDIATE')
            try:
                yield db
                db.execute('COMMIT')
            except BaseException:
                if db.db.in_transaction:  # on a full disk SQLite has rolled back by itself
                    db.execute('ROLLBACK')
                raise

    @contextmanager
    def connection(self):
        """For a single statement. Python waits up to 5 seconds while another program writes."""
        db = sqlite3.connect(self.path, isolation_level=None)  # BEGIN and COMMIT are ours
        try:
            connection = Connection(db, self.log)
            connection.execute('PRAGMA foreign_keys = ON')
            connection.execute('PRAGMA synchronous = EXTRA')  # what was committed outlives a power cut
            yield connection
        finally:
            db.close()


class Connection:
    def __init__(self, db, log):
        self.db = db
        self.log = log

    def execute(self, sql, values=()):
        self.note(sql)
        return self.db.execute(sql, values)

    def note(self, sql):
        """The statement on one line. The values stay out: a log is no place for them."""
        if self.log:
            with open(self.log, 'a', encoding='utf-8') as file:
                file.write(' '.join(sql.split()) + '\n')


def migrate(db):
    """Runs each file that this database has not seen yet, and notes its name."""
    db.execute('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, run_at TEXT DEFAULT CURRENT_TIMESTAMP)')
    done = [name for (name,) in db.execute('SELECT name FROM migrations')]
    for name in migration_files():
        if name not in done:
            for statement in statements((HERE / name).read_text(encoding='utf-8')):
                db.execute(statement)
            db.execute('INSERT INTO migrations (name) VALUES (?)', (name,))


def migration_files():
    """First what was there before there were migrations; then the files by number.
    A file that has run anywhere is never edited: the next change is a new file."""
    return ['schema.sql', *sorted(f'migrations/{file.name}' for file in (HERE / 'migrations').glob('*.sql'))]


def statements(text):
    """One by one: executescript would end the transaction."""
    statement = ''
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ''
    if statement.strip():  # the last one has no semicolon
        yield statement
