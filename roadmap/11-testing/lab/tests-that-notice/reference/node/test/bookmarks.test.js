// What people do with their bookmarks, through the front door. Cal is new in each test, and has nothing yet.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { startShelf } from './helpers.js';

let shelf, ana, ben;
before(async () => {
  shelf = await startShelf();
  ana = await shelf.person('ana');
  ben = await shelf.person('ben');
});
after(() => shelf?.stop());

const urlsOf = ({ json }) => json.items.map(({ url }) => url);
const isProblem = ({ json, headers }, status) => {
  assert.match(headers.get('content-type'), /^application\/problem\+json/);
  assert.equal(json.status, status);
};

test('a new bookmark gets 201 and its place, and can be read there', async () => {
  const made = await ana.post('/bookmarks', { url: 'https://sqlite.org/', title: 'SQLite', tags: ['sql', 'db'] });
  assert.equal(made.status, 201);
  assert.match(made.headers.get('content-type'), /^application\/json/);
  assert.deepEqual([made.json.url, made.json.title, made.json.tags], ['https://sqlite.org/', 'SQLite', ['sql', 'db']]);
  const read = await ana.get(made.headers.get('location'));
  assert.equal(read.status, 200);
  assert.deepEqual(read.json, made.json);
  assert.equal(read.headers.get('etag'), made.headers.get('etag'));
});

test('what breaks a rule is refused by the name of its field, and nothing is kept', async () => {
  const cal = await shelf.person('cal');
  const answer = await cal.post('/bookmarks', { url: 'javascript:alert(1)' });
  assert.equal(answer.status, 422);
  isProblem(answer, 422);
  assert.equal(answer.json.errors[0].field, 'url');
  assert.deepEqual(urlsOf(await cal.get('/bookmarks')), []);
});

test('a body that is no JSON gets 400, another type 415, and 2 MiB 413', async () => {
  assert.equal((await ana.post('/bookmarks', '{"url": ')).status, 400);
  assert.equal((await ana.post('/bookmarks', '{}', { 'content-type': 'text/plain' })).status, 415);
  const large = await ana.post('/bookmarks', { url: `https://a.example/${'a'.repeat(2 << 20)}` });
  assert.equal(large.status, 413);
});

test('a list has all of mine, oldest first', async () => {
  const cal = await shelf.person('cal');
  await cal.bookmark({ url: 'https://b.example/' });
  await cal.bookmark({ url: 'https://a.example/' });
  const answer = await cal.get('/bookmarks');
  assert.equal(answer.status, 200);
  assert.deepEqual(urlsOf(answer), ['https://b.example/', 'https://a.example/']);
  assert.equal(answer.json.next, null);
});

test('a tag picks out those that have it', async () => {
  const cal = await shelf.person('cal');
  await cal.bookmark({ url: 'https://b.example/', tags: ['sql'] });
  await cal.bookmark({ url: 'https://a.example/', tags: ['web', 'sql'] });
  await cal.bookmark({ url: 'https://c.example/', tags: ['web'] });
  assert.deepEqual(urlsOf(await cal.get('/bookmarks?tag=sql')), ['https://b.example/', 'https://a.example/']);
  assert.deepEqual(urlsOf(await cal.get('/bookmarks?tag=none')), []);
});

test('pages have each bookmark once, and come to an end', async () => {
  const cal = await shelf.person('cal');
  for (const n of [5, 3, 1, 4, 2]) {
    await cal.bookmark({ url: `https://${n}.example/`, title: `T${Math.floor(n / 2)}`, tags: ['p'] });
  }
  await cal.bookmark({ url: 'https://other.example/' });
  for (const [sort, wanted] of [['created', ['53', '14', '2']], ['title', ['13', '25', '4']]]) {
    const seen = [];
    let path = `/bookmarks?tag=p&sort=${sort}&limit=2`;
    for (let pages = 0; path !== null && pages < 9; pages += 1) {
      const { json } = await cal.get(path);
      seen.push(json.items.map(({ url }) => url[8]).join(''));
      path = json.next;
    }
    assert.deepEqual(seen, wanted, sort);
  }
});

test('a page of the right size has no next one', async () => {
  const cal = await shelf.person('cal');
  await cal.bookmark();
  await cal.bookmark();
  assert.equal((await cal.get('/bookmarks?limit=2')).json.next, null);
});

const NO_PAGES = ['limit=0', 'limit=-1', 'limit=x', 'sort=url', 'cursor=x', 'cursor=e30', 'sort=title&cursor=eyJrZXkiOjEsImlkIjoxfQ'];

test('a page that is none is refused', async () => {
  for (const query of NO_PAGES) assert.equal((await ana.get(`/bookmarks?${query}`)).status, 422, query);
});

