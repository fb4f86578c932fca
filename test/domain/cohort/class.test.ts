import { expect, test } from 'vitest';
import { madeUpClass, plantedIn } from '../../../bench/class.js';
import { addHandIn } from '../../../src/domain/cohort/add.js';
import { cohortOf, type Cohort } from '../../../src/domain/cohort/cohort.js';
import type { HandIn } from '../../../src/domain/cohort/hand-in.js';
import { startTally } from '../../../src/domain/cohort/tally.js';
import type { QuestionKind } from '../../../src/domain/road/question.js';
import { someLesson, someQuestion, someRoadmap, someStep } from '../road.js';

const KINDS: QuestionKind[] = ['choice', 'short', 'choice', 'multi', 'choice', 'predict'];
const ROAD = someRoadmap({
  steps: Array.from({ length: 10 }, (_step, step) =>
    someStep({
      ...{ id: `step-${step}`, number: step + 1 },
      lessons: [someLesson(`lesson-${step}`)],
      concepts: [{ id: `concept-${step}`, title: `Concept ${step}`, was: [] }],
      questions: Array.from({ length: 24 }, (_question, index) =>
        someQuestion(`question-${step}-${index}`, {
          ...{ kind: KINDS[index % KINDS.length]!, concept: `concept-${step}` },
          ...{ lesson: `lesson-${step}`, check: index < 8 },
        }),
      ),
    }),
  ),
});
const PLANTED = plantedIn(ROAD.steps.slice(0, 3)) as Map<string, string>;

function classOf(learners: number, { seed = 1, planted = PLANTED } = {}): Cohort {
  const tally = startTally(ROAD, null);
  const made = '2026-11-27';
  for (const handIn of madeUpClass(ROAD, { learners, answers: 100, seed, planted, made }) as Iterable<HandIn>)
    addHandIn(tally, handIn);
  return cohortOf(tally, '2026-11-28');
}

const named = ({ suspects }: Cohort) => suspects.map(({ figures, why }) => `${figures.question.id} ${why}`).sort();

test('ten bad questions are found among 3,000 learners, each for its reason, with at most one false alarm', () => {
  const found = named(classOf(3000));
  const planted = [...PLANTED].map(([question, why]) => `${question} ${why}`).sort();
  expect(planted).toHaveLength(10);
  expect(found).toEqual(expect.arrayContaining(planted));
  expect(found.length).toBeLessThanOrEqual(11);
});

test('where all questions are sound, none is named', () => {
  expect([1, 2, 3].flatMap((seed) => named(classOf(300, { seed, planted: new Map() })))).toEqual([]);
});

test('30 learners are too few for most that is wrong, and no sound question is named', () => {
  const classes = [1, 2, 3, 4, 5, 6].map((seed) => classOf(30, { seed }));
  const named_ = classes.flatMap(({ suspects }) => suspects);
  expect(named_.filter(({ figures }) => !PLANTED.has(figures.question.id))).toEqual([]);
  expect(classes.flatMap(({ questions }) => questions).filter((one) => one.discrimination !== null)).toEqual([]);
  // What is named all the same no sound question does by chance, whatever else was looked at.
  expect(named_.filter(({ chance }) => chance > 0.001)).toEqual([]);
});

test('of fewer than ten learners nothing is put in an order', () => {
  const { ranked, concepts, suspects, learners } = classOf(9);
  expect([ranked, concepts, suspects, learners.length]).toEqual([false, [], [], 9]);
});
