from database import transaction

LOANS = '''
    SELECT l.id, l.is_open, t.id AS thing_id, t.title, p.id AS person_id, p.name
    FROM loans l
    JOIN things t ON t.id = l.thing_id
    JOIN people p ON p.id = l.person_id'''


class Desk:
    """Things, people and loans, each of one user. What is not there, or is somebody else's, is None."""

    def __init__(self, folder):
        self.folder = folder

    def add_thing(self, user, title):
        return self._one('INSERT INTO things (user_id, title) VALUES (?, ?) RETURNING id, title', user, title)

    def thing(self, user, id):
        return self._one('SELECT id, title FROM things WHERE user_id = ? AND id = ?', user, id)

    def rename_thing(self, user, id, title):
        sql = 'UPDATE things SET title = ? WHERE user_id = ? AND id = ? RETURNING id, title'
        return self._one(sql, title, user, id)

    def delete_thing(self, user, id):
        """Its loans go with it, in the same statement: the table says ON DELETE CASCADE."""
        return self._one('DELETE FROM things WHERE user_id = ? AND id = ? RETURNING id', user, id)

    def add_person(self, user, name):
        return self._one('INSERT INTO people (user_id, name) VALUES (?, ?) RETURNING id, name', user, name)

    def person(self, user, id):
        return self._one('SELECT id, name FROM people WHERE user_id = ? AND id = ?', user, id)

    def lend(self, user, thing, person):
        """The loan; None where this user has no such thing, or no such person."""
        lent = self._one(
            '''INSERT INTO loans (thing_id, person_id)
            SELECT t.id, p.id FROM things t, people p
            WHERE t.user_id = ? AND t.id = ? AND p.user_id = ? AND p.id = ? RETURNING id''',
            user, thing, user, person)
        return lent and self.loan(user, lent['id'])

    def loan(self, user, id):
        return next(iter(self._loans(user, 'l.id = ?', [id], 1)), None)

    def give_back(self, user, id):
        loan = self.loan(user, id)
        if loan is None:
            return None
        self._one('UPDATE loans SET is_open = 0 WHERE id = ?', id)
        return {**loan, 'open': False}

    def loans(self, user, limit, open=None, below=None):
        """The newest first. A page begins below the loan at which the one before it ended."""
        condition, values = '(? IS NULL OR l.id < ?)', [below, below]
        if open is not None:  # only then, so that the index of open loans is of use
            condition, values = f'l.is_open = ? AND {condition}', [open, *values]
        return self._loans(user, condition, values, limit)

    def _loans(self, user, condition, values, limit):
        """A loan is whose its thing is."""
        sql = f'{LOANS} WHERE t.user_id = ? AND {condition} ORDER BY l.id DESC LIMIT ?'
        with transaction(self.folder) as db:
            rows = db.execute(sql, (user, *values, limit)).fetchall()
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