test('an unchanged bookmark costs no body', async () => {
  const { id } = await ana.bookmark();
  const tag = (await ana.get(`/bookmarks/${id}`)).headers.get('etag');
  assert.match(tag, /^(W\/)?".+"$/);
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const answer = await ana.get(`/bookmarks/${id}`, { 'if-none-match': known });
    assert.deepEqual([answer.status, answer.text, answer.headers.get('etag')], [304, '', tag]);
  }
  assert.equal((await ana.get(`/bookmarks/${id}`, { 'if-none-match': '"other"' })).status, 200);
});

test('PUT replaces all of it, and gives it a new tag', async () => {
  const old = await ana.post('/bookmarks', { url: 'https://a.example/', title: 'A', tags: ['a', 'b'] });
  const path = `/bookmarks/${old.json.id}`;
  const answer = await ana.send('PUT', path, { url: 'https://b.example/', tags: ['c'] });
  assert.ok([200, 204].includes(answer.status));
  const { json, headers } = await ana.get(path);
  assert.deepEqual([json.id, json.url, json.title, json.tags], [old.json.id, 'https://b.example/', null, ['c']]);
  assert.notEqual(headers.get('etag'), old.headers.get('etag'));
  assert.equal((await ana.send('PUT', path, { title: 'B' })).status, 422);
});

test('a change that somebody has not seen is not overwritten', async () => {
  const made = await ana.post('/bookmarks', { url: 'https://a.example/' });
  const path = `/bookmarks/${made.json.id}`;
  const seen = { 'if-match': made.headers.get('etag') };
  assert.equal((await ana.send('PUT', path, { url: 'https://b.example/' }, seen)).status, 200);
  assert.equal((await ana.send('PUT', path, { url: 'https://c.example/' }, seen)).status, 412);
  assert.equal((await ana.send('DELETE', path, undefined, seen)).status, 412);
  assert.equal((await ana.get(path)).json.url, 'https://b.example/');
});

test('DELETE takes it away for good', async () => {
  const cal = await shelf.person('cal');
  const { id } = await cal.bookmark();
  const other = await cal.bookmark({ url: 'https://other.example/' });
  assert.equal((await cal.send('DELETE', `/bookmarks/${id}`)).status, 204);
  assert.equal((await cal.get(`/bookmarks/${id}`)).status, 404);
  assert.equal((await cal.send('DELETE', `/bookmarks/${id}`)).status, 404);
  assert.deepEqual(urlsOf(await cal.get('/bookmarks')), [other.url]);
  assert.ok((await cal.bookmark()).id > other.id);
});

test('a POST that is repeated with its key is done once', async () => {
  const cal = await shelf.person('cal');
  const key = { 'idempotency-key': 'k-1' };
  const body = { url: 'https://once.example/', tags: ['once'] };
  const [first, again] = [await cal.post('/bookmarks', body, key), await cal.post('/bookmarks', body, key)];
  assert.deepEqual([again.status, again.json], [201, first.json]);
  assert.deepEqual(urlsOf(await cal.get('/bookmarks')), ['https://once.example/']);
  assert.equal((await cal.post('/bookmarks', { url: 'https://two.example/' }, key)).status, 422);
  await cal.post('/bookmarks', body, { 'idempotency-key': 'k-2' });
  assert.equal((await cal.get('/bookmarks')).json.items.length, 2);
  assert.equal((await ben.post('/bookmarks', { url: 'https://bens.example/' }, key)).json.url, 'https://bens.example/');
});

test('the form of the page is answered with 303, and kept', async () => {
  const cal = await shelf.person('cal');
  const form = 'url=https%3A%2F%2Fform.example%2F&title=&tags=a%2C+b%2C';
  const answer = await cal.post('/bookmarks', form, { 'content-type': 'application/x-www-form-urlencoded' });
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/']);
  const [{ url, title, tags }] = (await cal.get('/bookmarks')).json.items;
  assert.deepEqual([url, title, tags], ['https://form.example/', null, ['a', 'b']]);
});

test('there is no bookmark of an odd id', async () => {
  for (const id of ['999999', 'abc', '1e3', '-1', '0', '9'.repeat(30)]) {
    const answer = await ana.get(`/bookmarks/${id}`);
    assert.equal(answer.status, 404, id);
    isProblem(answer, 404);
  }
});

// Who may do what: mine, somebody else's, and nobody's.
test('what is Ana\'s is nothing to Ben, and nobody may', async () => {
  const { id } = await ana.bookmark({ url: 'https://anas.example/' });
  for (const [method, body] of [['GET'], ['PUT', { url: 'https://bens.example/' }], ['DELETE']]) {
    assert.equal((await ben.send(method, `/bookmarks/${id}`, body)).status, 404);
    assert.equal((await shelf.visitor().send(method, `/bookmarks/${id}`, body)).status, 401);
    assert.equal((await ana.get(`/bookmarks/${id}`)).json.url, 'https://anas.example/');
  }
});

