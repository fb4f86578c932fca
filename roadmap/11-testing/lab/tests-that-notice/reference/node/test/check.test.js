// The rules of a bookmark and of a page, without a server.
import assert from 'node:assert/strict';
import test from 'node:test';
import { readBookmark } from '../check.js';
import { readPage } from '../http.js';

const fieldsOf = (body) => {
  try {
    readBookmark(body);
    return [];
  } catch ({ errors = [{ field: 'body' }] }) {
    return errors.map(({ field }) => field);
  }
};
const URL = 'https://sqlite.org/';

test('a tag is kept once, without the spaces around it', () => {
  assert.deepEqual(readBookmark({ url: URL, tags: [' sql', 'sql '] }).tags, ['sql']);
});

test('twenty are sent where nobody says how many, and never more than a hundred', () => {
  const limitOf = (query) => readPage(new URLSearchParams(query)).limit;
  assert.deepEqual(['', 'limit=1', 'limit=100', 'limit=101'].map(limitOf), [20, 1, 100, 100]);
});

test('what is left out is null or empty, and what is not known is dropped', () => {
  assert.deepEqual(readBookmark({ url: URL, id: 7, user_id: 2 }), { url: URL, title: null, tags: [] });
});

for (const [what, body, fields] of [
  ['a whole bookmark', { url: URL, title: 'a'.repeat(200), tags: ['a'.repeat(30)] }, []],
  ['no url', { title: 'SQLite' }, ['url']],
  ['a url of another kind', { url: 'ftp://sqlite.org/' }, ['url']],
  ['a url that is a number', { url: 5 }, ['url']],
  ['a url with a space', { url: 'https://a b/' }, ['url']],
  ['a url without a host', { url: 'https://[' }, ['url']],
  ['a url of 2000 characters', { url: URL + 'a'.repeat(2000 - URL.length) }, []],
  ['a url of 2001 characters', { url: URL + 'a'.repeat(2001 - URL.length) }, ['url']],
  ['a title that is too long', { url: URL, title: 'a'.repeat(201) }, ['title']],
  ['a title that is a number', { url: URL, title: 5 }, ['title']],
  ['tags that are no list', { url: URL, tags: 'sql' }, ['tags']],
  ['a tag that is too long', { url: URL, tags: ['a'.repeat(31)] }, ['tags']],
  ['a tag of spaces', { url: URL, tags: [' '] }, ['tags']],
  ['three faults at once', { title: 5, tags: [5] }, ['url', 'title', 'tags']],
  ['a list', [], ['body']],
  ['nothing', null, ['body']],
  ['a text', 'sqlite', ['body']],
]) test(`${what}: wrong in ${fields.join(', ') || 'nothing'}`, () => assert.deepEqual(fieldsOf(body), fields));
