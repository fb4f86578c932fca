import { expect, test } from 'vitest';
import { counted, duration } from '../../../src/domain/standing/spans.js';

test.each([
  [0, '0 min'],
  [0.4, '0 min'],
  [59.4, '59 min'],
  [59.6, '1 h 0 min'],
  [185, '3 h 5 min'],
  [-90, '0 min'],
])('%d minutes are %s', (minutes, words) => {
  expect(duration(minutes)).toBe(words);
});

test.each([
  [0, '0 days'],
  [1, '1 day'],
  [12, '12 days'],
])('%d of a day are %s', (count, words) => {
  expect(counted(count, 'day')).toBe(words);
});
