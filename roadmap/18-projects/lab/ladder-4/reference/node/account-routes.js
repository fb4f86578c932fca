// Signing up, logging in and out.
import { emailIn, logInOf, passwordIn, Refused } from './fields.js';

// Whatever is not in this list asks for a session.
export const PUBLIC = ['POST /users', 'POST /sessions'];

const COOKIE = 'desk';

export function accountRoutesOf(accounts) {
  return [
    ['POST', '/users', async ({ body }) => {
      const user = await accounts.signUp(emailIn(body), passwordIn(body));
      if (user === undefined) throw new Refused(409, 'this email has an account already');
      return { status: 201, body: user };
    }],
    ['POST', '/sessions', async ({ body }) => {
      const token = await accounts.logIn(...logInOf(body));
      if (token === undefined) throw unknownPerson('wrong email or password');
      return { status: 204, headers: { 'Set-Cookie': `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax` } };
    }],
    ['DELETE', '/sessions/current', ({ token }) => {
      accounts.logOut(token);
      return { status: 204, headers: { 'Set-Cookie': `${COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax` } };
    }],
  ];
}

// 401 names the way in which one can say who one is.
export function unknownPerson(message) {
  return new Refused(401, message, { 'WWW-Authenticate': 'Cookie' });
}

// The session's token that a request came with.
export function tokenOf(req) {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? '';
}
