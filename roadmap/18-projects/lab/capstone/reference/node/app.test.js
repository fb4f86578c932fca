import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { createApp } from './app.js';
import { Items } from './items.js';

let folder, server, base;

before(() => new Promise((done) => {
  server = createApp({ add: (item) => store.add(item), list: () => store.list(), find: (id) => store.find(id), remove: (id) => store.remove(id) });
  server.listen(0, '127.0.0.1', () => {
    base = `http://127.0.0.1:${server.address().port}`;
    done();
  });
}));
after(() => server.close());

let store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pantry-'));
  store = new Items(folder);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const post = (body) => fetch(`${base}/items`, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });
const get = (path) => fetch(base + path);

test('adds an item', async () => {
  const answer = await post({ name: 'Rice', amount: 2 });
  assert.equal(answer.status, 201);
  assert.equal(answer.headers.get('location'), '/items/1');
});

test('reads an item', async () => {
  await post({ name: 'Rice', amount: 2 });
  assert.deepEqual(await (await get('/items/1')).json(), { id: 1, name: 'Rice', amount: 2 });
});

test('lists the newest first', async () => {
  await post({ name: 'Rice' });
  await post({ name: 'Salt' });
  assert.deepEqual((await (await get('/items')).json()).map(({ name }) => name), ['Salt', 'Rice']);
});

test('counts one where nothing is said', async () => {
  assert.equal((await (await post({ name: 'Rice' })).json()).amount, 1);
});

test('trims the name', async () => {
  assert.equal((await (await post({ name: ' Rice ' })).json()).name, 'Rice');
});

test('takes an item out', async () => {
  await post({ name: 'Rice' });
  assert.equal((await fetch(`${base}/items/1`, { method: 'DELETE' })).status, 204);
  assert.equal((await get('/items/1')).status, 404);
});

test('keeps what it holds', async () => {
  await post({ name: 'Rice' });
  store.close();
  store = new Items(folder);
  assert.equal((await (await get('/items/1')).json()).name, 'Rice');
});

test('says that it is up', async () => {
  assert.equal((await get('/health/live')).status, 200);
});

test('refuses what is not JSON', async () => {
  assert.equal((await post('{"name": ')).status, 400);
});

test('refuses an item without a name', async () => {
  assert.equal((await post({})).status, 422);
});

test('refuses an odd amount', async () => {
  assert.equal((await post({ name: 'Rice', amount: 'two' })).status, 422);
});

test('knows no such item', async () => {
  assert.equal((await get('/items/9')).status, 404);
});
