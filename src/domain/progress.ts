import {
  compareEvents,
  type AnswerEvent,
  type Event,
  type LessonEvent,
  type Outcome,
  type QuizEvent,
} from './event.js';

export interface LessonProgress {
  step: string;
  /** How many of its parts were read in the last reading. */
  part: number;
  readAt: string | null;
  ms: number;
}

export interface QuestionProgress {
  step: string;
  concept: string;
  asked: number;
  right: number;
  ms: number;
  last: { at: string; outcome: Outcome; rev: number };
}

export interface OpenQuiz {
  id: string;
  at: string;
  questions: string[];
  answered: Record<string, Outcome>;
  carried: number;
  total: number;
}

export interface Attempt {
  at: string;
  right: number;
  total: number;
  passed: boolean;
  missed: string[];
}

export interface QuizProgress {
  open: OpenQuiz | null;
  /** Attempts that were finished, the first of them, and the last. */
  tries: number;
  firstAt: string | null;
  last: Attempt | null;
  /** The best share of right answers in any attempt. */
  best: number;
  passedAt: string | null;
  /** Since when the learner has gone on without passing it. */
  deferredAt: string | null;
}

/** What all events so far amount to. Plain data: it is what the checkpoint keeps. */
export interface Progress {
  settings: Record<string, string>;
  focus: { step: string; at: string } | null;
  lessons: Record<string, LessonProgress>;
  questions: Record<string, QuestionProgress>;
  quizzes: Record<string, QuizProgress>;
  /** By local date: what was done on that day. */
  days: Record<string, { answers: number; right: number; ms: number }>;
  /** By kind of question. */
  kinds: Record<string, { asked: number; right: number }>;
}

/** A quiz is passed with this share of its questions right. */
export const PASS = 0.8;

export function noProgress(): Progress {
  return { settings: {}, focus: null, lessons: {}, questions: {}, quizzes: {}, days: {}, kinds: {} };
}

/** Folds a whole history, in any order and with repetitions, into Progress. */
export function foldAll(events: Event[]): Progress {
  const progress = noProgress();
  const undone = new Set(events.flatMap((event) => (event.type === 'undo' ? [event.event] : [])));
  applyInOrder(progress, events.toSorted(compareEvents), undone);
  return progress;
}

/** Adds events that stand in order and are newer than all that `progress` holds; gives the last of them. */
export function applyInOrder(progress: Progress, events: Iterable<Event>, undone: ReadonlySet<string>): Event | null {
  let last: Event | null = null;
  for (const event of events) {
    if (event.id !== last?.id && !undone.has(event.id)) apply(progress, event);
    last = event;
  }
  return last;
}

/** Adds one event that is newer than all that `progress` holds; `undo` needs foldAll. Changes `progress`. */
export function apply(progress: Progress, event: Event): void {
  switch (event.type) {
    case 'lesson':
      return applyLesson(progress, event);
    case 'answer':
      return applyAnswer(progress, event);
    case 'quiz':
      return openQuiz(progress, event);
    case 'defer':
      quizProgress(progress, event.step).deferredAt = event.at;
      return;
    case 'go':
      progress.focus = { step: event.step, at: event.at };
      return;
    case 'setting':
      if (event.value === null) delete progress.settings[event.key];
      else progress.settings[event.key] = event.value;
      return;
    case 'reset':
      return forget(progress, event.steps);
    case 'undo':
      return;
  }
}

function applyLesson(progress: Progress, { step, lesson, part, parts, ms, at }: LessonEvent): void {
  const before = progress.lessons[lesson];
  const readAt = before?.readAt ?? (part >= parts ? at : null);
  progress.lessons[lesson] = { step, part, readAt, ms: (before?.ms ?? 0) + ms };
  dayOf(progress, at).ms += ms;
}

function applyAnswer(progress: Progress, answer: AnswerEvent): void {
  const { step, concept, question, outcome, rev, at } = answer;
  const before = progress.questions[question] ?? { asked: 0, right: 0, ms: 0 };
  progress.questions[question] = {
    step,
    concept,
    asked: before.asked + 1,
    right: before.right + (outcome === 'right' ? 1 : 0),
    ms: before.ms + answer.ms,
    last: { at, outcome, rev },
  };
  const right = outcome === 'right' ? 1 : 0;
  const day = dayOf(progress, at);
  day.answers += 1;
  day.right += right;
  day.ms += answer.ms;
  const kind = (progress.kinds[answer.kind] ??= { asked: 0, right: 0 });
  kind.asked += 1;
  kind.right += right;
  if (answer.quiz) answerQuiz(quizProgress(progress, step), answer);
}

function dayOf(progress: Progress, at: string): Progress['days'][string] {
  return (progress.days[at.slice(0, 10)] ??= { answers: 0, right: 0, ms: 0 });
}

function openQuiz(progress: Progress, { id, at, step, questions, carried, total }: QuizEvent): void {
  quizProgress(progress, step).open = { id, at, questions, answered: {}, carried, total };
}

function answerQuiz(quiz: QuizProgress, { question, outcome, at, quiz: id }: AnswerEvent): void {
  const { open } = quiz;
  if (open === null || open.id !== id) return;
  open.answered[question] = outcome;
  if (open.questions.some((drawn) => !(drawn in open.answered))) return;
  const missed = open.questions.filter((drawn) => open.answered[drawn] !== 'right');
  const right = open.carried + open.questions.length - missed.length;
  const passed = right >= PASS * open.total;
  quiz.tries += 1;
  quiz.firstAt ??= at;
  quiz.last = { at, right, total: open.total, passed, missed };
  quiz.best = Math.max(quiz.best, right / open.total);
  quiz.open = null;
  if (passed) {
    quiz.passedAt ??= at;
    quiz.deferredAt = null;
  }
}

function quizProgress(progress: Progress, step: string): QuizProgress {
  return (progress.quizzes[step] ??= {
    open: null,
    tries: 0,
    firstAt: null,
    last: null,
    best: 0,
    passedAt: null,
    deferredAt: null,
  });
}

function forget(progress: Progress, steps: string[] | null): void {
  const forgotten = (step: string) => steps === null || steps.includes(step);
  progress.lessons = keep(progress.lessons, ({ step }) => !forgotten(step));
  progress.questions = keep(progress.questions, ({ step }) => !forgotten(step));
  for (const step of Object.keys(progress.quizzes)) if (forgotten(step)) delete progress.quizzes[step];
  if (progress.focus && forgotten(progress.focus.step)) progress.focus = null;
}

function keep<T>(record: Record<string, T>, wanted: (value: T) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => wanted(value)));
}
