import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openBuiltIn } from '../../src/content/compiled.js';
import { noProgress, type QuestionProgress } from '../../src/domain/history/progress.js';
import type { Step } from '../../src/domain/road/roadmap.js';
import { standingOf } from '../../src/domain/standing/standing.js';

const DIST = fileURLToPath(new URL('../../dist/content', import.meta.url));
const NOW = new Date('2026-11-30T12:00:00Z');

/** An answer that counts `ms`, so that each one shows. */
const answered = (concept: string, ms: number): QuestionProgress =>
  ({
    ...{ step: 'a', concept, asked: 1, right: 1, ms },
    last: { outcome: ms % 3 === 0 ? 'wrong' : 'right', at: '2026-11-01T12:00:00Z', turn: ms },
  }) as QuestionProgress;

test('a step stands by the names of its questions where it would by the questions, and reads none of them', () => {
  const { steps } = openBuiltIn(DIST).roadmap;
  const progress = { ...noProgress(), turns: 1 };
  for (const { questions } of steps)
    for (const [index, { id, was, concept }] of questions.entries())
      if (index % 3 === 0) progress.questions[was[0] ?? id] = answered(concept, index + 1);
  const renamed = steps.flatMap(({ questions }) => questions).filter(({ was }) => was.length > 0);
  expect(renamed.length).toBeGreaterThan(0);
  for (const step of openBuiltIn(DIST).roadmap.steps) {
    const whole: Step = { ...steps.find(({ id }) => id === step.id)! };
    delete whole.names;
    const unread = Object.defineProperty(step, 'questions', {
      get: () => expect.unreachable('its questions are read'),
    });
    const byNames = { ...standingOf(unread, progress, 'node', NOW), step: step.id };
    const byQuestions = { ...standingOf(whole, progress, 'node', NOW), step: step.id };
    expect(byNames).toEqual(byQuestions);
    expect(byNames.answers.asked).toBeGreaterThan(0);
  }
});
