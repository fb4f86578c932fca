import {
  compareEvents,
  type AnswerEvent,
  type AsideEvent,
  type Event,
  type GoEvent,
  type LessonEvent,
  type PassedOverEvent,
} from './event.js';
import { learnerOf } from './author.js';
import { dateIn } from '../local-time.js';
import { addReview } from '../memory/calibration.js';
import { retrievability } from '../memory/card.js';
import { answeredToday, reviewed, type Wishes } from '../memory/scheduling.js';
import { dayStart, retentionOf } from '../standing/settings.js';
import { erasOf, hindsightOf, isCovered, isTelling, isUndone, NO_HINDSIGHT, type Hindsight } from './hindsight.js';
import { answerQuiz, deferQuiz, leaveOut, openQuiz } from './fold-quiz.js';
import { applyPlacement } from './fold-placement.js';
import { addRound } from './fold-lab.js';
import { forget } from './forget.js';
import { noProgress, type Progress } from './progress.js';

/** Folds a whole history, in any order and with repetitions, into Progress. */
export function foldAll(events: Event[]): Progress {
  const progress = noProgress();
  const hindsight = hindsightOf(events.filter(isTelling), erasOf(events));
  applyInOrder(progress, inOrderOnce(events, hindsight), hindsight);
  return progress;
}

/** The events that happened, in their order, each once. */
export function inOrderOnce(events: Event[], { undone }: Hindsight): Event[] {
  const given = new Set<string>();
  return events.toSorted(compareEvents).filter((event) => {
    if (given.has(event.id) || isUndone(event, undone)) return false;
    return given.add(event.id);
  });
}

/** Adds events that stand in order and are newer than all that `progress` holds; gives the last of them. */
export function applyInOrder(progress: Progress, events: Iterable<Event>, hindsight: Hindsight): Event | null {
  let last: Event | null = null;
  let applied: string | null = null;
  for (const event of events) {
    last = event;
    if (event.id === applied || isUndone(event, hindsight.undone)) continue;
    apply(progress, event, hindsight);
    applied = event.id;
  }
  return last;
}

/** Adds one event that is newer than all that `progress` holds. Changes `progress`. */
export function apply(progress: Progress, event: Event, hindsight = NO_HINDSIGHT): void {
  const learner = learnerOf(event);
  if (learner !== null && (progress.learner === null || learner < progress.learner)) progress.learner = learner;
  switch (event.type) {
    case 'lesson':
      return applyLesson(progress, event, hindsight);
    case 'answer':
      return applyAnswer(progress, event, hindsight);
    case 'quiz':
      progress.turns += 1;
      return isCovered(event, event.step, hindsight) ? undefined : openQuiz(progress, event);
    case 'defer':
      return isCovered(event, event.step, hindsight) ? undefined : deferQuiz(progress, event);
    case 'go':
      return choose(progress, event, hindsight);
    case 'placement':
      return applyPlacement(progress, event, hindsight, wishesOf(progress));
    case 'passed-over':
      return isCovered(event, event.step, hindsight) ? undefined : passOver(progress, event);
    case 'lab':
      daily(progress, event.at).ms += event.ms;
      return isCovered(event, event.step, hindsight) ? undefined : addRound(progress, event);
    case 'sitting': {
      const day = daily(progress, event.at);
      day.sat = (day.sat ?? 0) + event.ms;
      return;
    }
    case 'worked-with':
      progress.workedWith = event.steps;
      return;
    case 'setting':
      if (event.value === null) delete progress.settings[event.key];
      else progress.settings[event.key] = event.value;
      return;
    case 'reset':
      return hindsight.told.has(event.id) ? undefined : forget(progress, event.steps);
    case 'aside':
      return isCovered(event, event.step, hindsight) ? undefined : putAside(progress, event);
    case 'ask':
    case 'named':
    case 'dispute':
    case 'import':
    case 'undo':
      return;
  }
}

