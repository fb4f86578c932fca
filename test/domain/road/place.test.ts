import { expect, test } from 'vitest';
import { lessonIn, partIn, slug } from '../../../src/domain/road/place.js';

const part = (title: string | null, markdown = '') => ({ title, markdown, tokens: [] });
const parts = [part(null, 'Before.'), part('What it is'), part('Ports & sockets', '### Two of them\n\ntext')];

test.each([
  ['sockets#what-it-is', 1],
  ['sockets#ports--sockets', 2],
  ['sockets#two-of-them', 2],
  ['sockets#gone', 0],
  ['sockets', 0],
])('%s points to part %i', (see, index) => {
  expect(partIn({ parts }, see)).toBe(index);
});

test('a place is in a lesson', () => {
  expect([lessonIn('sockets#what-it-is'), lessonIn('sockets'), slug('`cd ..` and back')]).toEqual([
    'sockets',
    'sockets',
    'cd--and-back',
  ]);
});
