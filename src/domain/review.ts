import { FSRSAlgorithm, get_fuzz_range, Rating } from 'ts-fsrs';
import type { Outcome } from './event.js';
import type { QuestionBrief } from './question.js';
import { shuffle, type Random } from './random.js';

/** What review knows of one concept. Plain data: the checkpoint keeps it. */
export interface Card {
  /** The start of the learner's day on which it is asked again. */
  due: string;
  stability: number;
  difficulty: number;
  /** Answers that counted; 0 while it is only taken for known. */
  reps: number;
  /** Days on which it was missed since it was last known well. */
  lapses: number;
  last: string;
  step: string;
}

interface ConceptAnswer {
  concept: string;
  step: string;
  outcome: Outcome;
  hint: boolean;
  at: string;
}

const DAY = 86_400_000;
const MOST_DAYS = 180;
/** Known well: nine in ten would still know it after a week. */
const KNOWN_WELL = 7;

const memory = new FSRSAlgorithm({ request_retention: 0.9, maximum_interval: MOST_DAYS, enable_short_term: false });

/** A miss is asked again tomorrow, a right answer two days later at the earliest: so the dates tell which it was. */
export function reviewed(card: Card | null, { concept, step, outcome, hint, at }: ConceptAnswer): Card {
  const missed = outcome !== 'right';
  if (card !== null && answeredToday(card, at) && (!missed || wasMissed(card))) return card;
  const today = dayOf(at);
  const elapsed = card === null ? 0 : Math.max(0, today - dayOf(card.last));
  const grade = missed ? Rating.Again : hint ? Rating.Hard : Rating.Good;
  const { stability, difficulty } = memory.next_state(card, elapsed, grade);
  const reps = (card?.reps ?? 0) + 1;
  const wait = missed ? 1 : spread(Math.max(2, memory.next_interval(stability, elapsed)), elapsed, hash(concept, reps));
  const lapses = (card?.lapses ?? 0) + (missed ? 1 : 0);
  return {
    due: startOfDay(today + wait, at),
    stability,
    difficulty,
    reps,
    lapses: !missed && stability >= KNOWN_WELL ? 0 : lapses,
    last: at,
    step,
  };
}

/** Takes a concept for known until a first check within so many days; one that has a card keeps its dates. */
export function scheduled(card: Card | null, concept: string, step: string, at: string, days: number): Card {
  if (card !== null) return card;
  const due = startOfDay(dayOf(at) + 1 + Math.floor(hash(concept, 0) * days), at);
  const difficulty = memory.next_state(null, 0, Rating.Good).difficulty;
  return { due, stability: days, difficulty, reps: 0, lapses: 0, last: at, step };
}

export function retrievability(card: Card, now: Date): number {
  return memory.forgetting_curve(Math.max(0, now.getTime() - Date.parse(card.last)) / DAY, card.stability);
}

export function isDue(card: Card, now: Date): boolean {
  return Date.parse(card.due) <= now.getTime();
}

/** The concepts to ask now: those due, the most decayed first, and steps mixed. */
export function session(cards: Record<string, Card>, now: Date, most = 20): string[] {
  const due = Object.entries(cards).filter(([, card]) => isDue(card, now));
  return mixSteps(mostDecayed(due, now).slice(0, most));
}

/** What to ask first after some days away: the most decayed, due or not. */
export function warmUp(cards: Record<string, Card>, now: Date, most = 10): string[] {
  return mixSteps(mostDecayed(Object.entries(cards), now).slice(0, most));
}

/** The question to ask of a concept: the least asked, the longest ago, and not twice the same where there is another. */
export function pickSibling(
  questions: QuestionBrief[],
  asked: (id: string) => { asked: number; at: string } | null,
  random: Random,
): QuestionBrief | null {
  const siblings = shuffle(questions, random).map((question) => {
    const before = asked(question.id);
    return { question, times: before?.asked ?? 0, at: before === null ? -Infinity : Date.parse(before.at) };
  });
  const last = Math.max(...siblings.map(({ at }) => at));
  const others = siblings.filter(({ at }) => at === -Infinity || at < last);
  const [first] = (others.length > 0 ? others : siblings).sort(
    (a, b) => a.times - b.times || (a.at === b.at ? 0 : a.at - b.at),
  );
  return first?.question ?? null;
}

/** Missed on two days since it was last known well: reading helps more than asking again. */
export function needsLesson(card: Card): boolean {
  return card.lapses >= 2;
}

/** How well concepts are still known; one that was never asked since it was taken for known says nothing. */
export function retention(cards: Card[], now: Date): { strong: number; fading: number; weak: number } {
  const counts = { strong: 0, fading: 0, weak: 0 };
  for (const card of cards) {
    if (card.reps === 0) continue;
    // FSRS takes what was answered today for known; what was missed is not, until it is right again.
    const known = wasMissed(card) ? 0 : retrievability(card, now);
    counts[known >= 0.9 ? 'strong' : known >= 0.7 ? 'fading' : 'weak'] += 1;
  }
  return counts;
}

/** How many concepts fall due in each coming week; what is due already counts in the first. */
export function forecast(cards: Record<string, Card>, now: Date, weeks: number): number[] {
  const counts = new Array<number>(weeks).fill(0);
  for (const card of Object.values(cards)) {
    const week = Math.max(0, Math.floor((Date.parse(card.due) - now.getTime()) / (7 * DAY)));
    if (week < weeks) counts[week]! += 1;
  }
  return counts;
}

/** By the learner's calendar; after a flight west the date may even go back. */
function answeredToday(card: Card, at: string): boolean {
  return card.reps > 0 && at.slice(0, 10) <= card.last.slice(0, 10);
}

function wasMissed(card: Card): boolean {
  return dayOf(card.due) - dayOf(card.last) === 1;
}

function dayOf(at: string): number {
  return Date.parse(at.slice(0, 10)) / DAY;
}

/** In the offset of `at`, so it is an hour off when the clocks change in between. toISOString takes 1 µs longer. */
function startOfDay(day: number, at: string): string {
  const date = new Date(day * DAY);
  const [month, dayOfMonth] = [twoDigits(date.getUTCMonth() + 1), twoDigits(date.getUTCDate())];
  return `${date.getUTCFullYear()}-${month}-${dayOfMonth}T00:00:00${at.endsWith('Z') ? 'Z' : at.slice(-6)}`;
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

function mostDecayed(cards: [string, Card][], now: Date): [string, Card][] {
  return cards
    .map((entry) => ({ entry, known: retrievability(entry[1], now) }))
    .sort((a, b) => a.known - b.known || (a.entry[0] < b.entry[0] ? -1 : 1))
    .map(({ entry }) => entry);
}

/** Keeps the order but for neighbours of one step; a step that fills more than half of the rest goes first. */
function mixSteps(cards: [string, Card][]): string[] {
  const rest = [...cards];
  const mixed: [string, Card][] = [];
  while (rest.length > 0) {
    const previous = mixed.at(-1)?.[1].step;
    const others = rest.filter(([, { step }]) => step !== previous);
    const crowd = others.find(([, { step }]) => 2 * rest.filter(([, card]) => card.step === step).length > rest.length);
    const next = crowd ?? others[0] ?? rest[0]!;
    mixed.push(...rest.splice(rest.indexOf(next), 1));
  }
  return mixed.map(([concept]) => concept);
}
