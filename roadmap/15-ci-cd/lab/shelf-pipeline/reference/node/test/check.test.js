import assert from 'node:assert/strict';
import test from 'node:test';
import { readBookmark } from '../check.js';

test('a tag is kept once, without the spaces around it', () => {
  const { tags } = readBookmark({ url: 'https://sqlite.org/', tags: [' sql', 'sql '] });
  assert.deepEqual(tags, ['sql']);
});

test('a link of another kind is refused, by the name of its field', () => {
  assert.throws(() => readBookmark({ url: 'ftp://sqlite.org/' }), ({ errors }) => errors[0].field === 'url');
});
