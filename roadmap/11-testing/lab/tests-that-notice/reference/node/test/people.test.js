// Signing up, logging in and out, and what comes by mail.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { startShelf } from './helpers.js';

const PASSWORD = 'a long and quiet river';

let shelf, ana;
before(async () => (shelf = await startShelf({ PUBLIC_URL: 'https://shelf.example' })));
after(() => shelf?.stop());
test.beforeEach(async () => (ana = await shelf.person('ana')));

const status = async (answer) => (await answer).status;
const linkTo = (email) => /https:\/\/shelf\.example(\/\S+)/.exec(shelf.mailTo(email).text)[1];

test('a new account gets 201, and keeps the password to itself', async () => {
  const answer = await shelf.visitor().post('/users', { email: ' New@Shelf.example ', password: PASSWORD });
  assert.deepEqual([answer.status, answer.json.email], [201, 'new@shelf.example']);
  assert.doesNotMatch(answer.text, /river|scrypt/);
});

test('an email has one account, in whatever case it is written', async () => {
  const again = { email: ana.email.toUpperCase(), password: 'another quiet river' };
  assert.equal(await status(shelf.visitor().post('/users', again)), 409);
  assert.equal((await shelf.visitor().logIn(ana.email, again.password)).status, 401);
});

test('what breaks a rule makes no account', async () => {
  for (const [body, fields] of [
    [{ email: 'b@shelf.example', password: 'short' }, ['password']],
    [{ email: 'b@shelf.example', password: 'a'.repeat(129) }, ['password']],
    [{ email: 'shelf.example', password: PASSWORD }, ['email']],
    [{}, ['email', 'password']],
    [{ email: 5, password: PASSWORD }, ['email']],
  ]) {
    const answer = await shelf.visitor().post('/users', body);
    assert.equal(answer.status, 422);
    assert.deepEqual(answer.json.errors.map(({ field }) => field), fields);
  }
});

test('passwords of 15 and of 128 characters are taken', async () => {
  for (const length of [15, 128]) {
    const body = { email: `of-${length}@shelf.example`, password: 'a'.repeat(length) };
    assert.equal(await status(shelf.visitor().post('/users', body)), 201);
  }
});

test('a log-in gives a cookie that no script can read, and Shelf knows who it is', async () => {
  const answer = await ana.logIn(ana.email.toUpperCase(), PASSWORD);
  assert.deepEqual([answer.status, answer.json.email], [201, ana.email]);
  const line = answer.headers.get('set-cookie');
  for (const part of ['HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/']) assert.ok(line.includes(part), part);
  assert.doesNotMatch(answer.text, /river|scrypt/);
  const me = await ana.get('/users/me');
  assert.deepEqual([me.status, me.json], [200, { id: me.json.id, email: ana.email }]);
});

test('a wrong password and an unknown email get the same answer', async () => {
  const [wrong, unknown] = [
    await shelf.visitor().logIn(ana.email, 'another quiet river'),
    await shelf.visitor().logIn('nobody@shelf.example', PASSWORD),
  ];
  assert.deepEqual([wrong.status, unknown.status], [401, 401]);
  assert.equal(wrong.text, unknown.text);
  assert.equal(wrong.headers.get('set-cookie'), null);
  assert.equal((await shelf.visitor().logIn('me@localhost', '')).status, 401);
  assert.equal(await status(shelf.visitor().post('/sessions', { email: ana.email })), 422);
});

test('after a log-out the old cookie is worth nothing, and another one still is', async () => {
  const other = shelf.visitor();
  await other.logIn(ana.email, PASSWORD);
  const answer = await ana.send('DELETE', '/sessions/current');
  assert.equal(answer.status, 204);
  assert.match(answer.headers.get('set-cookie'), /Max-Age=0/);
  assert.equal(await status(ana.get('/users/me')), 401);
  assert.equal(await status(other.get('/users/me')), 200);
});

