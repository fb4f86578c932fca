class Accounts:
    """What is kept of people: users, sessions, and tokens that went out by mail."""

    def __init__(self, database):
        self.database = database
        with database.transaction() as db:
            columns = [name for (name,) in db.execute("SELECT name FROM pragma_table_info('users')")]
            if 'email_verified_at' not in columns:  # a database from before there were accounts
                db.execute('ALTER TABLE users ADD COLUMN email_verified_at TEXT')

    def add_user(self, email, password_hash):
        """The new user; None where the email has an account already. The database
        decides: of two who come at once, one gets a row."""
        added = self._one(
            '''INSERT INTO users (email, password_hash) VALUES (?, ?)
            ON CONFLICT DO NOTHING RETURNING id, email''',
            email, password_hash)
        return added and user_from(added)

    def user_by_email(self, email):
        found = self._one('SELECT id, email FROM users WHERE email = ?', email)
        return found and user_from(found)

    def password_hash_of(self, email):
        """Empty where nobody can log in with a password."""
        found = self._one('SELECT password_hash FROM users WHERE email = ?', email)
        return found[0] if found else ''

    def set_password(self, user, password_hash):
        """With a new password, old sessions and links end."""
        with self.database.transaction() as db:
            db.execute('UPDATE users SET password_hash = ? WHERE id = ?', (password_hash, user))
            db.execute('DELETE FROM sessions WHERE user_id = ?', (user,))
            db.execute("DELETE FROM email_tokens WHERE user_id = ? AND purpose = 'reset'", (user,))

    def remove_user(self, user):
        """With the user go bookmarks, sessions, tokens and keys: each has ON DELETE
        CASCADE. Tags belong to nobody; those that are on nothing any more go too."""
        with self.database.transaction() as db:
            db.execute('DELETE FROM users WHERE id = ?', (user,))
            db.execute('DELETE FROM tags WHERE id NOT IN (SELECT tag_id FROM bookmark_tags)')

    def set_verified(self, user):
        self._do('UPDATE users SET email_verified_at = CURRENT_TIMESTAMP WHERE id = ?', user)

    def add_session(self, email, password_hash, id_hash, expires):
        """The user; None where the password is another by now: a reset ends all
        sessions, also one that begins at the same moment."""
        added = self._one(
            '''INSERT INTO sessions SELECT ?, id, ? FROM users WHERE email = ? AND password_hash = ?
            RETURNING user_id''',
            id_hash, expires, email, password_hash)
        return added and user_from((added[0], email))

    def session(self, id_hash, now):
        """The user of a session that has not ended, or None."""
        found = self._one(
            '''SELECT u.id, u.email FROM sessions s JOIN users u ON u.id = s.user_id
            WHERE s.id_hash = ? AND s.expires_at > ?''',
            id_hash, now)
        return found and user_from(found)

    def end_session(self, id_hash):
        self._do('DELETE FROM sessions WHERE id_hash = ?', id_hash)

    def add_token(self, user, purpose, token_hash, expires):
        self._do('INSERT INTO email_tokens VALUES (?, ?, ?, ?)', token_hash, user, purpose, expires)

    def use_token(self, purpose, token_hash, now):
        """Whose token it is, or None. To find it is to use it up: it works once."""
        found = self._one(
            'DELETE FROM email_tokens WHERE token_hash = ? AND purpose = ? AND expires_at > ? RETURNING user_id',
            token_hash, purpose, now)
        return found[0] if found else None

    def _one(self, sql, *values):
        with self.database.connection() as db:
            return db.execute(sql, values).fetchone()

    def _do(self, sql, *values):
        with self.database.connection() as db:
            db.execute(sql, values)


def user_from(row):
    id, email = row
    return {'id': id, 'email': email}
