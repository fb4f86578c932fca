import { expect, test } from 'vitest';
import type { Event, NewEvent } from '../../../src/domain/history/event.js';
import { foldAll } from '../../../src/domain/history/fold.js';
import { dayMinutes, planOf, toWrite } from '../../../src/domain/standing/plan.js';
import { answered, read, stored } from '../events.js';
import { someLesson, someQuestion, someRoadmap, someStep } from '../road.js';

const concepts = ['a', 'b'].map((id) => ({ id, title: id.toUpperCase(), was: [] }));
const roadmap = someRoadmap({
  steps: [
    someStep({
      concepts,
      lessons: [someLesson('first', { minutes: 6, parts: 3 }), someLesson('second', { minutes: 6, parts: 3 })],
      questions: [
        someQuestion('q-a', { check: true, lesson: 'first', concept: 'a', after: 0 }),
        someQuestion('w-a', { kind: 'write', lesson: 'first', concept: 'a' }),
        someQuestion('w-b', { kind: 'write', check: true, lesson: 'second', concept: 'b', after: 1 }),
      ],
    }),
  ],
});
const NOW = new Date('2026-03-04T18:00:00Z');
const at = (day: number, event: NewEvent) => stored(event, `2026-03-0${day}T09:00:00+01:00`);
const FIRST = [at(3, read('first', 'one', 3, 3)), at(3, answered('q-a', 'wrong', { step: 'one', concept: 'a' }))];
const plan = (minutes: number, ...events: Event[]) => {
  const { reviews, news, write } = planOf(roadmap, foldAll(events), NOW, minutes);
  const tasks = news.map(({ task, fits, of }) => `${task.kind === 'quiz' ? 'quiz' : task.lesson.id} ${fits}/${of}`);
  return [reviews, ...tasks, ...(write ? [write.question.id] : [])];
};

test('a plan has as much as fits: what is due, and what is new, part by part', () => {
  expect(plan(1)).toEqual([0, 'first 1/3']);
  expect(plan(5)).toEqual([0, 'first 2/3']);
  expect(plan(9)).toEqual([0, 'first 3/3', 'second 1/3']);
  expect(plan(60)).toEqual([0, 'first 3/3', 'second 3/3', 'quiz 10/10']);
  // What comes back is code, and takes two of the minutes.
  expect(plan(5, ...FIRST)).toEqual([1, 'second 1/3']);
  expect(plan(3, ...FIRST)).toEqual([1]);
});

test('a longer one ends with something to write, unless something is written in it', () => {
  // What was written last comes back as a choice. Of ten minutes, three are put by until something is written.
  const learned = [
    ...[at(1, read('first', 'one', 3, 3)), at(2, answered('q-a', 'right', { step: 'one', concept: 'a' }))],
    at(3, answered('w-a', 'wrong', { step: 'one', concept: 'a', kind: 'write' })),
  ];
  expect(plan(10, ...learned)).toEqual([1, 'second 3/3', 'quiz 5/10']);
  const read2 = [at(1, read('second', 'one', 3, 3)), at(3, answered('w-b', 'right', { step: 'one', concept: 'b' }))];
  expect(plan(10, ...learned, ...read2)).toEqual([1, 'quiz 10/10', 'w-a']);
  // Where review has something written, nothing is at the end.
  expect(plan(20, ...FIRST, ...read2)).toEqual([1, 'quiz 10/10']);
  const progress = foldAll(FIRST);
  expect([toWrite(roadmap, progress, 9), toWrite(roadmap, progress, null)]).toEqual([null, null]);
  progress.passedOver['w-a'] = { step: 'one' };
  expect(toWrite(roadmap, progress, 20)).toBe(null);
});

test('a day is used up by the clock of its sittings, or by what was done in it', () => {
  const left = (...events: Event[]) => dayMinutes(roadmap, foldAll(events), NOW);
  expect(left()).toEqual({ day: 20, isSet: false, done: 0, left: 20 });
  const set = at(1, { type: 'setting', key: 'minutes', value: '30' });
  expect(left(set, at(4, { type: 'sitting', ms: 12 * 60_000 }))).toEqual({ day: 30, isSet: true, done: 12, left: 18 });
  expect(left(set, at(4, { type: 'sitting', ms: 24 * 60_000 })).left).toBe(0);
  // A part of two minutes, and half a minute for the question.
  const today = FIRST.map((event) => ({ ...event, at: '2026-03-04T09:00:00+01:00' }));
  expect(left(set, ...today).done).toBe(2.5);
});
