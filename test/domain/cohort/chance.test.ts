import { expect, test } from 'vitest';
import {
  chanceOfBackwards,
  chanceOfFewer,
  chanceOfMore,
  discoveries,
  intervalOf,
} from '../../../src/domain/cohort/chance.js';
import { addScore, discriminationOf, noScores } from '../../../src/domain/cohort/discrimination.js';

const rounded = (numbers: number[]) => numbers.map((one) => Number(one.toFixed(4)));

test.each([
  [15, 50, [0.191, 0.4375]],
  [0, 10, [0, 0.2775]],
  [10, 10, [0.7225, 1]],
  [0, 0, [0, 1]],
])('Wilson: %i of %i', (hits, of, interval) => {
  expect(rounded(intervalOf(hits, of))).toEqual(interval);
});

test('the bound is never below the exact chance, and is it where all or none are hit', () => {
  expect(chanceOfFewer(0, 30, 0.25)).toBeCloseTo(0.75 ** 30, 12);
  expect(chanceOfMore(30, 30, 0.5)).toBeCloseTo(0.5 ** 30, 15);
  for (const hits of [11, 15, 20, 29]) expect(chanceOfMore(hits, 30, 1 / 3)).toBeGreaterThan(exactly(hits, 30, 1 / 3));
  expect([chanceOfMore(10, 30, 1 / 3), chanceOfFewer(10, 30, 1 / 3), chanceOfMore(0, 0, 0.5)]).toEqual([1, 1, 1]);
});

/** The chance of so many or more, term by term. */
function exactly(hits: number, of: number, share: number): number {
  let [sum, term] = [0, (1 - share) ** of];
  for (let count = 0; count <= of; count++) {
    if (count >= hits) sum += term;
    term *= ((of - count) / (count + 1)) * (share / (1 - share));
  }
  return sum;
}

test('a correlation below zero is the less by chance, the more answers there are', () => {
  expect(chanceOfBackwards(0.1, 1000)).toBe(1);
  expect(chanceOfBackwards(-0.1, 200)).toBeGreaterThan(0.05);
  expect(chanceOfBackwards(-0.1, 3000)).toBeLessThan(1e-6);
  expect(chanceOfBackwards(-1, 200)).toBeGreaterThanOrEqual(0);
});

// The example of Benjamini and Hochberg (1995): of fifteen, four are found at 5 %.
test('Benjamini and Hochberg', () => {
  const chances = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719];
  const found = discoveries([...chances, 0.6528, 0.759, 1], 0.05);
  expect(found.filter(Boolean)).toHaveLength(4);
  expect([discoveries([], 0.05), discoveries([0.2], 0.05), discoveries([0.05], 0.05)]).toEqual([[], [false], [true]]);
});

test('discrimination is the correlation of right and wrong with the score', () => {
  const scores = noScores();
  for (const [right, score] of [
    [true, 0.9],
    [true, 0.8],
    [false, 0.7],
    [false, 0.2],
  ] as const)
    addScore(scores, right, score);
  // 0.4 / √0.29
  expect(discriminationOf(scores)).toBeCloseTo(0.7428, 4);
  expect(discriminationOf(noScores())).toBeNull();
});