test('a log-in ends the session that came with it', async () => {
  const { cookie } = ana;
  await ana.logIn();
  assert.notEqual(ana.cookie, cookie);
  assert.equal(await status(shelf.visitor().get('/users/me', { cookie })), 401);
});

test('a cookie that is changed or empty is nobody\'s', async () => {
  for (const cookie of [`${ana.cookie}x`, ana.cookie.replace(/=.*/, '='), 'sid=x'])
    assert.equal(await status(shelf.visitor().get('/users/me', { cookie })), 401);
  assert.equal(await status(shelf.visitor().get('/users/me', { cookie: `a=b; ${ana.cookie}` })), 200);
});

test('the link of a new account works once', async () => {
  const path = linkTo(ana.email);
  assert.equal(await status(shelf.visitor().send('PUT', `${path}x`)), 404);
  assert.equal(await status(shelf.visitor().send('PUT', path)), 204);
  assert.equal(await status(shelf.visitor().send('PUT', path)), 404);
});

test('asking for a reset tells nobody who has an account', async () => {
  const before = shelf.mailTo(ana.email);
  const unknown = await shelf.visitor().post('/password-resets', { email: 'nobody@shelf.example' });
  const known = await shelf.visitor().post('/password-resets', { email: ana.email });
  assert.deepEqual([unknown.status, unknown.text], [known.status, known.text]);
  assert.equal(known.status, 202);
  assert.notDeepEqual(shelf.mailTo(ana.email), before);
  assert.equal(shelf.mailTo('nobody@shelf.example'), undefined);
});

test('a reset sets the password once, ends all sessions, and no other link does', async () => {
  const verify = linkTo(ana.email).split('/').at(-1);
  await shelf.visitor().post('/password-resets', { email: ana.email });
  const path = linkTo(ana.email);
  const password = 'a new and quiet river';
  const reset = (to, body) => status(shelf.visitor().send('PUT', to, body));
  assert.equal(await reset(`/password-resets/${verify}`, { password }), 404);
  assert.equal(await reset(path, { password: 'short' }), 422);
  assert.equal(await reset(path, { password }), 204);
  assert.equal(await reset(path, { password: PASSWORD }), 404);
  assert.equal(await status(ana.get('/users/me')), 401);
  assert.equal((await shelf.visitor().logIn(ana.email, PASSWORD)).status, 401);
  assert.equal((await shelf.visitor().logIn(ana.email, password)).status, 201);
});

test('who leaves takes all that is their own, and nothing of others', async () => {
  const ben = await shelf.person('ben');
  await ben.bookmark({ tags: ['both'] });
  await ana.bookmark({ tags: ['both'] });
  assert.equal(await status(ana.send('DELETE', '/users/me')), 204);
  assert.equal(await status(ana.get('/users/me')), 401);
  assert.equal((await shelf.visitor().logIn(ana.email, PASSWORD)).status, 401);
  assert.deepEqual((await ben.get('/tags')).json.items, [{ name: 'both', count: 1 }]);
  assert.equal(await status(shelf.visitor().post('/users', { email: ana.email, password: PASSWORD })), 201);
});

test('attempts run out where a limit is set, and a session ends by itself', async () => {
  const strict = await startShelf({ SHELF_RATE_LIMIT: '3', SHELF_SESSION_SECONDS: '1' });
  try {
    const cal = await strict.person('cal');
    assert.equal(await status(cal.get('/users/me')), 200);
    for (const wanted of [401, 401, 429]) {
      const answer = await strict.visitor().logIn(cal.email, 'another quiet river');
      assert.equal(answer.status, wanted);
      assert.equal(answer.headers.has('retry-after'), wanted === 429);
    }
    const limit = Date.now() + 5000;
    while (await status(cal.get('/users/me')) !== 401) {
      assert.ok(Date.now() < limit, 'the session has not ended');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await strict.stop();
  }
});
