import { expect, test } from 'vitest';
import { practiceItems } from '../../../src/domain/asking/practice.js';
import type { AnswerEvent, Outcome } from '../../../src/domain/history/event.js';
import { foldAll } from '../../../src/domain/history/fold.js';
import type { QuestionBrief } from '../../../src/domain/road/question.js';
import { answered, read, stored } from '../events.js';
import { someLesson, someQuestion, someRoadmap, someStep } from '../road.js';

const question = (id: string, more: Partial<QuestionBrief> = {}) =>
  someQuestion(id, { kind: 'write', lesson: 'l', concept: 'c', ...more });
const step = (id: string, number: number, questions: QuestionBrief[]) =>
  someStep({
    ...{ id, number, questions },
    lessons: ['l', 'later'].map((name) => someLesson(number === 1 ? name : `${name}${number}`, { concepts: ['c'] })),
    concepts: ['c', 'd'].map((name) => ({ id: name, title: name, was: [] })),
  });
const one = step('one', 1, [
  ...[question('a'), question('b'), question('c1'), question('d1', { concept: 'd' })],
  ...[question('read', { kind: 'choice' }), question('js', { track: 'node' }), question('py', { track: 'python' })],
  question('later', { lesson: 'later' }),
]);
const two = step('two', 2, [question('far', { lesson: 'l2' })]);
const road = someRoadmap({ steps: [one, two], tracks: ['node', 'python'].map((id) => ({ id, title: id })) });

const wrote = (id: string, outcome: Outcome, day: number, more: Partial<AnswerEvent> = {}) =>
  stored(answered(id, outcome, { step: 'one', lesson: 'l', kind: 'write', ...more }), `2026-03-0${day}T10:00:00.000Z`);
const START = [stored({ type: 'setting', key: 'track', value: 'node' }), stored(read('l', 'one'))];
const practised = (events: ReturnType<typeof stored>[], wish: Parameters<typeof practiceItems>[2] = ALL) =>
  practiceItems(road, foldAll([...START, ...events]), wish).map((item) => item.question.id);
const ALL = { step: null, concept: null };

test('all that is written, of what was read, on the track of the learner', () => {
  expect(practised([])).toEqual(['a', 'b', 'c1', 'd1', 'js']);
});

test('never asked comes first, then missed, then long ago', () => {
  expect(
    practised([wrote('a', 'right', 2), wrote('b', 'right', 1), wrote('c1', 'unknown', 4), wrote('js', 'wrong', 3)]),
  ).toEqual(['d1', 'js', 'c1', 'b', 'a']);
});

test('what took three runs counts as weak, what took two does not', () => {
  const runs = (id: string, count: number) => wrote(id, 'right', 3, { runs: count });
  const known = ['a', 'd1', 'js'].map((id) => wrote(id, 'right', 1));
  expect(practised([...known, runs('b', 3), runs('c1', 2)])).toEqual(['b', 'a', 'd1', 'js', 'c1']);
});

test('only the last answer counts', () => {
  const first = ['a', 'b', 'c1', 'd1', 'js'].map((id) => wrote(id, 'wrong', 1));
  expect(practised([...first, wrote('a', 'right', 2)]).at(-1)).toBe('a');
});

test('a step is practised before it is read, and a concept alone', () => {
  expect(practised([], { step: two, concept: null })).toEqual(['far']);
  expect(practised([], { step: one, concept: null })).toContain('later');
  expect(practised([], { step: one, concept: one.concepts[1]! })).toEqual(['d1']);
});

test('what was asked before its lesson was read is practised, too', () => {
  expect(practised([wrote('later', 'unknown', 1, { lesson: 'later' })])).toContain('later');
});

test('what a quiz in the middle is going to ask is not asked before', () => {
  const quiz = stored({ type: 'quiz', step: 'one', questions: ['a', 'b', 'c1'], carried: 0, total: 3 });
  expect(practised([quiz, wrote('b', 'right', 2, { where: 'quiz', quiz: quiz.id })])).toEqual(['d1', 'js', 'b']);
});
