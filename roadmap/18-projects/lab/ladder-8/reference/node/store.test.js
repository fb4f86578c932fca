import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Store } from './store.js';

test('a key is known until it is taken back', () => {
  const store = new Store(mkdtempSync(join(tmpdir(), 'levels-')));
  const key = store.issue('Nora', 'read');
  assert.equal(store.keyOf(key).scope, 'read');
  store.revoke('Nora');
  assert.equal(store.keyOf(key), undefined);
});
