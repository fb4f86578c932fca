"""One command makes the tables, or brings them up to date.

Each file of migrations/ runs once, in the order of the names.
"""
import os
import sqlite3
from pathlib import Path

from database import transaction

folder = os.environ.get('SHELF_DATA', 'data')


def run(db, path):
    noted = db.execute('INSERT INTO migrations (name) VALUES (?) ON CONFLICT DO NOTHING', (path.name,))
    if noted.rowcount == 0:
        return
    for statement in statements_of(path.read_text()):
        db.execute(statement)
    print(f'{path.name} has run')


def statements_of(script):
    """One after another: executescript would commit what came before it."""
    statement = ''
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ''


with transaction(folder) as db:
    db.execute('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)')
for path in sorted(Path(__file__).with_name('migrations').glob('*.sql')):
    with transaction(folder) as db:
        run(db, path)
