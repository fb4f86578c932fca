import { Problem } from './errors.js';
import { cookieName, hashOf, now, readCookie } from './sessions.js';

// Finds out who sends a request. Every route asks here, and nowhere else.
export class Who {
  constructor({ accounts, publicUrl }) {
    this.accounts = accounts;
    this.cookie = cookieName(publicUrl);
  }

  // The session's token that the request came with, or undefined.
  tokenOf({ headers }) {
    return readCookie(headers.cookie, this.cookie);
  }

  // The user, or undefined: no session, or one that has ended.
  userOf(req) {
    const token = this.tokenOf(req);
    return token === undefined ? undefined : this.accounts.session(hashOf(token), now());
  }

  // A layer for routes of people who are logged in: it lets nobody else pass.
  only = (req, res, next) => {
    req.user = this.userOf(req);
    if (req.user === undefined) throw unknownPerson('Log in first');
    next();
  };
}

// 401 names the way in which one can say who one is.
export function unknownPerson(title) {
  return new Problem(401, title, { headers: { 'WWW-Authenticate': 'Cookie' } });
}
