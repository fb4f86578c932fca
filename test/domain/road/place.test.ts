import { Lexer } from 'marked';
import { expect, test } from 'vitest';
import { lessonIn, partAfter, partIn, slug } from '../../../src/domain/road/place.js';

const part = (title: string | null, markdown = '') => {
  const tokens = new Lexer().lex(title === null ? markdown : `## ${title}\n\n${markdown}`);
  return { title, markdown, tokens };
};
const code = '```sh\n# ports & sockets\nss -l\n```';
const parts = [part(null, 'Before.'), part('What it is', code), part('Ports & sockets', '### Two of them\n\ntext')];

test.each([
  ['sockets#what-it-is', 1],
  ['sockets#ports--sockets', 2],
  ['sockets#two-of-them', 2],
  ['sockets#gone', 0],
  ['sockets', 0],
])('%s points to part %i', (see, index) => {
  expect(partIn({ parts }, see)).toBe(index);
});

test.each([
  ['sockets#what-it-is', 1],
  ['sockets#two-of-them', 2],
  ['sockets#gone', 2],
  ['sockets', 2],
  ['files#what-it-is', 2],
  [null, 2],
])('a check that sees %s is asked after part %i', (see, index) => {
  expect(partAfter({ parts }, { lesson: 'sockets', see })).toBe(index);
});

test('a place is in a lesson', () => {
  expect([lessonIn('sockets#what-it-is'), lessonIn('sockets'), slug('`cd ..` and back')]).toEqual([
    'sockets',
    'sockets',
    'cd--and-back',
  ]);
});
