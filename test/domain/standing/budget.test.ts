import { expect, test } from 'vitest';
import { budgetOf } from '../../../src/domain/standing/budget.js';

/** A clock that is set by hand, in minutes. */
function clock() {
  const time = { minute: 0 };
  return { time, now: () => new Date(Date.UTC(2026, 0, 1) + time.minute * 60_000) };
}

test('takes as much as fits', () => {
  const budget = budgetOf(5, 1, clock().now);
  expect([2, 2, 2, 1, 0.5].map((minutes) => budget.take(minutes))).toEqual([true, true, false, true, false]);
});

test('the first thing always fits, and nothing after it that does not', () => {
  const budget = budgetOf(1, 1, clock().now);
  expect(budget.room(3)).toBe(1);
  expect([budget.take(8), budget.take(0.1)]).toEqual([true, false]);
  expect(budget.room(0.1)).toBe(0);
});

test('counts by the pace of the learner', () => {
  const fast = budgetOf(4, 0.5, clock().now);
  expect([4, 4, 1].map((minutes) => fast.take(minutes))).toEqual([true, true, false]);
});

test('the clock ends it too, and one that is set back gives nothing back', () => {
  const { time, now } = clock();
  const budget = budgetOf(10, 1, now);
  budget.take(1);
  time.minute = 9.5;
  expect([budget.fits(0.5), budget.fits(1)]).toEqual([true, false]);
  time.minute = -600;
  expect([budget.fits(9), budget.fits(9.5)]).toEqual([true, false]);
});

test('twenty seconds a question are fifteen in five minutes', () => {
  const budget = budgetOf(5, 1, clock().now);
  expect(budget.room(1 / 3)).toBe(15);
  budget.spend(4);
  expect(budget.room(1 / 3)).toBe(3);
});

test('without an end everything fits', () => {
  const budget = budgetOf(null, 1, clock().now);
  budget.spend(1000);
  expect([budget.take(500), budget.room(1)]).toEqual([true, Infinity]);
});
