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
  userOf(request) {
    const token = this.tokenOf(request);
    return token === undefined ? undefined : this.accounts.session(hashOf(token), now());
  }

  // Makes a handler for everybody out of one for people who are logged in.
  only = (handler) => (request) => {
    const user = this.userOf(request);
    if (user === undefined) throw unknownPerson('Log in first');
    return handler(request, user);
  };
}

// 401 names the way in which one can say who one is.
export function unknownPerson(title) {
  return new Problem(401, title, { headers: { 'WWW-Authenticate': 'Cookie' } });
}
