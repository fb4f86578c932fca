import type { CheckBrief, Lab } from '../lab/lab.js';
import type { QuestionBrief } from '../road/question.js';
import type { Concept, Roadmap, Step } from '../road/roadmap.js';
import type { Assignment } from './assignment.js';
import { noScores, type Scores } from './discrimination.js';
import type { LearnerRow } from './learner-row.js';

/** What is counted of a class: numbers for each question, concept, check and step, and a row for each learner; no answers. */
export interface Tally {
  roadmap: Roadmap;
  assignment: Assignment | null;
  questions: Map<string, QuestionTally>;
  concepts: Map<string, ConceptTally>;
  /** By the lab, and by the check in it. */
  checks: Map<string, Map<string, CheckTally>>;
  steps: Map<string, StepTally>;
  rows: LearnerRow[];
  answers: number;
  right: number;
  /** Answers to what this roadmap does not have, or asks otherwise by now. */
  foreign: number;
}

/** Of the first answer of each learner to a question, as it is asked now. */
export interface QuestionTally {
  step: Step;
  question: QuestionBrief;
  /** The learner who was counted last, by their place among the rows: nobody counts twice. */
  last: number;
  asked: number;
  right: number;
  unknown: number;
  /** Judged wrong, and called right by the learner. */
  disputed: number;
  /** Wrong answers by the letters that were picked. */
  wrong: Map<string, number>;
  scores: Scores;
}

/** Of the last answer of each learner to whatever covers a concept. */
export interface ConceptTally {
  step: Step;
  concept: Concept;
  asked: number;
  weak: number;
}

/** Of the last round of each learner that asked a check of a lab. */
export interface CheckTally {
  lab: Lab;
  check: CheckBrief;
  asked: number;
  red: number;
}

export interface StepTally {
  step: Step;
  /** How many have its quiz behind them, or were led past it by a placement. */
  done: number;
  stuck: number;
}

/** More ways to be wrong than anyone writes options for, and longer ones; what is beyond is not told apart. */
const [MOST_WRONG, LONGEST_WRONG] = [64, 100];

export function startTally(roadmap: Roadmap, assignment: Assignment | null): Tally {
  const questions: Tally['questions'] = new Map();
  const concepts: Tally['concepts'] = new Map();
  const checks: Tally['checks'] = new Map();
  const steps: Tally['steps'] = new Map();
  for (const step of roadmap.steps) {
    keep(steps, step, { step, done: 0, stuck: 0 });
    for (const concept of step.concepts) keep(concepts, concept, { step, concept, asked: 0, weak: 0 });
    for (const question of step.questions) {
      const none = { last: -1, asked: 0, right: 0, unknown: 0, disputed: 0 };
      keep(questions, question, { step, question, ...none, wrong: new Map(), scores: noScores() });
    }
    for (const lab of step.labs) checks.set(lab.id, tallies(lab));
  }
  return { roadmap, assignment, questions, concepts, checks, steps, rows: [], answers: 0, right: 0, foreign: 0 };
}

/** Under its id, and under those that it had. */
function keep<T>(all: Map<string, T>, { id, was }: { id: string; was: string[] }, tally: T): void {
  for (const one of [id, ...was]) all.set(one, tally);
}

function tallies(lab: Lab): Map<string, CheckTally> {
  const counted = lab.checks.filter(({ note }) => !note);
  return new Map(counted.map((check) => [check.id, { lab, check, asked: 0, red: 0 }]));
}

export function countWrong(wrong: Map<string, number>, picked: string): void {
  if (picked.length > LONGEST_WRONG) return;
  const before = wrong.get(picked);
  if (before !== undefined || wrong.size < MOST_WRONG) wrong.set(picked, (before ?? 0) + 1);
}
