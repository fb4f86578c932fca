import { dayNumber } from '../standing/calendar.js';
import { intervalOf } from './chance.js';
import type { LearnerRow } from './learner-row.js';
import { figuresOf, LEAST_LEARNERS, suspectsAmong, type QuestionFigures, type Suspect } from './suspects.js';
import type { CheckTally, ConceptTally, StepTally, Tally } from './tally.js';

/** Days without anything new from which on a learner, or a file, is named. */
export const QUIET_DAYS = 7;

/** What a class amounts to on a day. */
export interface Cohort {
  today: string;
  /** By their names. */
  learners: LearnerRow[];
  answers: number;
  right: number;
  foreign: number;
  /** Those who had done nothing for a week when their file was made. */
  quiet: LearnerRow[];
  /** Those whose file is a week old: what they have done since is not known. */
  old: LearnerRow[];
  stuck: LearnerRow[];
  steps: StepTally[];
  /** Whether there are learners enough for an order of what follows. */
  ranked: boolean;
  /** Weak with more than half of those who were asked. */
  concepts: Weak<ConceptTally>[];
  checks: Weak<CheckTally>[];
  /** All that were answered. */
  questions: QuestionFigures[];
  suspects: Suspect[];
}

export type Weak<Counted> = Counted & {
  /** Where the share would lie in a larger class like this one, 95 times of a hundred. */
  interval: [least: number, most: number];
};

export function cohortOf(tally: Tally, today: string): Cohort {
  const learners = tally.rows.toSorted(byName);
  const ranked = learners.length >= LEAST_LEARNERS;
  const questions = [...new Set(tally.questions.values())].filter(({ asked }) => asked > 0);
  return {
    ...{ today, learners, answers: tally.answers, right: tally.right, foreign: tally.foreign },
    quiet: learners.filter(({ last, made }) => last === null || daysFrom(last, made) >= QUIET_DAYS),
    old: learners.filter(({ made }) => daysFrom(made, today) >= QUIET_DAYS),
    stuck: learners.filter(({ stuck }) => stuck.length > 0),
    steps: [...new Set(tally.steps.values())],
    ranked,
    concepts: ranked ? weakest([...new Set(tally.concepts.values())], ({ weak }) => weak) : [],
    checks: ranked
      ? weakest(
          [...tally.checks.values()].flatMap((lab) => [...lab.values()]),
          ({ red }) => red,
        )
      : [],
    questions: questions.map(figuresOf),
    suspects: ranked ? suspectsAmong(questions) : [],
  };
}

/** Those that are weak for most, first what is so most surely: few answers come after many with the same share. */
function weakest<Counted extends { asked: number }>(all: Counted[], weak: (one: Counted) => number): Weak<Counted>[] {
  return all
    .filter((one) => one.asked >= LEAST_LEARNERS && weak(one) > one.asked / 2)
    .map((one) => ({ ...one, interval: intervalOf(weak(one), one.asked) }))
    .sort((a, b) => b.interval[0] - a.interval[0]);
}

export function daysFrom(earlier: string, later: string): number {
  return dayNumber(later) - dayNumber(earlier);
}

function byName(a: LearnerRow, b: LearnerRow): number {
  return compare(a.name, b.name) || compare(a.learner, b.learner);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
