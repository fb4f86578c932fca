import type { CheckBrief, Lab } from '../lab/lab.js';
import type { Step } from '../road/roadmap.js';

/** What is kept of a learner. */
export interface LearnerRow {
  /** As it was chosen; more than one may have chosen the same. */
  name: string;
  /** The id of the hand-ins of this learner. */
  learner: string;
  track: string | null;
  /** The day on which the file was made, and the last one on which anything was done; null where nothing was. */
  made: string;
  last: string | null;
  lessons: number;
  answers: number;
  right: number;
  /** How many steps are answered, by their quiz, and how many a placement has passed over. */
  passed: number;
  skipped: number;
  /** How many labs were green as a whole. */
  built: number;
  stuck: Stuck[];
  /** Of the assignment's steps: done in time, and too late. */
  inTime: number;
  late: number;
}

/** In a lab `check` is the first that was red in the last round, and `days` those on which none was newly green. */
export type Stuck =
  { kind: 'step'; step: Step; tries: number } | { kind: 'lab'; lab: Lab; check: CheckBrief; days: number };
