import { expect, test } from 'vitest';
import { valueAt } from '../../../src/domain/lab/pointer.js';
import { fits, misfits } from '../../../src/domain/lab/want.js';

// RFC 6901, section 5.
const DOCUMENT = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'e^f': 3,
  'g|h': 4,
  'i\\j': 5,
  'k"l': 6,
  ' ': 7,
  'm~n': 8,
};

test.each([
  ['', DOCUMENT],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/c%d', 2],
  ['/e^f', 3],
  ['/g|h', 4],
  ['/i\\j', 5],
  ['/k"l', 6],
  ['/ ', 7],
  ['/m~0n', 8],
  ['/foo/2', undefined],
  ['/foo/00', undefined],
  ['/foo/length', undefined],
  ['/constructor', undefined],
  ['/foo/0/x', undefined],
])('%j points to %j', (pointer, value) => expect(valueAt(DOCUMENT, pointer)).toEqual(value));

const WORKFLOW = {
  jobs: { a: { steps: [{ uses: 'x' }, { run: 'y' }] }, b: { steps: [{ uses: 'z' }] } },
  none: [],
  text: 'x',
};

test.each([
  ['/jobs/*/steps/0/uses', ['x', 'z']],
  ['/jobs/*/steps/*/uses', ['x', 'z']],
  ['/jobs/a/steps/*/run', ['y']],
  ['/jobs/*/missing', []],
  ['/none/*', []],
  ['/text/*', undefined],
  ['/missing/*/uses', undefined],
])('%j points to %j', (pointer, value) => expect(valueAt(WORKFLOW, pointer)).toEqual(value));

test('of several wants one must hold, and all are told', () => {
  const any = { any: [{ status: 303 }, { status: 200, body: { has: 'ok' } }] };
  expect(misfits(any, { status: 303 })).toEqual([]);
  expect(misfits(any, { status: 200, body: 'ok' })).toEqual([]);
  expect(misfits(any, { status: 500, body: 'no' })).toEqual([
    {
      fact: 'status',
      expected: 'status 303, or status 200, or body something that has "ok"',
      got: 'status 500, status 500, body "no"',
    },
  ]);
});

test.each<[unknown, unknown, boolean]>([
  [201, 201, true],
  [201, [200, 201], false],
  ['a', ['a', 'b'], false],
  [201, { 'one-of': [200, '2xx'] }, true],
  [404, '4xx', true],
  [404, '2xx', false],
  ['4xx', '4xx', true],
  ['7', 7, false],
  [[1, 2], [1, 2], true],
  [[2, 1], [1, 2], false],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  ['x', { 'one-of': ['x', 'y'] }, true],
  ['application/json; charset=utf-8', { matches: '^application/json' }, true],
  [undefined, { matches: '.*' }, false],
  ['a FOREIGN KEY failed', { has: 'FOREIGN KEY' }, true],
  [[['users'], ['tags']], { has: [['tags']] }, true],
  [{ on: 1 }, { has: 'on' }, true],
  [undefined, { has: 'x' }, false],
  ['', { present: true }, false],
  [null, { present: false }, true],
  [0, { present: true }, true],
  [['a', 'b', 'a'], { count: 3, distinct: false }, true],
  ['a\nb\n', { count: 2 }, true],
  ['5', { 'at-least': 5, 'at-most': 5 }, true],
  [['a'], { 'at-least': 2 }, false],
  [undefined, { 'at-least': 0 }, false],
  [7, { type: 'number' }, true],
  ['7', { type: ['number', 'text'] }, true],
  [null, { type: 'null' }, true],
  ['a b', { lacks: 'c' }, true],
  ['a b', { lacks: ['c', 'b'] }, false],
  [[1, 2], { lacks: 2 }, false],
  [[], { lacks: 2 }, true],
  [undefined, { lacks: 'c' }, false],
  [[1, 'x'], { some: { type: 'text' } }, true],
  [[1, 2], { some: { 'at-least': 3 } }, false],
  [[], { some: { present: false } }, false],
  [undefined, { some: { present: false } }, false],
  [[200, 201], { every: '2xx' }, true],
  [[200, 404], { every: '2xx' }, false],
  [[], { every: 200 }, false],
  [undefined, { every: { present: false } }, false],
])('%j as %j: %s', (got, matcher, expected) => expect(fits(got, matcher)).toBe(expected));

test('what was kept before is what is expected now', () => {
  expect(fits('/b/1', { 'same-as': 'made' }, { saved: { made: '/b/1' } })).toBe(true);
  expect(fits(undefined, { 'same-as': 'made' })).toBe(false);
});

test('each misfit says what was expected and what was there', () => {
  const facts = { status: 200, headers: { location: '' }, json: { url: 7, tags: ['a'] } };
  const want = {
    status: 201,
    'headers.Location': { present: true },
    'json./url': 'https://a.example/',
    'json./tags': ['a'],
  };
  expect(misfits(want, facts)).toEqual([
    { fact: 'status', expected: '201', got: '200' },
    { fact: 'headers.Location', expected: 'something', got: '""' },
    { fact: 'json./url', expected: '"https://a.example/"', got: '7' },
  ]);
});

test('a list of codes says which may come; any other list is a list', () => {
  expect(misfits({ status: [200, 201], exit: [0, 1], gives: [1, 2] }, { status: 201, exit: 1, gives: 1 })).toEqual([
    { fact: 'gives', expected: '[1,2]', got: '1' },
  ]);
});

test('nothing that is absent passes by accident', () => {
  expect(
    misfits({ status: [200, 201], 'json./a/b': 1, exit: 0, body: { has: '' } }, {}).map(({ fact }) => fact),
  ).toEqual(['status', 'json./a/b', 'exit', 'body']);
});
