// Signing up, logging in and out, and the letters that open a door.
import { readFields, readTexts } from './account-check.js';
import { Problem } from './errors.js';
import { Limit } from './limits.js';
import { hashPassword, isPassword } from './passwords.js';
import { json } from './router.js';
import { cookieLine, hashOf, newToken, now } from './sessions.js';
import { unknownPerson } from './who.js';

const HOUR = 3600;

export function addAccountRoutes(app, { accounts, who, mail, config }) {
  const { publicUrl, sessionSeconds, passwordCost } = config;
  const attempts = new Limit(config.rateLimit);
  // Stands in where there is no account, so that both failures take equally long.
  const dummy = hashPassword(newToken(), passwordCost);

  app.add('POST', '/users', async (request) => {
    const { email, password } = readFields(await request.json(), 'email', 'password');
    const user = accounts.addUser(email, await hashPassword(password, passwordCost));
    if (user === undefined) throw new Problem(409, 'This email has an account already');
    const link = newLink(user, 'verify', 'email-verifications');
    mail(email, 'Is this your address?', `If you signed up at Shelf, confirm it:\n\ncurl -X PUT ${link}\n`);
    return json(201, user);
  });

  app.add('GET', '/users/me', who.only((request, user) => json(200, user)));

  app.add('DELETE', '/users/me', who.only((request, user) => {
    accounts.removeUser(user.id);
    return { status: 204, headers: { 'Set-Cookie': cookieLine('', { publicUrl, seconds: 0 }) } };
  }));

  app.add('POST', '/sessions', async (request) => {
    attempts.take(request.client, now()); // before the hash, which costs most
    const { email, password } = readTexts(await request.json(), 'email', 'password');
    const stored = accounts.passwordHashOf(email);
    const right = await isPassword(password, stored || (await dummy));
    const isSame = accounts.passwordHashOf(email) === stored; // a reset may have come in between
    if (!right || !isSame || stored === '') throw unknownPerson('Wrong email or password');
    endSession(request);
    const user = accounts.userByEmail(email);
    const token = newToken();
    accounts.addSession(user.id, hashOf(token), now() + sessionSeconds);
    return json(201, user, { 'Set-Cookie': cookieLine(token, { publicUrl, seconds: sessionSeconds }) });
  });

  app.add('DELETE', '/sessions/current', who.only((request) => {
    endSession(request);
    return { status: 204, headers: { 'Set-Cookie': cookieLine('', { publicUrl, seconds: 0 }) } };
  }));

  app.add('PUT', '/email-verifications/:token', ({ params }) => {
    accounts.setVerified(userOfToken('verify', params.token));
    return { status: 204 };
  });

  // The same answer, whether or not somebody has this email.
  app.add('POST', '/password-resets', async (request) => {
    const { email } = readTexts(await request.json(), 'email');
    const user = accounts.userByEmail(email);
    if (user !== undefined) {
      const link = newLink(user, 'reset', 'password-resets');
      const order = `curl -X PUT --json '{"password": "…"}' ${link}`;
      mail(email, 'A new password', `If you asked for it, choose a new password within an hour:\n\n${order}\n`);
    }
    return json(202, { title: 'If this email has an account, a mail is on its way' });
  });

  // The password is judged first, so that a bad one does not use up the token.
  app.add('PUT', '/password-resets/:token', async (request) => {
    const { password } = readFields(await request.json(), 'password');
    const user = userOfToken('reset', request.params.token);
    accounts.setPassword(user, await hashPassword(password, passwordCost));
    return { status: 204 };
  });

  // The link begins with a setting. A header such as Host is the sender's choice.
  function newLink(user, purpose, path) {
    const token = newToken();
    accounts.addToken(user.id, purpose, hashOf(token), now() + HOUR);
    return `${publicUrl}/${path}/${token}`;
  }

  function userOfToken(purpose, token) {
    const user = accounts.useToken(purpose, hashOf(token), now());
    if (user === undefined) throw new Problem(404, 'This link is unknown, used or too old');
    return user;
  }

  function endSession(request) {
    const token = who.tokenOf(request);
    if (token !== undefined) accounts.endSession(hashOf(token));
  }
}
