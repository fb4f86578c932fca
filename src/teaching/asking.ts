import type { Verdict } from '../domain/asking/grade.js';
import type { Given, Where } from '../domain/history/event.js';
import type { Step } from '../domain/road/roadmap.js';
import type { Reading } from '../terminal/screens.js';

/** Where a question is asked: its step, the quiz that drew it, and what stands above it. */
export interface Asking {
  step: Step;
  where: Where;
  quiz: string | null;
  heading: string;
  /** What it was about: told with the verdict, since above the question it would give the answer away. */
  about?: string;
  /** What stands on the screen gives something away, or is done with. */
  fresh?: boolean;
  /** Of a check: how many parts of its lesson were read. */
  part?: number;
  /**
   * What Enter leads to after the verdict, once the answer is stored: the next question, where this is left out. Null
   * where nothing comes, so that there is nothing to wait for but an objection.
   */
  leadsTo?: () => string | null;
}

/** What the learner gave, and what it was worth. */
export interface Answered {
  given: Given;
  verdict: Verdict;
  /** How many hints were shown before it. */
  hints: number;
  ms: number;
  /** How often it was run, where it is code. */
  runs?: number;
  /** To be done once the answer is stored. */
  kept?: () => void;
  /** What stands below the verdict. */
  after?: Reading;
}
