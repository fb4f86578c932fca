import { expect, test } from 'vitest';
import type { Event } from '../../../src/domain/history/event.js';
import { addToPeople, type Person } from '../../../src/domain/history/people.js';
import { read, stored } from '../events.js';

const by = (author: string | undefined, at: string): Event => ({
  ...stored(read('methods'), at),
  ...(author ? { by: author } : {}),
});
const people = (...authors: (string | undefined)[]) =>
  authors
    .map((author, index) => by(author, `2026-01-0${index + 1}T10:00:00Z`))
    .reduce<Person[]>((found, event) => addToPeople(found, event, false), []);

test.each([
  ['one learner on two devices', ['a.lap', 'a.desk'], 1],
  ['two learners', ['a.lap', 'b.desk'], 2],
  ['two ids that one device has used', ['a.lap', 'b.desk', 'a.desk'], 1],
  ['older events', [undefined, 'lap'], 0],
  ['older events beside newer ones', [undefined, 'a.lap'], 1],
])('%s', (_what, authors, count) => {
  expect(people(...authors)).toHaveLength(count);
});

test('of each it is known how much there is, and from when to when', () => {
  expect(people('a.lap', 'b.desk', 'a.lap', 'a.desk')).toMatchObject([
    { events: 4, days: ['2026-01-01', '2026-01-04'] },
  ]);
  expect(people('a.lap', 'b.desk', 'a.lap')).toMatchObject([
    { events: 2, days: ['2026-01-01', '2026-01-03'], devices: new Set(['lap']) },
    { events: 1, days: ['2026-01-02', '2026-01-02'] },
  ]);
});
