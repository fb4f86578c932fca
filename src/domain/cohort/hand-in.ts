import type { Outcome, Where } from '../history/event.js';
import type { QuestionKind } from '../road/question.js';

/** What a learner hands in: the first line of the file says whose it is, each line after it one fact. See docs/share.md. */
export const SHARE_VERSION = 1;

export interface Header {
  share: typeof SHARE_VERSION;
  /** 16 hex digits, the same in every hand-in of this learner under this name for this roadmap, and in no other. */
  learner: string;
  /** The pseudonym that the learner has chosen. */
  name: string;
  roadmap: string;
  /** A hash of all that its questions and labs ask: see `contentHash`. */
  content: string;
  track: string | null;
  /** Days are `yyyy-mm-dd`, in UTC. */
  made: string;
  /** Whether what was typed is in it. */
  text: boolean;
  /** How many lines follow. */
  facts: number;
}

/** The facts of a file stand in the order in which they came about; ids are those that the roadmap has now. */
export type Fact = AnswerFact | PartFact | QuizFact | StepFact | LabFact;

export interface AnswerFact {
  fact: 'answer';
  day: string;
  step: string;
  concept: string;
  question: string;
  kind: QuestionKind;
  rev: number;
  /** What the learner saw, by `hashOfAsked`; null in old histories. */
  asked: string | null;
  where: Where;
  /** Which answer of this learner to this question it is, from 1; what was reset counts, too. */
  attempt: number;
  /** The quiz of the step that drew it, from 1 up; null elsewhere. */
  quiz: number | null;
  /** As it was judged; `unknown` is "I don't know". */
  outcome: Outcome;
  /** The learner says that it was right all the same. */
  disputed: boolean;
  /** How many hints were seen before it. */
  hints: number;
  /** Letters of places in the author's file, as in events; null where something was typed, or nothing given. */
  picked: string | null;
  /** What was typed or written: only with `--with-text`. */
  given?: string;
}

/** A part of a lesson was read for the first time; with `part` = `parts`, the lesson was. */
export interface PartFact {
  fact: 'part';
  day: string;
  step: string;
  lesson: string;
  part: number;
  parts: number;
}

/** A quiz was answered to its end. */
export interface QuizFact {
  fact: 'quiz';
  day: string;
  step: string;
  quiz: number;
  right: number;
  of: number;
  passed: boolean;
}

/** `passed`: its quiz, for the first time, or all its lessons where it asks nothing; `deferred`: gone on without. */
export interface StepFact {
  fact: 'step';
  day: string;
  step: string;
  how: 'passed' | 'skipped' | 'deferred';
}

/** A round of a lab's checks; one without any says that the lab was begun. A check in neither list was not asked. */
export interface LabFact {
  fact: 'lab';
  day: string;
  step: string;
  lab: string;
  rev: number;
  /** From 1; 0 where the lab was begun. */
  round: number;
  green: string[];
  red: string[];
  /** Whether all of its checks were asked, and none was red. */
  whole: boolean;
  hints: number;
}

/** One file, read whole: statistics take one after the other, and keep none. */
export interface HandIn {
  header: Header;
  facts: Fact[];
}
