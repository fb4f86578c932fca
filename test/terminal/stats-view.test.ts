import chalk from 'chalk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noProgress, type Progress } from '../../src/domain/history/progress.js';
import { seeded } from '../../src/domain/random.js';
import { statsOf } from '../../src/domain/standing/stats.js';
import { statsText } from '../../src/terminal/stats-view.js';
import { width } from '../../src/terminal/wrap.js';
import { road, scored } from '../domain/road.js';
import { lookOf } from './look.js';

const TODAY = '2026-11-25';
const FORECAST = [12, 5, 0, 1, 8];
const level = chalk.level;

beforeEach(() => {
  chalk.level = 0;
});
afterEach(() => {
  chalk.level = level;
});

/** A year of two days in five, with a month off. */
function learner(): Progress {
  const random = seeded(7);
  const days = Array.from({ length: 300 }, (_unused, index) => index)
    .filter((index) => random() < 0.4 && (index < 150 || index > 180))
    .map((index) => {
      const date = new Date(Date.parse(TODAY) - index * 86_400_000).toISOString().slice(0, 10);
      const answers = Math.floor(random() * 30);
      return [date, { answers, right: answers, ms: Math.floor(random() * 80) * 60_000 }] as const;
    });
  return {
    ...scored({
      methods: [0, 3, 'wrong'],
      status: [12, 12],
      joins: [2, 8, 'unknown'],
      indexes: [39, 42],
      breaking: [1, 300, 'wrong'],
    }),
    days: Object.fromEntries(days),
    kinds: { choice: { asked: 200, right: 164 }, predict: { asked: 40, right: 40 }, match: { asked: 9, right: 0 } },
  };
}
const textAt = (columns: number, symbols?: 'ascii' | 'spoken', forecast: number[] | null = FORECAST) =>
  statsText(statsOf(road(), learner(), TODAY), forecast, lookOf(columns, symbols));

test.each([40, 80])('the whole page at %i columns', async (columns) => {
  await expect(`${textAt(columns)}\n`).toMatchFileSnapshot(`../snapshots/stats-${columns}.txt`);
});

test('the whole page in words', async () => {
  await expect(`${textAt(80, 'spoken')}\n`).toMatchFileSnapshot('../snapshots/stats-plain.txt');
});

test.each([20, 21, 29, 30, 34, 40, 57, 80, 109, 110, 120])('no line is wider than %i columns', (columns) => {
  const ascii = statsText(statsOf(road(), learner(), TODAY), FORECAST, { ...lookOf(columns, 'ascii'), plain: false });
  const lines = [textAt(columns), textAt(columns, 'ascii'), ascii].join('\n').split('\n');
  expect(lines.filter((line) => width(line) > columns)).toEqual([]);
});

test('every sign of a terminal without Unicode is ASCII', () => {
  const look = { ...lookOf(80, 'ascii'), plain: false };
  const text = statsText(statsOf(road(), learner(), TODAY), FORECAST, look);
  expect(text).toContain('less . : + * # more');
  expect(text).toMatch(/^2 Databases +=+-+ +82 % {2}41 of 50$/m);
  expect(text).toMatch(/^[\n -~]*$/);
});

test('a terminal of 120 columns has room for squares, one of 20 for no year', () => {
  expect(textAt(120)).toMatch(/^Mon (?:[·░▒▓█] ){52}[·░▒▓█]$/m);
  expect(textAt(80)).toMatch(/^Mon [·░▒▓█]{53}$/m);
  expect(textAt(40)).toMatch(/^Mon [·░▒▓█]{36}$/m);
  expect(textAt(20)).not.toMatch(/[·░▒▓█]{2}|Mon/);
});

test('months stand above the week of their first day', () => {
  const lines = textAt(80).split('\n');
  const months = lines.find((line) => line.includes('Jan Feb'))!;
  expect(months).toBe('     Dec Jan Feb Mar  Apr May  Jun Jul Aug  Sep Oct Nov');
});

test('without a forecast nothing is said of what is due, and none due is said', () => {
  expect(textAt(80, undefined, null)).not.toContain('due');
  expect(textAt(80, undefined, [0, 0, 0])).toContain('Concepts due for review\nNone in 3 weeks.');
});

test('streaks say what goes on, and what was the longest once it ended', () => {
  const day = { answers: 1, right: 1, ms: 60_000 };
  const said = (today: string, settings = {}) => {
    const days = Object.fromEntries(['2026-05-04', '2026-05-12'].map((date) => [date, day]));
    return statsText(statsOf(road(), { ...noProgress(), settings, days }, today), null, lookOf(80)).split('\n')[1];
  };
  expect(said('2026-05-13')).toBe('Weeks in a row: 2. Longest run: 2 weeks.');
  expect(said('2026-05-20')).toBe('Weeks in a row: 2, this week still open. Longest run: 2 weeks.');
  expect(said('2026-05-27')).toBe('Longest run: 2 weeks.');
  expect(said('2026-05-13', { streaks: 'off' })).toBe('');
});

test('an empty history is one friendly line', () => {
  expect(statsText(statsOf(road(), noProgress(), TODAY), FORECAST, lookOf(120))).toBe(
    'There is nothing to count yet. `roadmap next` begins, and this page fills as you learn.',
  );
});

test('of many weak concepts only the weakest eight are named', () => {
  const stats = statsOf(road(), learner(), TODAY);
  const many = { ...stats, weak: Array.from({ length: 11 }, () => stats.weak[0]!) };
  const text = statsText(many, null, lookOf(80));
  expect(text.match(/• Methods that may be repeated/g)).toHaveLength(8);
  expect(text).toContain('\nand 3 more');
});
