"""Readers, letters, and a row for each letter to each reader: open until it is sent or has failed."""
import sqlite3
from pathlib import Path
from threading import RLock

TABLES = '''
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS readers (id INTEGER PRIMARY KEY, mailbox TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS letters (id INTEGER PRIMARY KEY, subject TEXT NOT NULL, text TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS deliveries (
    id        INTEGER PRIMARY KEY,
    letter_id INTEGER NOT NULL REFERENCES letters (id),
    mailbox   TEXT NOT NULL,
    state     TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'sent', 'failed')),
    UNIQUE (letter_id, mailbox)
  );
  CREATE INDEX IF NOT EXISTS open_deliveries ON deliveries (id) WHERE state = 'open';'''


class Letters:
    def __init__(self, folder):
        Path(folder).mkdir(parents=True, exist_ok=True)
        self.db = sqlite3.connect(Path(folder) / 'letters.db', isolation_level=None, check_same_thread=False)
        self.db.row_factory = sqlite3.Row
        self.db.executescript(TABLES)
        self.lock = RLock()  # one connection, which one thread uses at a time

    def set_readers(self, mailboxes):
        """These, and nobody else; whoever stands in the list twice is one reader."""
        with self.lock:
            self.db.execute('BEGIN')
            try:
                self.db.execute('DELETE FROM readers')
                for mailbox in mailboxes:
                    self.db.execute('INSERT INTO readers (mailbox) VALUES (?) ON CONFLICT DO NOTHING', (mailbox,))
                self.db.execute('COMMIT')
            except BaseException:
                self.db.execute('ROLLBACK')
                raise

    def count_readers(self):
        return self._one('SELECT count(*) AS count FROM readers')

    def add(self, subject, text):
        return self._one('INSERT INTO letters (subject, text) VALUES (?, ?) RETURNING *', subject, text)

    def letter(self, id):
        return self._one('SELECT * FROM letters WHERE id = ?', id)

    def begin(self, id):
        """A row for each who reads now; a sending that has begun gets no more."""
        self._one(
            '''INSERT INTO deliveries (letter_id, mailbox) SELECT ?, mailbox FROM readers
            WHERE NOT EXISTS (SELECT 1 FROM deliveries WHERE letter_id = ?) ORDER BY id''', id, id)

    def standing(self, id):
        return self._one(
            '''SELECT count(*) FILTER (WHERE state = 'sent') AS sent, count(*) FILTER (WHERE state = 'failed') AS failed,
            count(*) FILTER (WHERE state = 'open') AS open FROM deliveries WHERE letter_id = ?''', id)

    def open_after(self, id):
        """The first open delivery after this one, with its letter."""
        return self._one(
            '''SELECT d.id, d.mailbox, l.subject, l.text FROM deliveries d JOIN letters l ON l.id = d.letter_id
            WHERE d.state = 'open' AND d.id > ? ORDER BY d.id LIMIT 1''', id)

    def note(self, id, state):
        self._one('UPDATE deliveries SET state = ? WHERE id = ?', state, id)

    def _one(self, sql, *values):
        with self.lock:
            row = self.db.execute(sql, values).fetchone()
        return None if row is None else dict(row)
