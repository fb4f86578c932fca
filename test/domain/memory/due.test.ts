import { expect, test } from 'vitest';
import { daysAway, wasAway } from '../../../src/domain/memory/due.js';
import { noProgress } from '../../../src/domain/history/progress.js';

const day = { answers: 1, right: 1, ms: 1000 };
const since = (...dates: string[]) => ({
  ...noProgress(),
  days: Object.fromEntries(dates.map((date) => [date, day])),
});

// The tests run in Berlin.
test.each([
  ['2026-01-09T00:30:00+01:00', 8],
  ['2026-01-08T23:30:00+01:00', 7],
  ['2026-01-01T23:59:00+01:00', 0],
  ['2025-12-31T12:00:00+01:00', 0],
])('at %s someone who learned on 1 January was away for %i days', (now, days) => {
  expect(daysAway(since('2025-12-24', '2026-01-01'), new Date(now))).toBe(days);
});

test('away begins with a week', () => {
  expect(wasAway(since('2026-01-01'), new Date('2026-01-07T23:59:00+01:00'))).toBe(false);
  expect(wasAway(since('2026-01-01'), new Date('2026-01-08T00:01:00+01:00'))).toBe(true);
});

test('a newcomer was never away', () => {
  expect(daysAway(noProgress(), new Date('2026-01-08T00:01:00+01:00'))).toBe(0);
});
