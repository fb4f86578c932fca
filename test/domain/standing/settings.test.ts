import { expect, test } from 'vitest';
import {
  dayStart,
  minutesADay,
  retentionOf,
  reviewsADay,
  SETTINGS,
  weeklyHours,
} from '../../../src/domain/standing/settings.js';

const TRACKS = { tracks: [{ id: 'node', title: 'Node.js' }] };
const fault = (key: string, value: string) => SETTINGS.find((setting) => setting.key === key)!.fault(value, TRACKS);

test.each([
  ['retention', ['0.80', '0.9', '.94', '0.97'], ['0.79', '0.98', '90', '1', '-0.9', '0,9', '', 'high', '0x1', 'NaN']],
  ['reviews-a-day', ['1', '20', '500'], ['0', '501', '2.5', '-1', '', 'many', '1e2']],
  ['minutes', ['1', '20', '600'], ['0', '601', '2.5', '-5', '', 'all']],
  ['day-starts-at', ['0', '4', '6'], ['7', '24', '-1', '4.5', '04:00', '', 'noon']],
  ['weekly-hours', ['5', '0.5', '100'], ['0', '101', '-5', '', 'Infinity', '0x5']],
  ['streaks', ['on', 'off'], ['ON', 'yes', '']],
  ['accessible', ['on', 'off'], ['ON', 'yes', '']],
  ['track', ['node'], ['python', '']],
])('%s takes %j and refuses %j', (key, good, bad) => {
  for (const value of good) expect([value, fault(key, value)]).toEqual([value, null]);
  for (const value of bad) expect([value, typeof fault(key, value)]).toEqual([value, 'string']);
});

test('what holds where nothing is set is a value itself', () => {
  for (const { key, otherwise } of SETTINGS) if (otherwise !== null) expect(fault(key, otherwise)).toBe(null);
});

test('what is set counts, and what is no value counts as not set', () => {
  expect([retentionOf({}), reviewsADay({}), dayStart({})]).toEqual([0.9, 20, 0]);
  const set = { retention: '0.95', 'reviews-a-day': '7', 'day-starts-at': '4' };
  expect([retentionOf(set), reviewsADay(set), dayStart(set)]).toEqual([0.95, 7, 4]);
  const odd = { retention: '2', 'reviews-a-day': 'all', 'day-starts-at': '30' };
  expect([retentionOf(odd), reviewsADay(odd), dayStart(odd)]).toEqual([0.9, 20, 0]);
});

test('the minutes of a day are none where they are not set', () => {
  expect([minutesADay({}), minutesADay({ minutes: '20' }), minutesADay({ minutes: 'all' })]).toEqual([null, 20, null]);
});

test('the hours of a week are those that were said, or seven days of the minutes', () => {
  const all = [{}, { 'weekly-hours': '5' }, { minutes: '30' }, { 'weekly-hours': '5', minutes: '30' }];
  expect(all.map(weeklyHours)).toEqual([null, 5, 3.5, 5]);
});
