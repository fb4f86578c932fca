import { expect, test } from 'vitest';
import type { AnswerEvent, Event, NewEvent, Outcome } from '../../../src/domain/history/event.js';
import { foldAll } from '../../../src/domain/history/fold.js';
import { todayOf } from '../../../src/domain/standing/today.js';
import { answered, read, round, stored } from '../events.js';
import { labOf } from '../labs.js';
import { someLesson, someQuestion, someRoadmap, someStep } from '../road.js';

const concepts = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id.toUpperCase(), was: [] }));
const roadmap = someRoadmap({
  steps: [
    someStep({
      concepts,
      lessons: [someLesson('first', { parts: 2 }), someLesson('second'), someLesson('third', { parts: 3 })],
      questions: concepts.map(({ id }) =>
        someQuestion(`q-${id}`, { check: true, lesson: id < 'c' ? 'first' : 'second', concept: id }),
      ),
      labs: [labOf('rest-api', ['x'], { step: 'one' })],
    }),
  ],
});
// A Wednesday; where the tests run, in Berlin, an hour later.
const NOW = new Date('2026-03-04T18:00:00Z');
const at = (day: number, hour: number, event: NewEvent) =>
  stored(event, `2026-03-0${day}T${String(hour).padStart(2, '0')}:00:00+01:00`);
const asked = (id: string, outcome: Outcome, more: Partial<AnswerEvent> = {}) =>
  answered(`q-${id}`, outcome, { step: 'one', lesson: id < 'c' ? 'first' : 'second', concept: id, ...more });
const today = (...events: Event[]) => todayOf(roadmap, foldAll(events), NOW);

test('a lesson is learned where most of its questions are right, and only read where they are not', () => {
  const { lessons, done } = today(
    ...[at(4, 9, read('second', 'one')), at(4, 10, asked('c', 'wrong')), at(4, 10, asked('d', 'unknown'))],
    ...[at(4, 11, read('first', 'one', 1, 2)), at(4, 11, asked('a', 'right'))],
    ...[at(4, 12, read('first', 'one', 2, 2)), at(4, 12, asked('b', 'wrong'))],
  );
  expect(lessons.map(({ lesson, isKnown }) => [lesson.id, isKnown])).toEqual([
    ['second', false],
    ['first', true],
  ]);
  expect(done).toMatchObject({ parts: 3, answers: 4, right: 1, reviews: 0 });
});

test('a day is the learner’s own: before its hour the day before goes on', () => {
  const late = at(4, 2, read('second', 'one'));
  expect(today(late).lessons).toHaveLength(1);
  const set = at(1, 9, { type: 'setting', key: 'day-starts-at', value: '4' });
  expect(today(set, late).lessons).toEqual([]);
});

test('what comes back stands by its day, and what was missed is known', () => {
  const { back, due } = today(
    ...[at(4, 9, asked('a', 'right')), at(4, 9, asked('b', 'wrong'))],
    ...[at(1, 9, asked('c', 'wrong')), at(4, 9, { type: 'aside', concept: 'd', step: 'one', on: true })],
  );
  expect(back.map(({ days, concepts: ids, missed }) => [days, ids.map(({ id }) => id), missed.length])).toEqual([
    [1, ['b'], 1],
    [expect.any(Number), ['a'], 0],
  ]);
  expect(due).toBe(1);
});

test('the week begins on Monday, and has the days on which something was done', () => {
  const { week } = today(
    at(1, 9, read('first', 'one', 2, 2)),
    at(2, 9, read('second', 'one')),
    at(4, 9, asked('a', 'right')),
  );
  expect(week).toEqual({
    days: [
      { date: '2026-03-02', ms: 60_000 },
      { date: '2026-03-04', ms: 1000 },
    ],
    lessons: 1,
  });
});

test('a sitting is as long as the clock says, where that is longer than what was done in it', () => {
  const sat = (ms: number) => at(4, 10, { type: 'sitting', ms });
  expect(today(at(4, 9, read('second', 'one')), sat(300_000), sat(240_000)).done.ms).toBe(540_000);
  expect(today(at(4, 9, read('second', 'one')), sat(1000)).done.ms).toBe(60_000);
});

test('what is in the middle, what was passed and what was built', () => {
  const quiz = at(4, 9, { type: 'quiz', step: 'one', questions: ['q-a'], carried: 0, total: 1 });
  const green = at(4, 11, round(['x'], [], { step: 'one', whole: true }));
  const { begun, steps, labs, passed } = today(quiz, at(4, 10, asked('a', 'right', { quiz: quiz.id })), green);
  expect([begun, steps.length, labs.map(({ lab }) => lab.id), passed]).toEqual([
    null,
    1,
    ['rest-api'],
    { done: 1, of: 1 },
  ]);
  expect(today(at(3, 9, read('first', 'one', 1, 2)), at(3, 9, asked('a', 'right'))).begun).toMatchObject({ part: 1 });
});

test('a quiz that is open, or came to its end and is not passed', () => {
  const quiz = (questions: string[], day = 4) =>
    at(day, 9, { type: 'quiz', step: 'one', questions, carried: 0, total: questions.length });
  const [half, whole, before] = [quiz(['q-a', 'q-b']), quiz(['q-a']), quiz(['q-a'], 3)];
  const miss = (day: number, { id }: Event) => at(day, 10, asked('a', 'wrong', { quiz: id }));
  expect(today(half, miss(4, half))).toMatchObject({ opened: { done: 1, of: 2 }, tried: [] });
  expect(today(whole, miss(4, whole))).toMatchObject({ opened: null, tried: [{ right: 0, total: 1 }] });
  expect(today(before, miss(3, before)).tried).toEqual([]);
});
