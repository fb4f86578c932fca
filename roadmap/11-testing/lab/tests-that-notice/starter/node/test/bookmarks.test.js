import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { startShelf } from './helpers.js';

let shelf;
before(async () => (shelf = await startShelf()));
after(() => shelf?.stop());

test('Shelf says that it is up', async () => {
  const { status, json } = await shelf.visitor().get('/health/live');
  assert.equal(status, 200);
  assert.deepEqual(json, { status: 'up' });
});

test.todo('a new bookmark gets 201 and its place, and can be read there');
test.todo('a bookmark without a url is refused, and nothing is kept');
test.todo("what is Ana's is nothing to Ben");
