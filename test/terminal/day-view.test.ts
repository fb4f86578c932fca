import { expect, test } from 'vitest';
import type { Today } from '../../src/domain/standing/today.js';
import { aheadLines, canNowLines, doneLines } from '../../src/terminal/day-view.js';
import { someLesson, someStep } from '../domain/road.js';
import { lookOf } from './look.js';

const concept = (title: string) => ({ id: title.toLowerCase(), title, was: [] });
const NOTHING: Today = {
  ...{ date: '2026-12-02', done: { answers: 0, right: 0, reviews: 0, parts: 0, ms: 0 } },
  ...{
    lessons: [],
    begun: null,
    opened: null,
    tried: [],
    steps: [],
    passed: { done: 0, of: 20 },
    labs: [],
    due: 0,
    dueMinutes: 0,
    back: [],
  },
  week: { days: [], lessons: 0 },
};
const facts = (today: Partial<Today>, goals: string[] = []) => ({
  ...{ today: { ...NOTHING, ...today }, goals, built: [], aDay: 20 },
});
const done = (parts: number, answers: number, right: number, reviews = 0) =>
  doneLines(facts({ done: { parts, answers, right, reviews, ms: 0 } }), lookOf(80));
const ahead = (today: Partial<Today>, columns = 80) => aheadLines(facts(today), lookOf(columns));

test.each([
  [done(1, 1, 1), 'Done: 1 part of lessons and 1 question; 1 was right.'],
  [done(5, 9, 7, 2), 'Done: 5 parts of lessons and 9 questions, 2 of them review; 7 were right.'],
  [done(0, 8, 8, 8), 'Done: 8 questions of review; all were right.'],
  [done(0, 3, 0, 1), 'Done: 3 questions, 1 of them review.'],
  [done(2, 0, 0), 'Done: 2 parts of lessons.'],
])('%j', (lines, words) => {
  expect(lines).toEqual([words]);
});

test('a quiz that is in the middle, and one that is not passed, are told', () => {
  const answers = { answers: 12, right: 9, reviews: 2, parts: 0, ms: 0 };
  const opened = { step: someStep({ number: 2 }), done: 8, of: 10 };
  const tried = [{ step: someStep(), right: 7, total: 10 }];
  expect(doneLines(facts({ done: answers, opened, tried }), lookOf(80))).toEqual([
    'On the way: the quiz of step 2, 8 of 10 questions answered.',
    'The quiz of step 1: 7 of 10 right. `roadmap quiz 1` takes it again.',
    'Done: 12 questions, 2 of them review; 9 were right.',
  ]);
  const reviewed = { ...answers, reviews: 12 };
  expect(doneLines(facts({ done: reviewed, opened }), lookOf(80))).toHaveLength(1);
});

test('nothing is said of a day on which nothing was done', () => {
  expect([done(0, 0, 0), ahead({})]).toEqual([[], []]);
});

test('one thing that was learned is a sentence, several are a list, numbered in plain text', () => {
  expect(canNowLines(['join two tables.'], lookOf(80))).toEqual(['You can now join two tables.']);
  const goals = ['join two tables.', 'count the rows of a group, and none of them twice.'];
  const drawn = ['You can now:', '• join two tables.', '• count the rows of a group, and none\n  of them twice.'];
  expect(canNowLines(goals, lookOf(40))).toEqual(drawn);
  expect(canNowLines(goals, lookOf(80, 'spoken'))[1]).toBe('1. join two tables.');
});

test('a lesson in the middle is told where none was finished, and one that went badly is not called learned', () => {
  const begun = { lesson: someLesson('joins', { title: 'Joins', parts: 5 }), part: 3 };
  const read = { answers: 0, right: 0, reviews: 0, parts: 3, ms: 0 };
  expect(doneLines(facts({ done: read, begun }), lookOf(80))[0]).toBe('On the way: "Joins", 3 of 5 parts read.');
  const lessons = [{ step: someStep(), lesson: someLesson('nulls', { title: 'Null' }), isKnown: false }];
  expect(doneLines(facts({ done: read, begun, lessons }), lookOf(80)).slice(0, 1)).toEqual([
    'Read, and not sure yet: "Null".',
  ]);
});

test('what comes back is named by its day, what was missed first', () => {
  const back = [
    { days: 1, concepts: ['A', 'B', 'C, and D'].map(concept), missed: [concept('C, and D')], minutes: 3.2 },
    { days: 3, concepts: [concept('E')], missed: [], minutes: 2 },
    { days: 9, concepts: [concept('F')], missed: [], minutes: 0.3 },
  ];
  back[0]!.missed = [back[0]!.concepts[2]!];
  expect(ahead({ back })).toEqual([
    'Tomorrow 3 concepts come back, about 3 min: "C, and D", "A" and 1 more. Then 1\n  on Saturday and 1 in 9 days.',
  ]);
  expect(ahead({ back: back.slice(1, 2) })).toEqual(['On Saturday 1 concept comes back, about 2 min: "E".']);
  expect(ahead({ back: back.slice(2) })).toEqual(['In 9 days 1 concept comes back, about 1 min: "F".']);
});

test('what was due and not asked comes tomorrow, as far as a day takes it', () => {
  expect(ahead({ due: 45, dueMinutes: 27 })).toEqual(['Tomorrow 20 concepts come back, about 12 min.']);
});

test('the week so far has its days, and no minutes where there are none to speak of', () => {
  const week = (ms: number) => ({
    days: [
      { date: '2026-12-01', ms },
      { date: '2026-12-02', ms },
    ],
    lessons: 1,
  });
  expect(ahead({ week: week(1_200_000) })).toEqual(['This week so far: 2 days, 40 min, 1 lesson finished.']);
  expect(ahead({ week: week(100) })).toEqual(['This week so far: 2 days, 1 lesson finished.']);
});

test('what was passed and what runs by now stands above how much it was', () => {
  const steps = [someStep({ number: 3, title: 'Databases' })];
  const day = facts({
    steps,
    passed: { done: 3, of: 20 },
    done: { answers: 2, right: 1, reviews: 0, parts: 0, ms: 0 },
  });
  expect(doneLines({ ...day, built: ['Built: Notes. Now they are kept.'] }, lookOf(80))).toEqual([
    'Passed: step 3, Databases. 3 of 20 steps answered.',
    'Built: Notes. Now they are kept.',
    'Done: 2 questions; 1 was right.',
  ]);
});
