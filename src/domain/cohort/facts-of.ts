import type { AnswerEvent, Event } from '../history/event.js';
import { apply, inOrderOnce } from '../history/fold.js';
import { erasOf, hindsightOf, isCovered, isTelling, type Hindsight } from '../history/hindsight.js';
import type { LabEvent } from '../history/lab-event.js';
import { noProgress, type Progress } from '../history/progress.js';
import { isRun, isTyped } from '../road/question.js';
import type { Roadmap } from '../road/roadmap.js';
import { quizStanding, trackOf } from '../standing/standing.js';
import { numbersOf, type Numbers } from './attempts.js';
import type { Fact } from './hand-in.js';
import { idsOfToday, type IdOfToday } from './ids-of-today.js';

interface Wanted {
  withText: boolean;
  /** The day of the hand-in, in UTC: a clock that ran ahead gives no later one. */
  today: string;
}

interface Reading extends Wanted {
  roadmap: Roadmap;
  now: IdOfToday;
  numbers: Numbers;
  hindsight: Hindsight;
}

/**
 * What a history amounts to for a teacher, in its order: nothing that was taken back, or that a reset covers. What was
 * asked stands before the day, what came of it behind: so many begin, and end, alike. It rests now and then, since of a
 * long history it takes a while.
 */
export function* factsOf(roadmap: Roadmap, events: Event[], wanted: Wanted): Generator<undefined, Fact[]> {
  const hindsight = hindsightOf(events.filter(isTelling), erasOf(events));
  const history = inOrderOnce(events, hindsight);
  const now = idsOfToday(roadmap);
  const reading: Reading = { ...wanted, roadmap, now, numbers: numbersOf(history, now), hindsight };
  const progress = noProgress();
  let facts: Fact[] = [];
  const told = new Set<string>();
  for (const [index, event] of history.entries()) {
    if (index % EVENTS_AT_ONCE === 0) yield;
    apply(progress, event, hindsight);
    if (event.type === 'reset' && !hindsight.told.has(event.id)) {
      facts = facts.filter(({ step }) => event.steps !== null && !event.steps.some((id) => now('step', id) === step));
      told.clear();
      facts.forEach((fact) => told.add(keyOf(fact)));
    }
    for (const fact of factsBy(event, progress, reading)) {
      const key = keyOf(fact);
      if (told.has(key)) continue;
      told.add(key);
      facts.push(fact);
    }
  }
  return facts;
}

const EVENTS_AT_ONCE = 100;

function* factsBy(event: Event, progress: Progress, reading: Reading): Generator<Fact> {
  const { now, hindsight, today } = reading;
  const day = dayOf(event.at, today);
  if (event.type === 'placement') {
    for (const [step, advice] of Object.entries(event.steps))
      if (advice === 'skip' && !isCovered(event, step, hindsight))
        yield { fact: 'step', step: now('step', step), day, how: 'skipped' };
    return;
  }
  if (!('step' in event) || isCovered(event, event.step, hindsight)) return;
  const step = now('step', event.step);
  switch (event.type) {
    case 'answer':
      yield answerFact(event, { day, step }, reading);
      yield* closings(event.quiz, progress, { day, step }, reading);
      break;
    case 'passed-over':
      yield* closings(event.quiz, progress, { day, step }, reading);
      break;
    case 'quiz':
      yield* closings(event.id, progress, { day, step }, reading);
      break;
    case 'lesson':
      yield { fact: 'part', step, lesson: now('lesson', event.lesson), part: event.part, parts: event.parts, day };
      break;
    case 'defer':
      yield { fact: 'step', step, day, how: 'deferred' };
      break;
    case 'lab':
      yield labFact(event, { day, step }, reading);
      break;
    case 'go':
    case 'aside':
    case 'ask':
    case 'dispute':
      return;
  }
  if (isPassed(step, progress, reading)) yield { fact: 'step', step, day, how: 'passed' };
}

type Placed = Pick<Fact, 'day' | 'step'>;

function answerFact(event: AnswerEvent, { day, step }: Placed, { now, numbers, hindsight, withText }: Reading): Fact {
  const { id, kind, rev, asked, outcome, where, picked, given } = event;
  const isFree = isTyped(event) || isRun(event);
  return {
    ...{ fact: 'answer', step, concept: now('concept', event.concept), question: now('question', event.question) },
    ...{ kind, rev, asked: asked ?? null, day, where, attempt: numbers.get(id) ?? 1 },
    quiz: event.quiz === null ? null : (numbers.get(event.quiz) ?? null),
    ...{ outcome, disputed: outcome !== 'right' && hindsight.disputed.has(id) },
    hints: event.hints ?? (event.hint ? 1 : 0),
    picked: isFree ? null : (picked ?? null),
    ...(withText && isFree && typeof given === 'string' ? { given: given.slice(0, LONGEST_TEXT) } : {}),
  };
}

const LONGEST_TEXT = 10_000;

/** The quiz that has just been answered to its end, where it has. */
function* closings(
  quiz: string | null,
  progress: Progress,
  { day, step }: Placed,
  { numbers }: Reading,
): Generator<Fact> {
  if (quiz === null) return;
  const last = Object.values(progress.quizzes).find((one) => one.last?.quiz === quiz)?.last;
  if (!last) return;
  const { right, total, passed } = last;
  yield { fact: 'quiz', step, day, quiz: numbers.get(quiz) ?? 1, right, of: total, passed };
}

function labFact(
  { id, lab, rev, passed, failed, whole, hint }: LabEvent,
  { day, step }: Placed,
  { numbers }: Reading,
): Fact {
  const round = numbers.get(id) ?? 0;
  return { fact: 'lab', step, lab, rev, day, round, green: passed, red: failed, whole, hints: hint };
}

function isPassed(id: string, progress: Progress, { roadmap }: Reading): boolean {
  const step = roadmap.steps.find((one) => one.id === id);
  return step !== undefined && quizStanding(step, progress, trackOf(roadmap, progress)).passed;
}

/** What is told once: a part that is read again is no news. */
function keyOf(fact: Fact): string {
  switch (fact.fact) {
    case 'answer':
      return `answer ${fact.question} ${fact.attempt}`;
    case 'part':
      return `part ${fact.lesson} ${fact.part} ${fact.parts}`;
    case 'quiz':
      return `quiz ${fact.step} ${fact.quiz}`;
    case 'step':
      return `step ${fact.step} ${fact.how}`;
    case 'lab':
      return `lab ${fact.lab} ${fact.round}`;
  }
}

function dayOf(at: string, today: string): string {
  const day = new Date(at).toISOString().slice(0, 10);
  return day < today ? day : today;
}
