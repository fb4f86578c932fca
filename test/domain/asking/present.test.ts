import { expect, test } from 'vitest';
import { present } from '../../../src/domain/asking/present.js';
import { seeded, shuffle } from '../../../src/domain/random.js';
import { choice, match, order, short } from '../questions.js';

test('the same seed shows the same order', () => {
  expect(present(choice, seeded(5))).toEqual(present(choice, seeded(5)));
});

test('an order question is never shown in its right order', () => {
  for (let seed = 0; seed < 50; seed++) expect(present(order, seeded(seed)).choices).not.toEqual(order.items);
});

test('a match shows its right-hand sides, a typed question nothing', () => {
  expect(present(match, seeded(1)).choices.toSorted()).toEqual(['GET', 'POST', 'PUT']);
  expect(present(short, seeded(1)).choices).toEqual([]);
});

test('each place is as likely for each item', () => {
  const random = seeded(42);
  const first = { a: 0, b: 0, c: 0 };
  for (let round = 0; round < 3000; round++) first[shuffle(['a', 'b', 'c'] as const, random)[0]!] += 1;
  for (const count of Object.values(first)) expect(count).toBeGreaterThan(900);
});
