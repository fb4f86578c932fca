import { FSRSAlgorithm, get_fuzz_range, Rating } from 'ts-fsrs';
import type { Given, Outcome, Where } from '../history/event.js';
import { dateIn } from '../local-time.js';
import type { QuestionKind } from '../road/question.js';
import { dayOf, isAhead, type Card } from './card.js';

interface ConceptAnswer {
  concept: string;
  step: string;
  outcome: Outcome;
  hint: boolean;
  runs?: number;
  kind?: QuestionKind;
  given?: Given;
  at: string;
  where?: Where;
}

const DAY = 86_400_000;
const MOST_DAYS = 180;
/** What was read in the verdict a few hours ago is not recalled. */
const SOON_MS = 6 * 3_600_000;
/** Known well: nine in ten would still know it after a week. */
const KNOWN_WELL = 7;

/** How the learner wants to be asked: the share to keep known, and the hour at which a day begins. */
export interface Wishes {
  retention: number;
  dayStart: number;
}

const USUAL: Wishes = { retention: 0.9, dayStart: 0 };

/** A miss is asked again tomorrow, a right answer two days later at the earliest. */
export function reviewed(
  before: Card | null,
  { concept, step, outcome, hint, runs = 1, kind, given, at, where }: ConceptAnswer,
  { retention, dayStart }: Wishes = USUAL,
): Card {
  // What it was worth to recall a concept in a year that has not come is not known: it is learned anew.
  const card = before !== null && isAhead(before.last, Date.parse(at)) ? null : before;
  const missed = outcome !== 'right';
  if (card !== null && answeredToday(card, at, dayStart) && (!missed || card.missed)) return card;
  // Midnight may lie between a miss in a lesson and the second try at its end.
  if (card !== null && where === 'again' && Date.parse(at) - Date.parse(card.last) < SOON_MS) return card;
  const memory = memoryFor(retention);
  const today = dayOf(at, dayStart);
  const elapsed = card === null ? 0 : Math.max(0, today - dayOf(card.last, dayStart));
  const wasHard = hint || runs > 1 || (kind === 'card' && given === 'hard');
  const grade = missed ? Rating.Again : wasHard ? Rating.Hard : Rating.Good;
  const { stability, difficulty } = memory.next_state(card, elapsed, grade);
  const reps = (card?.reps ?? 0) + 1;
  const wait = missed ? 1 : spread(Math.max(2, memory.next_interval(stability, elapsed)), elapsed, hash(concept, reps));
  const lapses = (card?.lapses ?? 0) + (missed ? 1 : 0);
  return {
    due: startOfDay(today + wait, at, dayStart),
    stability,
    difficulty,
    reps,
    lapses: !missed && stability >= KNOWN_WELL ? 0 : lapses,
    last: at,
    missed,
    step,
  };
}

/** Takes a concept for known until a first check, which comes within `days` after `wait` days. */
export function scheduled(
  concept: string,
  step: string,
  at: string,
  { days, wait = 0 }: { days: number; wait?: number },
  { retention, dayStart }: Wishes = USUAL,
): Card {
  const due = startOfDay(dayOf(at, dayStart) + 1 + wait + Math.floor(hash(concept, 0) * days), at, dayStart);
  const difficulty = memoryFor(retention).next_state(null, 0, Rating.Good).difficulty;
  return { due, stability: wait + days, difficulty, reps: 0, lapses: 0, last: at, missed: false, step };
}

const memories = new Map<number, FSRSAlgorithm>();

// One for each share that was ever wished for: to make one costs more than an answer.
function memoryFor(retention: number): FSRSAlgorithm {
  const known = memories.get(retention);
  if (known) return known;
  const wishes = { request_retention: retention, maximum_interval: MOST_DAYS, enable_short_term: false };
  const memory = new FSRSAlgorithm(wishes);
  memories.set(retention, memory);
  return memory;
}

/** By the learner's calendar; after a flight west the date may even go back. An answer of a wrong clock was none. */
export function answeredToday(card: Card, at: string, dayStart: number): boolean {
  if (card.reps === 0 || isAhead(card.last, Date.parse(at))) return false;
  return dateIn(at, dayStart) <= dateIn(card.last, dayStart);
}

/** In the offset of `at`, so it is an hour off when the clocks change in between. toISOString takes 1 µs longer. */
function startOfDay(day: number, at: string, dayStart: number): string {
  const date = new Date(day * DAY);
  const [month, dayOfMonth] = [twoDigits(date.getUTCMonth() + 1), twoDigits(date.getUTCDate())];
  return `${date.getUTCFullYear()}-${month}-${dayOfMonth}T${twoDigits(dayStart)}:00:00${at.endsWith('Z') ? 'Z' : at.slice(-6)}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

/** FSRS's own fuzz, but by a hash: ts-fsrs would seed a new generator for every answer. */
function spread(days: number, elapsed: number, chance: number): number {
  if (days < 2.5) return days;
  const { min_ivl: least, max_ivl: most } = get_fuzz_range(days, elapsed, MOST_DAYS);
  return least + Math.floor(chance * (most - least + 1));
}

/** In [0, 1), the same on every machine: FNV-1a, then the last mix of murmur3. */
function hash(concept: string, reps: number): number {
  let mixed = 0x811c9dc5 ^ reps;
  for (let index = 0; index < concept.length; index++) {
    mixed = Math.imul(mixed ^ concept.charCodeAt(index), 0x01000193);
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
