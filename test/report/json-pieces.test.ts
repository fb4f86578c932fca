import { expect, test } from 'vitest';
import { jsonLine } from '../../src/report/json.js';
import { jsonPieces } from '../../src/report/json-pieces.js';

const LISTS: [what: string, list: unknown[]][] = [
  ['an empty list', []],
  ['numbers', [1, 2]],
  ['texts with line ends', ['a\nb', '"']],
  ['objects in objects', [{ a: { b: [{}], c: [] } }, { a: null }]],
  [
    'more than one piece holds',
    Array.from({ length: 5000 }, (_unused, index) => ({ index, name: `learner ${index}` })),
  ],
];

test.each(LISTS)('%s: in pieces it is what it is as a whole', (_what, list) => {
  const pieces = [...jsonPieces({ before: [list[0] ?? 0], list: list.values(), behind: { a: 1 } })];
  expect(pieces.join('')).toBe(jsonLine({ before: [list[0] ?? 0], list, behind: { a: 1 } }));
  expect(pieces.every((piece) => piece.length < 70_000)).toBe(true);
});
