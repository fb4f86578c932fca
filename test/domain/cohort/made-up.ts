import { madeUpClass, plantedIn } from '../../../bench/class.js';
import type { HandIn } from '../../../src/domain/cohort/hand-in.js';
import type { QuestionKind } from '../../../src/domain/road/question.js';
import { labOf } from '../labs.js';
import { someLesson, someQuestion, someRoadmap, someStep } from '../road.js';

const KINDS: QuestionKind[] = ['choice', 'short', 'choice', 'multi', 'choice', 'predict'];

/** More than most get done. */
const CHECKS = Array.from({ length: 40 }, (_check, index) => `check-${index}`);

/** Ten steps of 24 questions, of which eight are checks. */
export const ROAD = someRoadmap({
  steps: Array.from({ length: 10 }, (_step, step) =>
    someStep({
      ...{ id: `step-${step + 1}`, number: step + 1, title: `Step ${step + 1}` },
      lessons: [someLesson(`lesson-${step}`)],
      concepts: [0, 1].map((half) => ({ id: `concept-${step}-${half}`, title: `Concept ${step}.${half}`, was: [] })),
      labs: step < 2 ? [labOf(`lab-${step}`, CHECKS.slice(0, step === 0 ? 5 : 40))] : [],
      questions: Array.from({ length: 24 }, (_question, index) =>
        someQuestion(`question-${step}-${index}`, {
          ...{ kind: KINDS[index % KINDS.length]!, concept: `concept-${step}-${index % 2}` },
          ...{ lesson: `lesson-${step}`, check: index < 8 },
        }),
      ),
    }),
  ),
});

/** Ten bad questions, by what is wrong with them. */
export const PLANTED = plantedIn(ROAD.steps.slice(0, 3)) as Map<string, string>;

export const MADE = '2026-11-27';

export function handIns(learners: number, { seed = 1, planted = PLANTED, answers = 70 } = {}): Iterable<HandIn> {
  return madeUpClass(ROAD, { learners, answers, seed, planted, made: MADE }) as Iterable<HandIn>;
}
