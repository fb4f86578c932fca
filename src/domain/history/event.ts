import type { QuestionKind } from '../road/question.js';

/** What the learner gave: texts of options or items, or what was typed; null for "I don't know". */
export type Given = string | string[] | null;

export type Outcome = 'right' | 'wrong' | 'unknown';

export type Where = 'check' | 'quiz' | 'review' | 'placement';

/** What placement advises for a step: pass over it, take its quiz first, or learn it. */
export type Advice = 'skip' | 'check' | 'learn';

interface EventBase {
  /** Unique over all devices; of two events of one moment, the one with the smaller id came first. */
  id: string;
  /** ISO 8601 with the learner's offset from UTC. */
  at: string;
}

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
  lesson: string;
  concept: string;
  question: string;
  rev: number;
  kind: QuestionKind;
  given: Given;
  outcome: Outcome;
  hint: boolean;
  ms: number;
  where: Where;
  /** The id of the quiz event that drew the question. */
  quiz: string | null;
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

/** What was learned of these steps no longer counts (of all steps, where `steps` is null); the history keeps it. */
export interface ResetEvent extends EventBase {
  type: 'reset';
  steps: string[] | null;
}

/** The learner has accepted a placement. The concepts of skipped steps get a first check, a handful a week. */
export interface PlacementEvent extends EventBase {
  type: 'placement';
  steps: Record<string, Advice>;
  concepts: { concept: string; step: string }[];
}

/** The steps of which the learner says, before a placement, to have worked with them. */
export interface WorkedWithEvent extends EventBase {
  type: 'worked-with';
  steps: string[];
}

/** Another event never happened. */
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
  | WorkedWithEvent
  | UndoEvent;

/** An event before it is stored: the store gives it its id and its time. */
export type NewEvent = Event extends infer E ? (E extends Event ? Omit<E, 'id' | 'at'> : never) : never;

/** Before or after: by time, then by id, so that every device folds one history in one order. */
export function compareEvents(a: Pick<Event, 'at' | 'id'>, b: Pick<Event, 'at' | 'id'>): number {
  const [first, second] = [Date.parse(a.at), Date.parse(b.at)];
  if (first !== second) return first - second;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
