import { expect, test } from 'vitest';
import { noProgress } from '../../../src/domain/history/progress.js';
import { foldAll } from '../../../src/domain/history/fold.js';
import { minutesOf, reviewTime } from '../../../src/domain/memory/review-time.js';
import type { QuestionKind } from '../../../src/domain/road/question.js';
import { answered, stored } from '../events.js';
import { someQuestion, someRoadmap, someStep } from '../road.js';

const of = (concept: string, ...kinds: QuestionKind[]) =>
  kinds.map((kind) => someQuestion(`${concept}-${kind}`, { kind, concept }));
const questions = [...of('picked', 'choice'), ...of('code', 'write'), ...of('both', 'choice', 'write')];
const concepts = ['picked', 'code', 'both'].map((id) => ({ id, title: id, was: [] }));
const roadmap = someRoadmap({ steps: [someStep({ concepts, questions })] });
const gave = (question: string, concept: string, kind: QuestionKind, ms: number, minute = 0) =>
  stored(
    answered(question, 'right', { step: 'one', concept, kind, ms }),
    new Date(Date.UTC(2026, 2, 1, 9, minute)).toISOString(),
  );

test('each concept takes as long as the question that it would be asked', () => {
  expect(reviewTime(roadmap, noProgress(), ['picked', 'code'])).toEqual({
    ...{ each: [1 / 3, 2], minutes: 7 / 3, writes: true },
  });
});

test('where one of several may come, it takes as long as these in the middle, and is not counted on to be code', () => {
  expect(reviewTime(roadmap, noProgress(), ['both'])).toEqual({ each: [7 / 6], minutes: 7 / 6, writes: false });
  // The other one comes next.
  expect(reviewTime(roadmap, foldAll([gave('both-choice', 'both', 'choice', 9)]), ['both'])).toMatchObject({
    ...{ each: [2], writes: true },
  });
  expect(reviewTime(roadmap, noProgress(), [])).toEqual({ each: [], minutes: 0, writes: false });
});

test('from twenty answers on a kind takes as long as the learner does, with the verdict', () => {
  const answers = (count: number, ms: (index: number) => number) =>
    foldAll(Array.from({ length: count }, (_unused, index) => gave('code-write', 'code', 'write', ms(index), index)));
  expect(
    minutesOf(
      'write',
      answers(19, () => 50_000),
    ),
  ).toBe(2);
  expect(
    minutesOf(
      'write',
      answers(20, () => 50_000),
    ),
  ).toBe(1);
  // One that was slow says little, and what was slow long ago says nothing.
  expect(
    minutesOf(
      'write',
      answers(21, (index) => (index === 20 ? 180_000 : 50_000)),
    ),
  ).toBe(1);
  expect(
    minutesOf(
      'write',
      answers(80, (index) => (index < 40 ? 170_000 : 50_000)),
    ),
  ).toBe(1);
  expect(
    minutesOf(
      'choice',
      answers(20, () => 50_000),
    ),
  ).toBe(1 / 3);
});