function applyLesson(progress: Progress, event: LessonEvent, hindsight: Hindsight): void {
  const { step, lesson, part, parts, ms, at } = event;
  const day = daily(progress, at);
  day.ms += ms;
  day.parts = (day.parts ?? 0) + 1;
  if (isCovered(event, step, hindsight)) return;
  const before = progress.lessons[lesson];
  const readAt = before?.readAt ?? (part >= parts ? at : null);
  // To read a part again, or in another terminal, takes none back; a lesson that has fewer parts by now begins again.
  const furthest = before && before.part < parts ? Math.max(before.part, part) : part;
  progress.lessons[lesson] = { step, part: furthest, readAt, ms: (before?.ms ?? 0) + ms };
}

function applyAnswer(progress: Progress, given: AnswerEvent, hindsight: Hindsight): void {
  progress.turns += 1;
  const isDisputed = given.where !== 'placement' && given.outcome !== 'right' && hindsight.disputed.has(given.id);
  const answer: AnswerEvent = isDisputed ? { ...given, outcome: 'right' } : given;
  const { id, step, concept, question, outcome, rev, at } = answer;
  const isForgotten = isCovered(answer, step, hindsight);
  const day = daily(progress, at);
  day.ms += answer.ms;
  if (answer.where === 'placement') {
    if (!isForgotten) progress.placing.push({ question, step, outcome, ms: answer.ms });
    return;
  }
  const right = outcome === 'right' ? 1 : 0;
  day.answers += 1;
  day.right += right;
  const kind = (progress.kinds[answer.kind] ??= { asked: 0, right: 0 });
  kind.asked += 1;
  kind.right += right;
  kind.took = [...(kind.took ?? []), answer.ms].slice(-TIMES_KEPT);
  if (isDisputed) progress.disputed.push({ answer: id, question, step, given: answer.given, at });
  if (isForgotten) return;
  const before = progress.questions[question] ?? { asked: 0, right: 0, ms: 0 };
  delete progress.passedOver[question];
  progress.questions[question] = {
    step,
    concept,
    asked: before.asked + 1,
    right: before.right + right,
    ms: before.ms + answer.ms,
    last: {
      ...{ at, outcome, rev, turn: progress.turns },
      ...(answer.runs === undefined ? {} : { runs: answer.runs }),
      ...(isAskedAgain(answer) ? { again: true } : {}),
    },
  };
  const card = progress.cards[concept] ?? null;
  if (card?.reps === 0 && outcome !== 'right') reopen(progress, step);
  const wishes = wishesOf(progress);
  if (answer.where === 'review') {
    day.reviews = (day.reviews ?? 0) + 1;
    // What is asked twice on one day is known from the first time.
    if (card && card.reps > 0 && !answeredToday(card, at, wishes.dayStart))
      addReview(progress.recalled, retrievability(card, new Date(at)), outcome === 'right');
  }
  progress.cards[concept] = reviewed(card, answer, wishes);
  if (answer.quiz !== null) answerQuiz(progress, answer.quiz, answer);
}

function isAskedAgain({ where, part, outcome }: AnswerEvent): boolean {
  return where === 'check' && part !== undefined && outcome !== 'right';
}

function choose(progress: Progress, event: GoEvent, hindsight: Hindsight): void {
  const { step, at } = event;
  progress.turns += 1;
  const isForgotten = isCovered(event, step, hindsight);
  progress.focus = isForgotten ? null : { step, at, turn: progress.turns };
  if (!isForgotten) reopen(progress, step);
}

function passOver(progress: Progress, { step, question, quiz, at }: PassedOverEvent): void {
  progress.passedOver[question] = { step };
  if (quiz !== null) leaveOut(progress, quiz, { step, question, at });
}

function putAside(progress: Progress, { concept, step, on, at }: AsideEvent): void {
  if (on) progress.aside[concept] = { step, at };
  else delete progress.aside[concept];
}

/** What is set now: a later change of a setting leaves what was scheduled before as it is. */
function wishesOf({ settings }: Progress): Wishes {
  return { retention: retentionOf(settings), dayStart: dayStart(settings) };
}

/** What was taken for known is to be learned after all. */
function reopen(progress: Progress, step: string): void {
  if (progress.placed[step] === 'skip') progress.placed[step] = 'learn';
}

function daily(progress: Progress, at: string): Progress['days'][string] {
  return (progress.days[dateIn(at, dayStart(progress.settings))] ??= { answers: 0, right: 0, ms: 0 });
}

/** Enough to know how long a kind of question takes, and few enough to follow a learner who gets faster. */
const TIMES_KEPT = 40;
