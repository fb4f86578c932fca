import type { CheckBrief, Lab } from '../lab/lab.js';
import type { Assignment } from './assignment.js';
import type { AnswerFact, Fact, HandIn, LabFact, StepFact } from './hand-in.js';
import { addScore } from './discrimination.js';
import type { LearnerRow, Stuck } from './learner-row.js';
import { countWrong, type CheckTally, type ConceptTally, type QuestionTally } from './tally.js';
import type { StepTally, Tally } from './tally.js';

/** Tries at a step's quiz that failed, and days of rounds without a newly green check, from which on somebody is stuck. */
export const STUCK_TRIES = 3;
export const STUCK_DAYS = 3;
/** With fewer other answers a learner has no score to speak of. */
const LEAST_OTHERS = 10;

/** What is held of one learner while their facts go by. */
interface Passage {
  row: LearnerRow;
  number: number;
  first: { tally: QuestionTally; right: boolean }[];
  concepts: Map<ConceptTally, boolean>;
  /** Whether a check was red when it was asked last. */
  checks: Map<CheckTally, boolean>;
  labs: Map<Lab, LabRun>;
  /** Failed tries at a step's quiz. */
  tries: Map<StepTally, number>;
  /** Since when a step is answered, or passed over. */
  done: Map<StepTally, string>;
  built: Set<string>;
}

/** A lab, since the last round in which a check of it was green for the first time. */
interface LabRun {
  lab: Lab;
  green: Set<CheckTally>;
  /** On how many days there were rounds since. */
  days: number;
  day: string;
  /** The first that was red in the last round. */
  red: CheckBrief | null;
}

/** Counts what one learner has handed in. Changes `tally`, and keeps nothing of the facts. */
export function addHandIn(tally: Tally, { header, facts }: HandIn): void {
  const { name, learner, track, made } = header;
  const none = { last: null, lessons: 0, answers: 0, right: 0, passed: 0, skipped: 0, built: 0, inTime: 0, late: 0 };
  const row: LearnerRow = { name, learner, track, made, ...none, stuck: [] };
  const passage: Passage = {
    ...{ row, number: tally.rows.length, first: [] },
    ...{ concepts: new Map(), checks: new Map(), labs: new Map(), tries: new Map(), done: new Map(), built: new Set() },
  };
  for (const fact of facts) addFact(tally, passage, fact);
  addScores(passage);
  for (const [concept, weak] of passage.concepts) {
    concept.asked += 1;
    if (weak) concept.weak += 1;
  }
  for (const [check, red] of passage.checks) {
    check.asked += 1;
    if (red) check.red += 1;
  }
  row.built = passage.built.size;
  row.stuck = stuckOf(passage);
  if (tally.assignment) countAssigned(tally.assignment, passage);
  tally.rows.push(row);
}

function addFact(tally: Tally, passage: Passage, fact: Fact): void {
  const { row } = passage;
  if (row.last === null || fact.day > row.last) row.last = fact.day;
  switch (fact.fact) {
    case 'answer':
      return addAnswer(tally, passage, fact);
    case 'part':
      if (fact.part >= fact.parts) row.lessons += 1;
      return;
    case 'quiz': {
      const step = tally.steps.get(fact.step);
      if (step && !fact.passed) passage.tries.set(step, (passage.tries.get(step) ?? 0) + 1);
      return;
    }
    case 'step':
      return addStep(tally, passage, fact);
    case 'lab':
      return addRound(tally, passage, fact);
  }
}

function addStep(tally: Tally, { row, done }: Passage, { step: id, how, day }: StepFact): void {
  const step = tally.steps.get(id);
  if (how === 'deferred' || step === undefined || done.has(step)) return;
  done.set(step, day);
  if (how === 'skipped') row.skipped += 1;
  else row.passed += 1;
  step.done += 1;
}

function addAnswer(tally: Tally, passage: Passage, fact: AnswerFact): void {
  // What a placement asks was not taught yet: it says nothing of the question, nor of the class.
  if (fact.where === 'placement') return;
  const { row, number, first, concepts } = passage;
  const right = fact.outcome === 'right';
  row.answers += 1;
  tally.answers += 1;
  if (right) {
    row.right += 1;
    tally.right += 1;
  }
  const concept = tally.concepts.get(fact.concept);
  if (concept) concepts.set(concept, !right && !fact.disputed);
  const asked = tally.questions.get(fact.question);
  if (asked?.question.rev !== fact.rev) {
    tally.foreign += 1;
    return;
  }
  if (fact.attempt !== 1 || asked.last === number) return;
  asked.last = number;
  asked.asked += 1;
  first.push({ tally: asked, right });
  if (right) asked.right += 1;
  else if (fact.outcome === 'unknown') asked.unknown += 1;
  else if (fact.picked !== null) countWrong(asked.wrong, fact.picked);
  if (fact.outcome === 'wrong' && fact.disputed) asked.disputed += 1;
}

function addScores({ first }: Passage): void {
  const others = first.length - 1;
  if (others < LEAST_OTHERS) return;
  const right = first.reduce((sum, one) => sum + (one.right ? 1 : 0), 0);
  for (const one of first) addScore(one.tally.scores, one.right, (right - (one.right ? 1 : 0)) / others);
}

function addRound(tally: Tally, { checks, labs, built }: Passage, { lab: id, green, red, whole, day }: LabFact): void {
  const known = tally.checks.get(id);
  const asked = (ids: string[]) => ids.map((check) => known?.get(check)).filter((check) => check !== undefined);
  const [passed, failed] = [asked(green), asked(red)];
  const lab = (passed[0] ?? failed[0])?.lab;
  if (!lab) return;
  if (whole) built.add(lab.id);
  for (const check of passed) checks.set(check, false);
  for (const check of failed) checks.set(check, true);
  const run = labs.get(lab) ?? { lab, green: new Set(), days: 0, day: '', red: null };
  labs.set(lab, run);
  run.red = failed[0]?.check ?? null;
  if (passed.some((check) => !run.green.has(check))) {
    for (const check of passed) run.green.add(check);
    [run.days, run.day] = [0, ''];
  } else if (run.day !== day) [run.days, run.day] = [run.days + 1, day];
}

function stuckOf({ tries, labs, done, built }: Passage): Stuck[] {
  const stuck: Stuck[] = [];
  for (const [counted, failed] of tries) {
    if (failed < STUCK_TRIES || done.has(counted)) continue;
    counted.stuck += 1;
    stuck.push({ kind: 'step', step: counted.step, tries: failed });
  }
  for (const { lab, red, days } of labs.values())
    if (red && days >= STUCK_DAYS && !built.has(lab.id)) stuck.push({ kind: 'lab', lab, check: red, days });
  return stuck;
}

function countAssigned({ steps, by }: Assignment, { row, done }: Passage): void {
  const assigned = new Set(steps);
  for (const [{ step }, day] of done) {
    if (!assigned.has(step)) continue;
    if (day <= by) row.inTime += 1;
    else row.late += 1;
  }
}
