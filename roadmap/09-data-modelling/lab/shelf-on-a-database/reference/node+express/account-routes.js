// Signing up, logging in and out, and the letters that open a door.
import { readFields, readTexts } from './account-check.js';
import { Problem } from './errors.js';
import { takesJson } from './layers.js';
import { hashPassword, isPassword } from './passwords.js';
import { cookieLine, hashOf, newToken, now } from './sessions.js';
import { unknownPerson } from './who.js';

const HOUR = 3600;

export function addAccountRoutes(app, { accounts, who, mail, config }) {
  const { publicUrl, sessionSeconds, passwordCost } = config;
  // Stands in where there is no account, so that both failures take equally long.
  const dummy = hashPassword(newToken(), passwordCost);

  app.post('/users', takesJson, async (req, res) => {
    const { email, password } = readFields(req.body, 'email', 'password');
    const user = accounts.addUser(email, await hashPassword(password, passwordCost));
    if (user === undefined) throw new Problem(409, 'This email has an account already');
    const link = newLink(user, 'verify', 'email-verifications');
    mail(email, 'Is this your address?', `If you signed up at Shelf, confirm it:\n\ncurl -X PUT ${link}\n`);
    res.status(201).json(user);
  });

  app.get('/users/me', who.only, (req, res) => {
    res.json(req.user);
  });

  app.delete('/users/me', who.only, (req, res) => {
    accounts.removeUser(req.user.id);
    res.status(204).set('Set-Cookie', cookieLine('', { publicUrl, seconds: 0 })).end();
  });

  app.post('/sessions', takesJson, async (req, res) => {
    const { email, password } = readTexts(req.body, 'email', 'password');
    const stored = accounts.passwordHashOf(email);
    const right = await isPassword(password, stored || (await dummy));
    const isSame = accounts.passwordHashOf(email) === stored; // a reset may have come in between
    if (!right || !isSame || stored === '') throw unknownPerson('Wrong email or password');
    endSession(req);
    const user = accounts.userByEmail(email);
    const token = newToken();
    accounts.addSession(user.id, hashOf(token), now() + sessionSeconds);
    res.status(201).set('Set-Cookie', cookieLine(token, { publicUrl, seconds: sessionSeconds })).json(user);
  });

  app.delete('/sessions/current', who.only, (req, res) => {
    endSession(req);
    res.status(204).set('Set-Cookie', cookieLine('', { publicUrl, seconds: 0 })).end();
  });

  app.put('/email-verifications/:token', (req, res) => {
    accounts.setVerified(userOfToken('verify', req.params.token));
    res.status(204).end();
  });

  // The same answer, whether or not somebody has this email.
  app.post('/password-resets', takesJson, (req, res) => {
    const { email } = readTexts(req.body, 'email');
    const user = accounts.userByEmail(email);
    if (user !== undefined) {
      const link = newLink(user, 'reset', 'password-resets');
      const order = `curl -X PUT --json '{"password": "…"}' ${link}`;
      mail(email, 'A new password', `If you asked for it, choose a new password within an hour:\n\n${order}\n`);
    }
    res.status(202).json({ title: 'If this email has an account, a mail is on its way' });
  });

  // The password is judged first, so that a bad one does not use up the token.
  app.put('/password-resets/:token', takesJson, async (req, res) => {
    const { password } = readFields(req.body, 'password');
    const user = userOfToken('reset', req.params.token);
    accounts.setPassword(user, await hashPassword(password, passwordCost));
    res.status(204).end();
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

  function endSession(req) {
    const token = who.tokenOf(req);
    if (token !== undefined) accounts.endSession(hashOf(token));
  }
}
