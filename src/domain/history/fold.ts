import {
  compareEvents,
  type AnswerEvent,
  type Event,
  type LessonEvent,
  type PlacementEvent,
  type QuizEvent,
} from './event.js';
import { noProgress, noQuiz, PASS, type Progress, type QuizProgress } from './progress.js';
import { reviewed, scheduled } from '../memory/scheduling.js';

/** Of the concepts that placement skips, so many get their first check in each week. */
const FIRST_CHECKS_A_WEEK = 5;
const WEEK = 7;

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
      reopen(progress, event.step);
      return;
    case 'placement':
      return place(progress, event);
    case 'worked-with':
      progress.workedWith = event.steps;
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
  const day = dayOf(progress, at);
  day.ms += answer.ms;
  if (answer.where === 'placement') {
    progress.placing.push({ question, step, outcome, ms: answer.ms });
    return;
  }
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
  day.answers += 1;
  day.right += right;
  const kind = (progress.kinds[answer.kind] ??= { asked: 0, right: 0 });
  kind.asked += 1;
  kind.right += right;
  const card = progress.cards[concept] ?? null;
  if (card?.reps === 0 && outcome !== 'right') reopen(progress, step);
  progress.cards[concept] = reviewed(card, answer);
  if (answer.quiz) answerQuiz(quizProgress(progress, step), answer);
}

/** What was taken for known is to be learned after all. */
function reopen(progress: Progress, step: string): void {
  if (progress.placed[step] === 'skip') progress.placed[step] = 'learn';
}

function place(progress: Progress, { steps, concepts, at }: PlacementEvent): void {
  progress.placed = { ...progress.placed, ...steps };
  progress.placing = [];
  progress.workedWith = null;
  const unseen = mixedBySteps(concepts).filter(({ concept }) => !(concept in progress.cards));
  for (const [index, { concept, step }] of unseen.entries()) {
    const weeks = Math.floor(index / FIRST_CHECKS_A_WEEK);
    progress.cards[concept] = scheduled(null, concept, step, at, WEEK, weeks * WEEK);
  }
}

/** One of each step, then a second of each, and so on: every step is soon looked at. */
function mixedBySteps(concepts: PlacementEvent['concepts']): PlacementEvent['concepts'] {
  const ofStep = new Map<string, PlacementEvent['concepts']>();
  for (const item of concepts) ofStep.set(item.step, [...(ofStep.get(item.step) ?? []), item]);
  const groups = [...ofStep.values()];
  const most = Math.max(0, ...groups.map((group) => group.length));
  return Array.from({ length: most }, (_, turn) => groups.flatMap((group) => group.slice(turn, turn + 1))).flat();
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
  return (progress.quizzes[step] ??= noQuiz());
}

function forget(progress: Progress, steps: string[] | null): void {
  const forgotten = (step: string) => steps === null || steps.includes(step);
  progress.lessons = keep(progress.lessons, ({ step }) => !forgotten(step));
  progress.questions = keep(progress.questions, ({ step }) => !forgotten(step));
  progress.cards = keep(progress.cards, ({ step }) => !forgotten(step));
  for (const step of Object.keys(progress.quizzes)) if (forgotten(step)) delete progress.quizzes[step];
  for (const step of Object.keys(progress.placed)) if (forgotten(step)) delete progress.placed[step];
  progress.placing = progress.placing.filter(({ step }) => !forgotten(step));
  progress.workedWith = progress.workedWith?.filter((step) => !forgotten(step)) ?? null;
  if (steps === null) progress.workedWith = null;
  if (progress.focus && forgotten(progress.focus.step)) progress.focus = null;
}

function keep<T>(record: Record<string, T>, wanted: (value: T) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => wanted(value)));
}
