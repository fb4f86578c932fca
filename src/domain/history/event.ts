import type { EventBase } from './event-base.js';
import type { LabEvent } from './lab-event.js';
import type { QuestionKind } from '../road/question.js';
import { compareMoments, type Moment } from './order.js';

/** What the learner gave: texts of options or items, or what was typed; null for "I don't know". */
export type Given = string | string[] | null;

export type Outcome = 'right' | 'wrong' | 'unknown';

/** `again` is once more what was missed in a lesson, at its end. */
export type Where = 'check' | 'again' | 'quiz' | 'review' | 'placement';

/** What placement advises for a step: pass over it, take its quiz first, or learn it. */
export type Advice = 'skip' | 'check' | 'learn';

/** A part of a lesson was read; with its last part, the lesson was. */
export interface LessonEvent extends EventBase {
  type: 'lesson';
  step: string;
  lesson: string;
  part: number;
  parts: number;
  ms: number;
}

export interface AnswerEvent extends EventBase {
  type: 'answer';
  step: string;
  /** Where it is taught; an imported question may be taught nowhere. */
  lesson?: string | undefined;
  concept: string;
  question: string;
  rev: number;
  kind: QuestionKind;
  given: Given;
  outcome: Outcome;
  hint: boolean;
  /** How many, where it was more than one. */
  hints?: number;
  /** How often what was written was run. */
  runs?: number;
  ms: number;
  where: Where;
  /** Of a check: how many parts of its lesson were read by then. What is missed is asked again; older checks have none. */
  part?: number;
  /** The id of the quiz event that drew the question: the answer counts for it, whatever its time. */
  quiz: string | null;
  /** What was picked or arranged, as letters of places in the author's file: see `pickedOf`. */
  picked?: string;
  /** The language that the question was asked in. */
  lang?: string;
  /** A hash of what the learner saw: see `hashOfAsked`. */
  asked?: string;
}

/** A quiz was drawn. `carried` of `total` were already right in the attempt that this one retries. */
export interface QuizEvent extends EventBase {
  type: 'quiz';
  step: string;
  questions: string[];
  carried: number;
  total: number;
}

/** The learner went on although the step's quiz is not passed. */
export interface DeferEvent extends EventBase {
  type: 'defer';
  step: string;
}

export interface GoEvent extends EventBase {
  type: 'go';
  step: string;
}

export interface SettingEvent extends EventBase {
  type: 'setting';
  key: string;
  value: string | null;
}

/**
 * What was learned of these steps no longer counts (of all steps, where `steps` is null); the history keeps it.
 * `seen` says of each device up to where: what another device had done by then, and had not yet sent, still counts.
 * An older reset has none, and covers all that stands before it.
 */
export interface ResetEvent extends EventBase {
  type: 'reset';
  steps: string[] | null;
  seen?: Record<string, [era: number, order: number]>;
}

/** The learner has accepted a placement. The concepts of skipped steps get a first check, a handful a week. */
export interface PlacementEvent extends EventBase {
  type: 'placement';
  steps: Record<string, Advice>;
  concepts: { concept: string; step: string }[];
}

/** A concept is put aside, so that review asks it no longer, or taken up again. */
export interface AsideEvent extends EventBase {
  type: 'aside';
  concept: string;
  step: string;
  on: boolean;
}

/** A question could not be asked here: the machine lacks what runs it. It counts for nothing, its quiz included. */
export interface PassedOverEvent extends EventBase {
  type: 'passed-over';
  step: string;
  question: string;
  quiz: string | null;
}

interface AboutAnswer extends EventBase {
  /** The id of the answer event. */
  answer: string;
  question: string;
  step: string;
  concept: string;
}

/** A wrong answer was right all the same, says the learner. */
export interface DisputeEvent extends AboutAnswer {
  type: 'dispute';
}

/** The learner took an answer that was told right or wrong to somebody else; no word of it is kept. */
export interface AskEvent extends AboutAnswer {
  type: 'ask';
}

/** The end of a sitting has named a command that helps now and then: it is not named again for a while. */
export interface NamedEvent extends EventBase {
  type: 'named';
  command: 'ask';
}

/** Another history was taken in: all events that name this import in `via`. */
export interface ImportEvent extends EventBase {
  type: 'import';
  import: string;
  events: number;
}

/** The steps of which the learner says, before a placement, to have worked with them. */
export interface WorkedWithEvent extends EventBase {
  type: 'worked-with';
  steps: string[];
}

/** A sitting that was to take some minutes has ended: how long it was by the clock, and no longer than it was to be. */
export interface SittingEvent extends EventBase {
  type: 'sitting';
  ms: number;
}

/** Another event never happened; of an import, none that it brought. */
export interface UndoEvent extends EventBase {
  type: 'undo';
  event: string;
}

export type Event =
  | LessonEvent
  | AnswerEvent
  | QuizEvent
  | DeferEvent
  | GoEvent
  | SettingEvent
  | ResetEvent
  | PlacementEvent
  | DisputeEvent
  | AsideEvent
  | ImportEvent
  | PassedOverEvent
  | WorkedWithEvent
  | LabEvent
  | SittingEvent
  | AskEvent
  | NamedEvent
  | UndoEvent;

/** An event before it is stored: the store says when, by whom and in which place of the order. */
export type NewEvent = Event extends infer E ? (E extends Event ? Omit<E, keyof EventBase> : never) : never;

export function momentOf({ at, era = 0, order }: Pick<Event, 'at' | 'era' | 'order'>): Moment {
  return { era, order: order ?? Date.parse(at) };
}

/** Before or after: by moment, then by id, so that every device folds one history in one order. */
export function compareEvents(a: Ordered, b: Ordered): number {
  const moments = compareMoments(momentOf(a), momentOf(b));
  if (moments !== 0 || a.id === b.id) return moments;
  return a.id < b.id ? -1 : 1;
}

type Ordered = Pick<Event, 'at' | 'id' | 'era' | 'order'>;
