import { expect, test } from 'vitest';
import { addHandIn } from '../../../src/domain/cohort/add.js';
import { assignmentIn } from '../../../src/domain/cohort/assignment.js';
import { cohortOf } from '../../../src/domain/cohort/cohort.js';
import type { Fact, HandIn } from '../../../src/domain/cohort/hand-in.js';
import { startTally } from '../../../src/domain/cohort/tally.js';
import { labOf } from '../labs.js';
import { road } from '../road.js';
import { answer, handIn, part, quiz, round, stepped } from './handed-in.js';

function classOf(handIns: HandIn[], assigned: string | null = null) {
  const roadmap = road();
  roadmap.steps[0]!.labs = [labOf('shelf', ['listens', 'stores'])];
  const tally = startTally(roadmap, assigned === null ? null : assignmentIn(assigned, roadmap));
  for (const one of handIns) addHandIn(tally, one);
  return cohortOf(tally, '2026-11-28');
}
const stuckOf = (handIns: HandIn[]) =>
  classOf(handIns).stuck.flatMap(({ name, stuck }) =>
    stuck.map((one) =>
      one.kind === 'step'
        ? `${name}: ${one.step.id}, ${one.tries} tries`
        : `${name}: ${one.check.id}, ${one.days} days`,
    ),
  );
const tries = (...passed: boolean[]) => passed.map((one, index) => quiz('http', index + 1, one));

test('who has not moved for a week before the file was made, and whose file is a week old', () => {
  const { quiet, old } = classOf([
    handIn('ada', [part('intro', 1, 2, '2026-11-21')]),
    handIn('ben', [part('intro', 1, 2, '2026-11-20')]),
    handIn('cy', []),
    handIn('dee', [part('intro', 1, 2, '2026-11-20')], { made: '2026-11-21' }),
  ]);
  expect([quiet, old].map((rows) => rows.map(({ name }) => name))).toEqual([['ben', 'cy'], ['dee']]);
});

test('three failed tries without a pass', () => {
  expect(stuckOf([handIn('ada', tries(false, false))])).toEqual([]);
  expect(stuckOf([handIn('ada', tries(false, false, false))])).toEqual(['ada: http, 3 tries']);
  expect(stuckOf([handIn('ada', [...tries(false, false, false, true), stepped('http')])])).toEqual([]);
});

test('a check that stays red on three days, on which no other has become green for the first time', () => {
  const days = ['2026-11-19', '2026-11-20', '2026-11-20', '2026-11-21', '2026-11-24'];
  const rounds = days.map((day, index) => round(index + 1, day, ['listens'], ['stores']));
  const after = (...more: Fact[]) => stuckOf([handIn('ada', [...rounds, ...more])]);
  expect(stuckOf([handIn('ada', rounds.slice(0, 4))])).toEqual([]);
  expect(after()).toEqual(['ada: stores, 3 days']);
  expect(after(round(6, '2026-11-24', ['stores'], ['listens']))).toEqual([]);
  expect(after(round(6, '2026-11-25', ['listens', 'stores'], []), rounds[0]!)).toEqual([]);
  // A round of one check that is green says nothing new, and leaves nothing red to name.
  expect(after(round(6, '2026-11-25', ['listens'], []))).toEqual([]);
  expect(after(round(6, '2026-11-25', [], ['stores']))).toEqual(['ada: stores, 4 days']);
});

test('how far each is against an assignment: in time, too late, passed over by a placement', () => {
  const handIns = [
    handIn('ada', [stepped('http'), stepped('databases', 'passed', '2026-11-27'), stepped('versions')]),
    handIn('ben', [stepped('http', 'skipped', '2026-11-01'), stepped('databases', 'deferred')]),
    handIn('cy', [stepped('http'), stepped('http', 'passed', '2026-11-27')]),
  ];
  const { learners } = classOf(handIns, 'steps 1-2 by 2026-11-26');
  expect(learners.map(({ name, inTime, late }) => [name, inTime, late])).toEqual([
    ['ada', 1, 1],
    ['ben', 1, 0],
    ['cy', 1, 0],
  ]);
});

test('a question counts each learner once, with the first answer that was taught and asked as it is now', () => {
  const again = { attempt: 2 };
  const facts = [
    [answer('joins-asked', 'wrong'), answer('joins-asked', 'right', again), answer('joins-asked', 'wrong')],
    [answer('joins-asked', 'wrong', { disputed: true, picked: 'c' })],
    [answer('joins-asked', 'unknown')],
    [answer('joins-asked', 'right')],
    [answer('joins-asked', 'right', { where: 'placement' }), answer('joins-asked', 'right', again)],
    [answer('joins-asked', 'right', { rev: 7 })],
    [answer('gone-asked', 'right')],
  ];
  const { questions, answers, foreign } = classOf(facts.map((one, index) => handIn(`learner ${index}`, one)));
  expect(questions.map(({ question, ...figures }) => [question.id, figures])).toEqual([
    [
      'joins-asked',
      {
        step: road().steps[1],
        asked: 4,
        right: 1,
        wrong: 2,
        unknown: 1,
        disputed: 1,
        rival: { picked: 'b', times: 1 },
        discrimination: null,
      },
    ],
  ]);
  expect([answers, foreign]).toEqual([9, 2]);
});

test('a concept is weak with those whose last answer to it was not right; what most have is named, the surest first', () => {
  const facts = (index: number) => [
    answer('joins-asked', index < 8 ? 'wrong' : 'right'),
    ...(index < 3 ? [answer('joins-asked', 'right', { attempt: 2 })] : []),
    answer('indexes-asked', index < 11 ? 'wrong' : 'right'),
    answer('status-asked', 'wrong', { disputed: true }),
    ...(index < 9 ? [answer('breaking-asked', 'wrong')] : []),
    round(1, '2026-11-25', index < 4 ? ['listens'] : [], index < 4 ? ['stores'] : ['listens']),
  ];
  const { concepts, checks } = classOf(
    Array.from({ length: 12 }, (_unused, index) => handIn(`l${index}`, facts(index))),
  );
  expect(concepts.map(({ concept, weak, asked }) => [concept.id, weak, asked])).toEqual([['indexes', 11, 12]]);
  expect(checks.map(({ check, red, asked }) => [check.id, red, asked])).toEqual([['listens', 8, 12]]);
});

test('the same name twice stays two learners, and a class without anyone is one', () => {
  expect(classOf([handIn('ada', []), handIn('ada', [], { learner: 'f'.repeat(16) })]).learners).toHaveLength(2);
  expect(classOf([])).toMatchObject({ learners: [], quiet: [], ranked: false, suspects: [] });
});
