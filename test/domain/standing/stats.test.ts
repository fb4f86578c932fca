import { expect, test } from 'vitest';
import { noProgress, type Progress } from '../../../src/domain/history/progress.js';
import { statsOf } from '../../../src/domain/standing/stats.js';
import { road, scored, someRoadmap } from '../road.js';

const EMPTY = someRoadmap();

function usedOn(...dates: string[]): Progress {
  const day = { answers: 1, right: 1, ms: 60_000 };
  return { ...noProgress(), days: Object.fromEntries(dates.map((date) => [date, day])) };
}
const on = (today: string, ...dates: string[]) => statsOf(EMPTY, usedOn(...dates), today);
const shadeOn = (ms: number, answers: number) =>
  statsOf(EMPTY, { ...noProgress(), days: { '2026-05-04': { answers, right: 0, ms } } }, '2026-05-04').weeks.at(-1)![0]!
    .shade;

test('a year is 53 weeks from Monday to Sunday, and the last one ends today', () => {
  const { weeks } = on('2026-05-06');
  expect(weeks).toHaveLength(53);
  expect(weeks[0]!.map(({ date }) => date)).toEqual([
    '2025-05-05',
    '2025-05-06',
    '2025-05-07',
    '2025-05-08',
    '2025-05-09',
    '2025-05-10',
    '2025-05-11',
  ]);
  expect(weeks[52]!.map(({ date }) => date)).toEqual(['2026-05-04', '2026-05-05', '2026-05-06']);
});

test('a week goes on over new year', () => {
  expect(on('2026-01-02').weeks[52]!.map(({ date }) => date)).toEqual([
    '2025-12-29',
    '2025-12-30',
    '2025-12-31',
    '2026-01-01',
    '2026-01-02',
  ]);
  expect(on('2026-01-02', '2025-12-29').streaks).toEqual({ current: 1, longest: 1, weekOpen: false });
  expect(on('2027-01-01', '2026-12-21', '2026-12-28', '2027-01-01').streaks!.current).toBe(2);
});

test('a leap year has the 29th of February, other years do not', () => {
  const dates = (today: string) =>
    on(today)
      .weeks.at(-1)!
      .map(({ date }) => date);
  expect(dates('2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  expect(dates('2027-03-01')).toEqual(['2027-03-01']);
  expect(on('2028-03-05', '2028-02-29').weeks.at(-1)![1]).toMatchObject({ date: '2028-02-29', shade: 1 });
});

test('Sunday ends a week and Monday begins the next, at the end of a month too', () => {
  expect(on('2026-06-01', '2026-05-31').streaks).toEqual({ current: 1, longest: 1, weekOpen: true });
  expect(on('2026-06-01', '2026-05-31', '2026-06-01').streaks!.current).toBe(2);
  expect(on('2026-06-01', '2026-05-30', '2026-05-31').streaks!.longest).toBe(1);
});

test('one day a week is enough, and the current week without one does not break the run', () => {
  const run = ['2026-04-15', '2026-04-26', '2026-04-27'];
  expect(on('2026-05-03', ...run).streaks).toEqual({ current: 3, longest: 3, weekOpen: false });
  expect(on('2026-05-10', ...run).streaks).toEqual({ current: 3, longest: 3, weekOpen: true });
  expect(on('2026-05-11', ...run).streaks).toEqual({ current: 0, longest: 3, weekOpen: true });
});

test('a gap ends a run, and the longest stays', () => {
  const dates = ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-30', '2026-04-06'];
  expect(on('2026-04-08', ...dates).streaks).toEqual({ current: 2, longest: 3, weekOpen: false });
});

test('a run older than the year that is shown counts', () => {
  expect(on('2026-05-06', '2020-01-06', '2020-01-13').streaks!.longest).toBe(2);
});

test('the clocks that change on a Sunday do not move a day', () => {
  expect(on('2026-03-30', '2026-03-29').streaks).toEqual({ current: 1, longest: 1, weekOpen: true });
  expect(on('2026-10-26', '2026-10-25').weeks.at(-2)!.at(-1)).toMatchObject({ date: '2026-10-25', shade: 1 });
});

test('days after today, as after a flight west, count when their week has come', () => {
  expect(on('2026-05-03', '2026-05-03', '2026-05-04').streaks).toEqual({ current: 1, longest: 1, weekOpen: false });
  expect(on('2026-05-03', '2026-05-04')).toMatchObject({ begun: true, recent: { days: 0 }, streaks: { longest: 0 } });
});

test('streaks that are switched off are not counted', () => {
  const progress = { ...usedOn('2026-05-04'), settings: { streaks: 'off' } };
  expect(statsOf(EMPTY, progress, '2026-05-04').streaks).toBe(null);
});

test('the last four weeks are 28 days with today', () => {
  expect(on('2026-05-28', '2026-04-30', '2026-05-01', '2026-05-28').recent).toEqual({
    days: 2,
    answers: 2,
    ms: 120_000,
  });
});

test.each([
  [0, 0, 1],
  [9.9, 7, 1],
  [10, 0, 2],
  [0, 8, 2],
  [30, 1, 3],
  [1, 20, 3],
  [60, 0, 4],
  [5, 40, 4],
])('%d minutes and %i answers are shade %i', (minutes, answers, shade) => {
  expect(shadeOn(minutes * 60_000, answers)).toBe(shade);
});

test('steps and kinds are counted that were asked', () => {
  const { steps, kinds } = statsOf(road(), scored({ joins: [3, 4], indexes: [1, 1] }), '2026-05-04');
  expect(steps.map(({ step, asked, right }) => [step.number, right, asked])).toEqual([[2, 4, 5]]);
  expect(kinds).toEqual([{ kind: 'choice', asked: 5, right: 4 }]);
});

test('the weakest concept is the least often right, of those not right the last time', () => {
  const progress = scored({
    joins: [1, 2, 'wrong'],
    methods: [0, 3, 'unknown'],
    indexes: [1, 4],
    status: [2, 3, 'wrong'],
  });
  expect(statsOf(road(), progress, '2026-05-04').weak.map(({ step, title }) => `${step.number} ${title}`)).toEqual([
    '1 Methods that may be repeated',
    '2 Joins that keep rows without a partner',
    '1 Status codes',
  ]);
});

test('nothing done is not begun', () => {
  expect(on('2026-05-04')).toMatchObject({
    begun: false,
    recent: { days: 0, answers: 0, ms: 0 },
    streaks: { current: 0, longest: 0, weekOpen: true },
    steps: [],
    kinds: [],
    weak: [],
  });
});