test('lists, the page and tags have nothing of other people', async () => {
  await ana.bookmark({ url: 'https://anas.example/', tags: ['secret'] });
  const cal = await shelf.person('cal');
  assert.deepEqual(urlsOf(await cal.get('/bookmarks')), []);
  assert.deepEqual((await cal.get('/tags')).json.items, []);
  assert.doesNotMatch((await cal.get('/')).text, /anas\.example/);
  assert.doesNotMatch((await shelf.visitor().get('/')).text, /anas\.example/);
});

test('nobody sees lists or adds', async () => {
  for (const path of ['/bookmarks', '/tags', '/users/me']) {
    const answer = await shelf.visitor().get(path);
    assert.equal(answer.status, 401);
    isProblem(answer, 401);
    assert.ok(answer.headers.has('www-authenticate'));
  }
  assert.equal((await shelf.visitor().post('/bookmarks', { url: 'https://a.example/' })).status, 401);
});

test('the owner and the id are never chosen by a body', async () => {
  const { id } = await ana.bookmark({ id: 1, user_id: 1, version: 9 });
  assert.notEqual(id, 1);
  assert.equal((await ana.get(`/bookmarks/${id}`)).status, 200);
});

test('tags are counted, right after each change', async () => {
  const cal = await shelf.person('cal');
  const { id } = await cal.bookmark({ tags: ['b', 'a'] });
  await cal.bookmark({ tags: ['b'] });
  const count = async () => (await cal.get('/tags')).json.items.map(({ name, count }) => `${name} ${count}`);
  assert.deepEqual(await count(), ['a 1', 'b 2']);
  await cal.send('DELETE', `/bookmarks/${id}`);
  assert.deepEqual(await count(), ['b 1']);
});

test('the page lists the newest first, as text and links', async () => {
  const cal = await shelf.person('cal');
  await cal.bookmark({ url: 'https://a.example/?a=1&b="', title: '<b>A & B</b>' });
  await cal.bookmark({ url: 'https://new.example/' });
  const { status, text, headers } = await cal.get('/');
  assert.equal(status, 200);
  assert.match(headers.get('content-type'), /^text\/html/);
  assert.match(text, /&lt;b&gt;A &amp; B&lt;\/b&gt;/);
  assert.match(text, /href="https:\/\/a\.example\/\?a=1&amp;b=&quot;"/);
  assert.match(text, /href="https:\/\/new\.example\/">https:\/\/new\.example\//);
  assert.ok(text.indexOf('new.example') < text.indexOf('a.example'));
});

test('the files of the page come with their types, and no other file comes', async () => {
  assert.match((await ana.get('/style.css')).headers.get('content-type'), /^text\/css/);
  assert.match((await ana.get('/page.js')).headers.get('content-type'), /^(text|application)\/javascript/);
  for (const path of ['/server.js', '/%2e%2e/config.js', '/..%2fconfig.js', '/nowhere', '/%'])
    assert.equal((await ana.get(path)).status, 404, path);
  assert.equal((await ana.post('/style.css', {})).status, 404);
});

test('a method that a path does not know is 405, with those that it knows', async () => {
  const answer = await ana.send('PATCH', '/bookmarks', {});
  assert.equal(answer.status, 405);
  assert.match(answer.headers.get('allow'), /GET/);
  assert.match(answer.headers.get('allow'), /POST/);
});

test('every answer has an id and says what it is', async () => {
  for (const path of ['/health/live', '/nowhere', '/bookmarks', '/']) {
    const { headers } = await ana.get(path, { 'x-request-id': 'abc-1' });
    assert.equal(headers.get('x-request-id'), 'abc-1');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  }
  const ids = [await ana.get('/health/live'), await ana.get('/health/live', { 'x-request-id': '<b>' })];
  assert.equal(new Set(ids.map(({ headers }) => headers.get('x-request-id'))).size, 2);
  assert.ok(ids.every(({ headers }) => /^[\w-]{8,}$/.test(headers.get('x-request-id'))));
});

test('Shelf says that it is up, to anybody', async () => {
  const { status, json } = await shelf.visitor().get('/health/live?probe=1');
  assert.deepEqual([status, json.status], [200, 'up']);
});

test('a page of another site changes nothing', async () => {
  const cal = await shelf.person('cal');
  for (const from of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }])
    assert.equal((await cal.post('/bookmarks', { url: 'https://a.example/' }, from)).status, 403);
  assert.equal((await cal.get('/bookmarks', { 'sec-fetch-site': 'cross-site' })).status, 200);
  assert.equal((await cal.post('/bookmarks', { url: 'https://a.example/' }, { 'sec-fetch-site': 'same-origin' })).status, 201);
  assert.deepEqual(urlsOf(await cal.get('/bookmarks')), ['https://a.example/']);
});
