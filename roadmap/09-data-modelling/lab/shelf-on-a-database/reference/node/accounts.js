// What is kept of people: users, sessions, and tokens that went out by mail.
export class Accounts {
  constructor(db) {
    this.db = db;
    const columns = db.all("SELECT name FROM pragma_table_info('users')");
    if (!columns.some(({ name }) => name === 'email_verified_at')) {
      db.run('ALTER TABLE users ADD COLUMN email_verified_at TEXT'); // a database from before there were accounts
    }
  }

  // The new user, or undefined where the email has an account already. The
  // database decides: of two who come at once, one gets a row.
  addUser(email, passwordHash) {
    return this.db.get(
      `INSERT INTO users (email, password_hash) VALUES (?, ?)
      ON CONFLICT DO NOTHING RETURNING id, email`,
      ...[email, passwordHash],
    );
  }

  userByEmail(email) {
    return this.db.get('SELECT id, email FROM users WHERE email = ?', email);
  }

  // Empty where nobody can log in with a password.
  passwordHashOf(email) {
    return this.db.get('SELECT password_hash FROM users WHERE email = ?', email)?.password_hash ?? '';
  }

  // With a new password, old sessions and links end.
  setPassword(user, passwordHash) {
    this.db.inTransaction(() => {
      this.db.run('UPDATE users SET password_hash = ? WHERE id = ?', passwordHash, user);
      this.db.run('DELETE FROM sessions WHERE user_id = ?', user);
      this.db.run("DELETE FROM email_tokens WHERE user_id = ? AND purpose = 'reset'", user);
    });
  }

  // With the user go bookmarks, sessions, tokens and keys: each has ON DELETE
  // CASCADE. Tags belong to nobody; those that are on nothing any more go too.
  removeUser(user) {
    this.db.inTransaction(() => {
      this.db.run('DELETE FROM users WHERE id = ?', user);
      this.db.run('DELETE FROM tags WHERE id NOT IN (SELECT tag_id FROM bookmark_tags)');
    });
  }

  setVerified(user) {
    this.db.run('UPDATE users SET email_verified_at = CURRENT_TIMESTAMP WHERE id = ?', user);
  }

  addSession(user, idHash, expires) {
    this.db.run('INSERT INTO sessions VALUES (?, ?, ?)', idHash, user, expires);
  }

  // The user of a session that has not ended, or undefined.
  session(idHash, now) {
    return this.db.get(
      `SELECT u.id, u.email FROM sessions s JOIN users u ON u.id = s.user_id
      WHERE s.id_hash = ? AND s.expires_at > ?`,
      ...[idHash, now],
    );
  }

  endSession(idHash) {
    this.db.run('DELETE FROM sessions WHERE id_hash = ?', idHash);
  }

  addToken(user, purpose, tokenHash, expires) {
    this.db.run('INSERT INTO email_tokens VALUES (?, ?, ?, ?)', tokenHash, user, purpose, expires);
  }

  // Whose token it is, or undefined. To find it is to use it up: it works once.
  useToken(purpose, tokenHash, now) {
    return this.db.get(
      'DELETE FROM email_tokens WHERE token_hash = ? AND purpose = ? AND expires_at > ? RETURNING user_id',
      ...[tokenHash, purpose, now],
    )?.user_id;
  }
}
