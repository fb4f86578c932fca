import { expect, test } from 'vitest';
import { endDate, ownPace, taskMinutes, timeLeft } from '../../../src/domain/standing/pace.js';
import type { Task } from '../../../src/domain/standing/next.js';
import type { Lesson, Step } from '../../../src/domain/road/roadmap.js';
import type { Standing } from '../../../src/domain/standing/standing.js';

const standing = (passed: boolean, read: number, minutes: number, placed: Standing['placed'] = null): Standing => ({
  step: { minutes: [60, 120] } as Step,
  read: { done: read, of: 5 },
  quiz: { passed, passedAt: null, deferredAt: null, tries: 0, best: 0, last: null, open: null },
  answers: { asked: 0, right: 0 },
  retained: { strong: 0, fading: 0, weak: 0 },
  placed,
  weak: [],
  built: null,
  ms: minutes * 60_000,
});

test("before three answered steps the author's range counts, for what is left of each step", () => {
  expect(timeLeft([standing(true, 5, 30), standing(false, 3, 0), standing(false, 0, 0)])).toEqual({
    least: 90,
    most: 180,
    source: 'author',
  });
});

test('skipped steps take no time', () => {
  expect(timeLeft([standing(false, 0, 0, 'skip'), standing(false, 0, 0, 'learn')])).toMatchObject({
    least: 60,
    most: 120,
  });
});

test("after three answered steps the learner's own pace counts", () => {
  const done = [standing(true, 5, 45), standing(true, 5, 45), standing(true, 5, 45)];
  expect(ownPace(done)).toBe(0.5);
  expect(timeLeft([...done, standing(false, 0, 0)])).toEqual({ least: 45, most: 45, source: 'own' });
});

test('ten hours at five a week end in two weeks', () => {
  expect(endDate({ least: 500, most: 700, source: 'author' }, 5, new Date('2026-01-01T00:00:00Z')).toISOString()).toBe(
    '2026-01-15T00:00:00.000Z',
  );
});

test.each([
  [{ kind: 'lesson', lesson: { minutes: 8, parts: 4 } as Lesson, part: 1, step: {} as Step }, 6],
  [{ kind: 'check', questions: ['a', 'b', 'c'], lesson: {} as Lesson, step: {} as Step }, 1.5],
  [{ kind: 'quiz', open: null, step: {} as Step }, 6],
  [{ kind: 'done' }, 0],
] as [Task, number][])('%o takes %d minutes', (task, minutes) => {
  expect(taskMinutes(task)).toBe(minutes);
});

test('the time left has a floor, however fast three steps were clicked through', () => {
  const skimmed = [standing(true, 5, 2), standing(true, 5, 2), standing(true, 5, 2)];
  expect(ownPace(skimmed)).toBeCloseTo(1 / 3);
  expect(timeLeft([...skimmed, standing(false, 0, 0)])).toMatchObject({ least: 30, most: 30, source: 'own' });
});

test('a task has the same time wherever it is told: what is left of it', () => {
  const open = {
    id: 'q',
    at: '',
    turn: 1,
    questions: ['a', 'b', 'c'],
    answered: { a: 'right' as const },
    carried: 0,
    total: 3,
  };
  const step = {} as Step;
  expect(taskMinutes({ kind: 'quiz', step, open })).toBeCloseTo(1.2);
  expect(taskMinutes({ kind: 'quiz', step, open: null, retry: 2 })).toBeCloseTo(1.2);
});
