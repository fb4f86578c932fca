import { expect, test } from 'vitest';
import { matchesInTime, slowTextFor } from '../../src/content/timed-pattern.js';

test('a pattern that backtracks for minutes is given up', { timeout: 5000 }, () => {
  expect(matchesInTime(['(a+)+b', '([a-z0-9]+[.-]?)+@x\\.org'], 'a'.repeat(44))).toBe(false);
});

test('a quick pattern matches a text of any length', () => {
  expect(matchesInTime(['git (switch|checkout) main'], 'git switch main')).toBe(true);
  expect(matchesInTime(['[a-z ]+x'], `${'a'.repeat(199)}x`)).toBe(true);
});

test('a text that is too slow for a pattern is found', () => {
  expect(slowTextFor('(a|a)*b', ['ab', 'a'.repeat(60)])).toBe('a'.repeat(60));
  expect(slowTextFor('a+b', ['ab', 'a'.repeat(60)])).toBeNull();
});
