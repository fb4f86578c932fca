import { expect, test } from 'vitest';
import { addHandIn } from '../../../src/domain/cohort/add.js';
import { cohortOf, type Cohort } from '../../../src/domain/cohort/cohort.js';
import { startTally } from '../../../src/domain/cohort/tally.js';
import { handIns, PLANTED, ROAD } from './made-up.js';

function classOf(learners: number, more: Parameters<typeof handIns>[1] = {}): Cohort {
  const tally = startTally(ROAD, null);
  for (const handIn of handIns(learners, more)) addHandIn(tally, handIn);
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

test('30 learners are too few for most that is wrong: what they cannot show is not claimed', () => {
  const classes = [1, 2, 3, 4, 5, 6].map((seed) => classOf(30, { seed }));
  const found = classes.flatMap(({ suspects }) => suspects);
  expect(found.filter(({ figures, why }) => PLANTED.get(figures.question.id) !== why)).toEqual([]);
  expect(Math.max(...classes.map(({ suspects }) => suspects.length))).toBeLessThan(5);
  expect(classes.flatMap(({ questions }) => questions).filter((one) => one.discrimination !== null)).toEqual([]);
});

test('of fewer than ten learners nothing is put in an order', () => {
  const { ranked, concepts, suspects, learners } = classOf(9);
  expect([ranked, concepts, suspects, learners.length]).toEqual([false, [], [], 9]);
});
