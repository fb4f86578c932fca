import { expect, test } from 'vitest';
import { hashOfAsked, pickedOf } from '../../../src/domain/asking/asked.js';
import { choice, match, multi, order, predict, short } from '../questions.js';

test.each([
  [choice, 'POST', 'a'],
  [choice, 'PUT', 'c'],
  [choice, null, null],
  [multi, ['POST', 'GET'], 'a,c'],
  [multi, [], ''],
  [order, ['b', 'a', 'c'], 'b,a,c'],
  [match, ['GET', 'PUT', 'POST'], 'a,c,b'],
  [match, ['GET'], 'a,-,-'],
  [short, '404', null],
  [predict, '1', null],
])('%j: %j was picked as %j', (question, given, picked) => {
  expect(pickedOf(question, given)).toBe(picked);
});

test('places after the 26th have two letters', () => {
  const options = Array.from({ length: 28 }, (_unused, index) => ({ text: `o${index}`, correct: false, why: null }));
  expect(pickedOf({ ...choice, options }, 'o25')).toBe('z');
  expect(pickedOf({ ...choice, options }, 'o27')).toBe('ab');
});

test('the hash is of what was seen: stable, and another for every other question', () => {
  expect(hashOfAsked(choice)).toMatch(/^[a-z0-9]{11}$/);
  expect(hashOfAsked({ ...choice, hint: ['a hint'], rev: 7 })).toBe(hashOfAsked(choice));
  const questions = [choice, multi, short, predict, order, match, { ...choice, prompt: 'Which one?' }];
  const reordered = { ...choice, options: choice.options.toReversed() };
  expect(new Set([...questions, reordered, { ...predict, code: 'y' }].map(hashOfAsked)).size).toBe(9);
});
