"""Who has an account, and who is logged in."""
import hashlib
import secrets

from database import transaction
from passwords import hash_password, is_password

# Stands in where there is no account, so that both failures take equally long.
DUMMY = hash_password(secrets.token_hex(16))


class Accounts:
    def __init__(self, folder):
        self.folder = folder

    def sign_up(self, email, password):
        """The new account; None where the email has one already."""
        hashed = hash_password(password)
        with transaction(self.folder) as db:
            user = db.execute(
                'INSERT INTO users (email, password_hash) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING id, email',
                (email, hashed)).fetchone()
            if user is not None and user['id'] == 1:
                take_over(db, user['id'])
        return None if user is None else dict(user)

    def log_in(self, email, password):
        """A cookie's value for this person; None where email or password is wrong."""
        with transaction(self.folder) as db:
            user = db.execute('SELECT id, password_hash FROM users WHERE email = ?', (email,)).fetchone()
        right = is_password(password, DUMMY if user is None else user['password_hash'])
        if not right or user is None:
            return None
        token = secrets.token_urlsafe(32)
        with transaction(self.folder) as db:
            db.execute('INSERT INTO sessions (token_hash, user_id) VALUES (?, ?)', (hash_of(token), user['id']))
        return token

    def user_of(self, token):
        """The id of whoever has this session, or None."""
        with transaction(self.folder) as db:
            row = db.execute('SELECT user_id FROM sessions WHERE token_hash = ?', (hash_of(token),)).fetchone()
        return None if row is None else row['user_id']

    def log_out(self, token):
        with transaction(self.folder) as db:
            db.execute('DELETE FROM sessions WHERE token_hash = ?', (hash_of(token),))


def take_over(db, user):
    db.execute('UPDATE things SET user_id = ? WHERE user_id IS NULL', (user,))
    db.execute('UPDATE people SET user_id = ? WHERE user_id IS NULL', (user,))


def hash_of(token):
    return hashlib.sha256(token.encode()).hexdigest()
