import { expect, test } from 'vitest';
import type { Event } from '../../../src/domain/history/event.js';
import { foldAll } from '../../../src/domain/history/fold.js';
import {
  asideConcepts,
  daysAway,
  dueCount,
  dueItems,
  reviewsLeft,
  warmUpItems,
  wasAway,
} from '../../../src/domain/memory/due.js';
import { noProgress, type Progress } from '../../../src/domain/history/progress.js';
import { seeded } from '../../../src/domain/random.js';
import { answered, stored } from '../events.js';
import { road, someQuestion } from '../road.js';

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

test('a day of a clock that was wrong is no day on which something was done', () => {
  expect(daysAway(since('2026-01-01', '2027-01-01'), new Date('2026-01-09T12:00:00+01:00'))).toBe(8);
  expect(daysAway(since('2027-01-01'), new Date('2026-01-09T12:00:00+01:00'))).toBe(0);
});

test('where the day begins at four, the night is no day away yet', () => {
  const nightly = { ...since('2026-01-01'), settings: { 'day-starts-at': '4' } };
  expect(daysAway(nightly, new Date('2026-01-02T03:30:00+01:00'))).toBe(0);
  expect(daysAway(nightly, new Date('2026-01-02T04:30:00+01:00'))).toBe(1);
});

const learned = (...events: Event[]) =>
  foldAll([
    ...['joins', 'indexes'].map((concept) =>
      stored(answered(`${concept}-asked`, 'wrong', { step: 'databases', concept }), '2026-03-01T09:00:00+01:00'),
    ),
    ...events,
  ]);
const later = new Date('2026-03-10T12:00:00+01:00');
const aside = (concept: string, on: boolean) =>
  stored({ type: 'aside', concept, step: 'databases', on }, `2026-03-02T09:00:0${on ? 0 : 1}+01:00`);

test('what is put aside is not asked, and is again when it is taken up', () => {
  const asked = (progress: Progress) =>
    dueItems(road(), progress, later, seeded(1))
      .map(({ concept }) => concept.id)
      .toSorted();
  expect(asked(learned())).toEqual(['indexes', 'joins']);
  const put = learned(aside('joins', true));
  expect([asked(put), dueCount(road(), put, later)]).toEqual([['indexes'], 1]);
  expect(asideConcepts(road(), put).map(({ concept }) => concept.id)).toEqual(['joins']);
  expect(warmUpItems(road(), put, later, seeded(1))).toHaveLength(1);
  expect(asked(learned(aside('joins', true), aside('joins', false)))).toEqual(['indexes', 'joins']);
});

test('what was put aside by an old name is aside by the new one', () => {
  const renamed = road();
  renamed.steps[1]!.concepts[0]!.was = ['outer-joins'];
  const put = learned(aside('outer-joins', true));
  expect(asideConcepts(renamed, put)).toHaveLength(1);
  expect(dueCount(renamed, put, later)).toBe(1);
});

test('a day has as many reviews as the learner wants, and those done count', () => {
  const review = stored(
    answered('joins-asked', 'right', { step: 'databases', concept: 'joins', where: 'review' }),
    '2026-03-10T11:00:00+01:00',
  );
  expect(reviewsLeft(learned(), later)).toBe(20);
  expect(reviewsLeft(learned(review), later)).toBe(19);
  expect(reviewsLeft({ ...learned(review), settings: { 'reviews-a-day': '1' } }, later)).toBe(0);
});

test('review does not ask what a quiz in the middle is going to ask', () => {
  const wide = road();
  wide.steps.find(({ id }) => id === 'databases')!.questions.push(someQuestion('joins-owed', { concept: 'joins' }));
  const quiz = stored({
    type: 'quiz',
    step: 'databases',
    questions: ['indexes-asked', 'joins-owed'],
    carried: 0,
    total: 2,
  });
  const begun = stored(
    answered('indexes-asked', 'right', { step: 'databases', concept: 'indexes', where: 'quiz', quiz: quiz.id }),
  );
  const asked = Array.from({ length: 20 }, (_unused, seed) =>
    dueItems(wide, learned(quiz, begun), later, seeded(seed)).map(({ question }) => question.id),
  ).flat();
  expect(asked).toContain('joins-asked');
  expect(asked).not.toContain('joins-owed');
});
