import math

from errors import Problem

MINUTE = 60  # seconds


class Limit:
    """Counts attempts of each client, and refuses what is more than `most` in a
    minute. The count is in the database, where all copies of Shelf see it.
    Without a limit nothing is counted."""

    def __init__(self, database, most):
        self.database = database
        self.most = most

    def take(self, client, now):
        if self.most is None:
            return
        with self.database.connection() as db:
            db.execute('DELETE FROM login_attempts WHERE since <= ?', (now - MINUTE,))
            # One statement counts and tells: between two of them, others would come in.
            since, count = db.execute(
                '''INSERT INTO login_attempts (client, since, count) VALUES (?, ?, 1)
                ON CONFLICT (client) DO UPDATE SET count = count + 1 RETURNING since, count''',
                (client, now)).fetchone()
        if count > self.most:
            seconds = max(1, math.ceil(since + MINUTE - now))
            raise Problem(429, 'Too many attempts', headers={'Retry-After': str(seconds)})
