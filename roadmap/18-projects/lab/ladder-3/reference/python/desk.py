from database import transaction

LOANS = '''
    SELECT l.id, l.is_open, t.id AS thing_id, t.title, p.id AS person_id, p.name
    FROM loans l
    JOIN things t ON t.id = l.thing_id
    JOIN people p ON p.id = l.person_id'''


class Desk:
    """Things, people and loans. What is not there is None."""

    def __init__(self, folder):
        self.folder = folder

    def add_thing(self, title):
        return self._one('INSERT INTO things (title) VALUES (?) RETURNING id, title', title)

    def thing(self, id):
        return self._one('SELECT id, title FROM things WHERE id = ?', id)

    def rename_thing(self, id, title):
        return self._one('UPDATE things SET title = ? WHERE id = ? RETURNING id, title', title, id)

    def delete_thing(self, id):
        """Its loans go with it, in the same statement: the table says ON DELETE CASCADE."""
        return self._one('DELETE FROM things WHERE id = ? RETURNING id', id)

    def add_person(self, name):
        return self._one('INSERT INTO people (name) VALUES (?) RETURNING id, name', name)

    def person(self, id):
        return self._one('SELECT id, name FROM people WHERE id = ?', id)

    def lend(self, thing, person):
        """The loan; None where there is no such thing, or no such person."""
        lent = self._one(
            '''INSERT INTO loans (thing_id, person_id)
            SELECT t.id, p.id FROM things t, people p WHERE t.id = ? AND p.id = ? RETURNING id''',
            thing, person)
        return lent and self.loan(lent['id'])

    def loan(self, id):
        return next(iter(self._loans('l.id = ?', [id], 1)), None)

    def give_back(self, id):
        back = self._one('UPDATE loans SET is_open = 0 WHERE id = ? RETURNING id', id)
        return back and self.loan(id)

    def loans(self, limit, open=None, below=None):
        """The newest first. A page begins below the loan at which the one before it ended."""
        condition, values = '(? IS NULL OR l.id < ?)', [below, below]
        if open is not None:  # only then, so that the index of open loans is of use
            condition, values = f'l.is_open = ? AND {condition}', [open, *values]
        return self._loans(condition, values, limit)

    def _loans(self, condition, values, limit):
        with transaction(self.folder) as db:
            rows = db.execute(f'{LOANS} WHERE {condition} ORDER BY l.id DESC LIMIT ?', (*values, limit)).fetchall()
        return [{
            'id': row['id'],
            'thing': {'id': row['thing_id'], 'title': row['title']},
            'person': {'id': row['person_id'], 'name': row['name']},
            'open': row['is_open'] == 1,
        } for row in rows]

    def _one(self, sql, *values):
        with transaction(self.folder) as db:
            row = db.execute(sql, values).fetchone()
        return None if row is None else dict(row)
