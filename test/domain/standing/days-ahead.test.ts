import { expect, test } from 'vitest';
import { noProgress, noQuiz } from '../../../src/domain/history/progress.js';
import type { Card } from '../../../src/domain/memory/card.js';
import { plannedSteps, reviewDays } from '../../../src/domain/standing/days-ahead.js';
import { road, someLesson, someQuestion, someRoadmap, someStep } from '../road.js';

const NOW = new Date('2026-05-04T10:00:00+02:00');
const card = (due: string, last = '2026-05-01T10:00:00+02:00'): Card => ({
  ...{ due: `${due}T00:00:00+02:00`, stability: 3, difficulty: 5, reps: 1, lapses: 0, last, missed: false },
  step: 'http',
});
const cards = {
  methods: card('2026-05-02'),
  status: card('2026-05-04'),
  joins: card('2026-05-06'),
  breaking: card('2026-09-01'),
};

test('what is overdue is asked today, and what lies beyond the days is not told', () => {
  expect(reviewDays(road(), { ...noProgress(), cards }, NOW, 56)).toEqual([
    { date: '2026-05-04', concepts: 2, minutes: 2 / 3 },
    { date: '2026-05-06', concepts: 1, minutes: 1 / 3 },
  ]);
});

test('what a day has no room for waits for the next', () => {
  const days = { '2026-05-04': { answers: 1, right: 1, ms: 0, reviews: 1 } };
  const progress = { ...noProgress(), cards, days, settings: { 'reviews-a-day': '1' } };
  expect(reviewDays(road(), progress, NOW, 56)).toEqual([
    { date: '2026-05-05', concepts: 1, minutes: 1 / 3 },
    { date: '2026-05-06', concepts: 1, minutes: 1 / 3 },
    { date: '2026-05-07', concepts: 1, minutes: 1 / 3 },
  ]);
});

test('steps follow each other at so many hours a week, from the chosen one on, and debts come last', () => {
  const steps = ['a', 'b', 'c', 'd'].map((id, index) =>
    someStep({
      id,
      number: index + 1,
      minutes: [120, 120],
      lessons: [someLesson(`${id}1`)],
      questions: [someQuestion(`${id}-asked`)],
    }),
  );
  const read = { step: 'c', part: 1, readAt: '2026-05-01T10:00:00+02:00', ms: 0 };
  const progress = {
    ...noProgress(),
    focus: { step: 'b', at: '2026-05-01T10:00:00+02:00', turn: 1 },
    lessons: { c1: read },
    quizzes: {
      c: { ...noQuiz(), deferredAt: '2026-05-02T10:00:00+02:00' },
      d: { ...noQuiz(), passedAt: '2026-05-02T10:00:00+02:00' },
    },
  };
  const planned = plannedSteps(someRoadmap({ steps }), progress, NOW, 7);
  expect(planned.map(({ step, from, to, minutes }) => [step.id, from, to, minutes])).toEqual([
    ['b', '2026-05-04', '2026-05-05', 120],
    ['a', '2026-05-06', '2026-05-07', 120],
    ['c', '2026-05-08', '2026-05-08', 60],
  ]);
});
