// Who has an account, and who is logged in.
import { createHash, randomBytes } from 'node:crypto';
import { inTransaction, openDatabase } from './database.js';
import { hashPassword, isPassword } from './passwords.js';

// Stands in where there is no account, so that both failures take equally long.
const dummy = hashPassword(randomBytes(16).toString('hex'));

export class Accounts {
  constructor(folder) {
    this.db = openDatabase(folder);
  }

  // The new account; undefined where the email has one already.
  async signUp(email, password) {
    const hash = await hashPassword(password);
    return inTransaction(this.db, () => {
      const user = this.#get(
        'INSERT INTO users (email, password_hash) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING id, email',
        email,
        hash,
      );
      if (user?.id === 1) this.#takeOver(user.id);
      return user;
    });
  }

  // A cookie's value for this person; undefined where email or password is wrong.
  async logIn(email, password) {
    const user = this.#get('SELECT id, password_hash FROM users WHERE email = ?', email);
    const right = await isPassword(password, user?.password_hash ?? (await dummy));
    if (!right || user === undefined) return undefined;
    const token = randomBytes(32).toString('base64url');
    this.#get('INSERT INTO sessions (token_hash, user_id) VALUES (?, ?)', hashOf(token), user.id);
    return token;
  }

  // The id of whoever has this session, or undefined.
  userOf(token) {
    return this.#get('SELECT user_id FROM sessions WHERE token_hash = ?', hashOf(token))?.user_id;
  }

  logOut(token) {
    this.#get('DELETE FROM sessions WHERE token_hash = ?', hashOf(token));
  }

  #takeOver(user) {
    this.#get('UPDATE things SET user_id = ? WHERE user_id IS NULL', user);
    this.#get('UPDATE people SET user_id = ? WHERE user_id IS NULL', user);
  }

  #get(sql, ...values) {
    return this.db.prepare(sql).get(...values);
  }
}

function hashOf(token) {
  return createHash('sha256').update(token).digest('hex');
}
