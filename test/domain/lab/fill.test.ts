import { expect, test } from 'vitest';
import { fill, fillText, namesIn } from '../../../src/domain/lab/fill.js';

const VARS = { id: 7, name: 'a b', list: [1], none: undefined, nothing: null };

test.each([
  ['/b/${id}', '/b/7'],
  ['${name}-${id}', 'a b-7'],
  ['${id}', 7],
  ['${list}', [1]],
  ['${nothing}', null],
  ['x${list}', 'x[1]'],
  ['${unknown}', '${unknown}'],
  ['/b/${unknown}', '/b/${unknown}'],
  ['/b/${none}', '/b/${none}'],
  ['${none}', '${none}'],
  ['${constructor}', '${constructor}'],
  ['$id {id} ${}', '$id {id} ${}'],
  [
    ['${id}', { '${name}': '${id}' }],
    [7, { 'a b': 7 }],
  ],
  [
    { a: null, b: 1, c: true },
    { a: null, b: 1, c: true },
  ],
])('%j becomes %j', (value, filled) => expect(fill<unknown>(value, VARS)).toEqual(filled));

test.each([
  ['${id}', '7'],
  ['${list}', '[1]'],
  ['${none}', '${none}'],
])('as a text, %j becomes %j', (text, filled) => expect(fillText(text, VARS)).toBe(filled));

test('the names in a value are found at any depth', () => {
  expect(namesIn({ a: ['${b}', { '${c}': 'x ${d}' }], e: 1 })).toEqual(['b', 'c', 'd']);
});
