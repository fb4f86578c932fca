// What is kept of people: users, sessions, and tokens that went out by mail.
export class Accounts {
  constructor({ db }) {
    this.db = db;
    const columns = db.prepare("SELECT name FROM pragma_table_info('users')").all();
    if (!columns.some(({ name }) => name === 'email_verified_at')) {
      db.exec('ALTER TABLE users ADD COLUMN email_verified_at TEXT'); // a database from before there were accounts
    }
  }

  // The new user, or undefined where the email has an account already. The
  // database decides: of two who come at once, one gets a row.
  addUser(email, passwordHash) {
    return this.#get(
      `INSERT INTO users (email, password_hash) VALUES (?, ?)
      ON CONFLICT DO NOTHING RETURNING id, email`,
      ...[email, passwordHash],
    );
  }

  userByEmail(email) {
    return this.#get('SELECT id, email FROM users WHERE email = ?', email);
  }

  // Empty where nobody can log in with a password.
  passwordHashOf(email) {
    return this.#get('SELECT password_hash FROM users WHERE email = ?', email)?.password_hash ?? '';
  }

  // With a new password, old sessions and links end.
  setPassword(user, passwordHash) {
    this.#run('UPDATE users SET password_hash = ? WHERE id = ?', passwordHash, user);
    this.#run('DELETE FROM sessions WHERE user_id = ?', user);
    this.#run("DELETE FROM email_tokens WHERE user_id = ? AND purpose = 'reset'", user);
  }

  setVerified(user) {
    this.#run('UPDATE users SET email_verified_at = CURRENT_TIMESTAMP WHERE id = ?', user);
  }

  addSession(user, idHash, expires) {
    this.#run('INSERT INTO sessions VALUES (?, ?, ?)', idHash, user, expires);
  }

  // The user of a session that has not ended, or undefined.
  session(idHash, now) {
    return this.#get(
      `SELECT u.id, u.email FROM sessions s JOIN users u ON u.id = s.user_id
      WHERE s.id_hash = ? AND s.expires_at > ?`,
      ...[idHash, now],
    );
  }

  endSession(idHash) {
    this.#run('DELETE FROM sessions WHERE id_hash = ?', idHash);
  }

  addToken(user, purpose, tokenHash, expires) {
    this.#run('INSERT INTO email_tokens VALUES (?, ?, ?, ?)', tokenHash, user, purpose, expires);
  }

  // Whose token it is, or undefined. To find it is to use it up: it works once.
  useToken(purpose, tokenHash, now) {
    return this.#get(
      'DELETE FROM email_tokens WHERE token_hash = ? AND purpose = ? AND expires_at > ? RETURNING user_id',
      ...[tokenHash, purpose, now],
    )?.user_id;
  }

  #get(sql, ...values) {
    return this.db.prepare(sql).get(...values);
  }

  #run(sql, ...values) {
    return this.db.prepare(sql).run(...values);
  }
}
