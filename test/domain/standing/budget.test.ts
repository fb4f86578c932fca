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
  expect(budget.before(0).room([3, 3])).toBe(1);
  expect(budget.before(0).room([])).toBe(0);
  expect([budget.take(8), budget.take(0.1)]).toEqual([true, false]);
  expect(budget.before(0).room([0.1])).toBe(0);
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

test('of questions there is room for as many as their own times fill', () => {
  const share = budgetOf(5, 1, clock().now).before(0);
  expect(share.room(Array.from({ length: 20 }, () => 1 / 3))).toBe(15);
  expect(share.room([2, 1 / 3, 2, 1 / 3, 2])).toBe(4);
  share.spend(4);
  expect(share.room([2, 1 / 3])).toBe(0);
  expect(share.room([1 / 3, 1 / 3, 1 / 3, 2])).toBe(3);
});

test('what comes before something new leaves room for it, unless that were more than half of the sitting', () => {
  const each = Array.from({ length: 40 }, () => 0.5);
  const room = (minutes: number, next: number, pace = 1, kept = 0) =>
    budgetOf(minutes, pace, clock().now, () => kept)
      .before(next)
      .room(each);
  expect([room(20, 4), room(20, 4, 2), room(20, 4, 1, 3)]).toEqual([32, 24, 26]);
  expect([room(5, 4), room(10, 5), room(10, 6)]).toEqual([10, 10, 20]);
});

test('a share is used up by the clock as well, and does not wait for what is planned', () => {
  const { time, now } = clock();
  let kept = 3;
  const share = budgetOf(20, 1, now, () => kept).before(4);
  share.spend(2);
  // What was written in it leaves more for what is new.
  kept = 0;
  time.minute = 12.8;
  expect(share.isUsedUp()).toBe(false);
  time.minute = 13;
  expect(share.isUsedUp()).toBe(true);
});

test('without an end everything fits', () => {
  const budget = budgetOf(null, 1, clock().now);
  budget.spend(1000);
  expect([budget.take(500), budget.before(5).room([9, 9]), budget.before(5).isUsedUp()]).toEqual([true, 2, false]);
});
