import { expect, test } from 'vitest';
import { foldAll } from '../../../src/domain/history/fold.js';
import { noProgress } from '../../../src/domain/history/progress.js';
import type { QuestionBrief } from '../../../src/domain/road/question.js';
import { drawQuiz, drawRetry, rightsToPass } from '../../../src/domain/asking/quiz.js';
import { seeded } from '../../../src/domain/random.js';
import { answered, stored } from '../events.js';

const brief = (id: string, concept: string): QuestionBrief => ({
  id,
  concept,
  kind: 'choice',
  lesson: 'l',
  level: 'apply',
  check: false,
  track: null,
  rev: 1,
  was: [],
});
const pool = ['a', 'b', 'c', 'd', 'e'].flatMap((concept) => [1, 2, 3].map((n) => brief(`${concept}${n}`, concept)));

test('draws ten questions, two of each of five concepts', () => {
  const { questions, total } = drawQuiz(pool, noProgress(), seeded(1));
  expect(total).toBe(10);
  expect(new Set(questions).size).toBe(10);
  for (const concept of ['a', 'b', 'c', 'd', 'e'])
    expect(questions.filter((id) => id.startsWith(concept))).toHaveLength(2);
});

test('the same seed draws the same quiz, another seed another', () => {
  const drawn = (seed: number) => drawQuiz(pool, noProgress(), seeded(seed)).questions;
  expect(drawn(7)).toEqual(drawn(7));
  expect(drawn(7)).not.toEqual(drawn(8));
});

test('asks all of a small pool', () => {
  expect(drawQuiz(pool.slice(0, 4), noProgress(), seeded(1)).questions.toSorted()).toEqual(['a1', 'a2', 'a3', 'b1']);
});

test('prefers questions that were never asked, then those asked long ago', () => {
  const progress = foldAll([stored(answered('a1', 'right')), stored(answered('a2', 'right'))]);
  expect(drawQuiz(pool.slice(0, 3), progress, seeded(1), 1).questions).toEqual(['a3']);
  expect(drawQuiz(pool.slice(0, 2), progress, seeded(1), 1).questions).toEqual(['a1']);
});

test('a retry asks siblings of what was missed, and the same again where there is none', () => {
  const attempt = { at: '2026-01-01T00:00:00Z', right: 8, total: 10, passed: false, missed: ['a1', 'lonely'] };
  const draw = drawRetry([...pool, brief('lonely', 'z')], attempt, noProgress(), seeded(3))!;
  expect(draw).toMatchObject({ carried: 8, total: 10 });
  expect(draw.questions).toContain('lonely');
  expect(draw.questions.some((id) => id === 'a2' || id === 'a3')).toBe(true);
  expect(draw.questions).not.toContain('a1');
});

test('a retry takes two different siblings for two missed questions of one concept', () => {
  const attempt = { at: '2026-01-01T00:00:00Z', right: 8, total: 10, passed: false, missed: ['a1', 'a2'] };
  expect(new Set(drawRetry(pool, attempt, noProgress(), seeded(3))!.questions).size).toBe(2);
});

test.each([
  [{ carried: 0, total: 10 }, 8],
  [{ carried: 5, total: 10 }, 3],
  [{ carried: 0, total: 4 }, 4],
  [{ carried: 9, total: 10 }, 0],
])('what is missing to pass %o', (draw, missing) => {
  expect(rightsToPass(draw)).toBe(missing);
});

test('a question that was renamed keeps its turn, and a retry knows it by both names', () => {
  const renamed = { ...brief('a1', 'a'), was: ['a-one'] };
  const progress = foldAll([stored(answered('a-one', 'right'))]);
  expect(drawQuiz([renamed, brief('a2', 'a')], progress, seeded(1), 1).questions).toEqual(['a2']);
  const attempt = { at: '2026-01-01T00:00:00Z', right: 8, total: 10, passed: false, missed: ['a-one', 'a2'] };
  expect(drawRetry([renamed, brief('a2', 'a')], attempt, noProgress(), seeded(1))!.questions.toSorted()).toEqual([
    'a1',
    'a2',
  ]);
});
