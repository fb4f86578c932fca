import { SUSPECT_MS } from '../history/order.js';
import type { QuestionBrief } from '../road/question.js';
import { dateIn } from '../local-time.js';
import { shuffle, type Random } from '../random.js';

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
  /** The last answer that counted was not right. */
  missed: boolean;
  step: string;
}

const DAY = 86_400_000;
/** w20 of the default parameters of FSRS-6; ts-fsrs has it too, but reading a card must not cost its loading. */
export const DECAY = -0.1542;
/** Such that after `stability` days nine in ten still know it. */
const FACTOR = 0.9 ** (1 / DECAY) - 1;

/** How likely a concept is still known: the forgetting curve of FSRS-6 with its default decay. */
export function retrievability(card: Card, now: Date): number {
  const days = Math.max(0, now.getTime() - Date.parse(card.last)) / DAY;
  return (1 + (FACTOR * days) / card.stability) ** DECAY;
}

/** One that was last seen in the future, by a clock that ran ahead, must not wait until then. */
export function isDue(card: Card, now: Date): boolean {
  return Date.parse(card.due) <= now.getTime() || isAhead(card.last, now.getTime());
}

/** Whether a time was given by a clock that ran ahead: no two places on earth are more than a day apart. */
export function isAhead(at: string, now: number): boolean {
  return Date.parse(at) - now > SUSPECT_MS;
}

/** How many concepts a session asks at most. */
export const SESSION = 20;

/** The concepts to ask now: those due, the most decayed first, and steps mixed. */
export function session(cards: Record<string, Card>, now: Date, most = SESSION): string[] {
  const due = Object.entries(cards).filter(([, card]) => isDue(card, now));
  return mixSteps(mostDecayed(due, now).slice(0, most));
}

/** How many a warm-up asks at most. */
export const WARM_UP = 10;

/** What to ask first after some days away: the most decayed, due or not. */
export function warmUp(cards: Record<string, Card>, now: Date, most = WARM_UP): string[] {
  return mixSteps(mostDecayed(Object.entries(cards), now).slice(0, most));
}

/** How often a question was asked, and when last; null where it never was. */
export type Asked = (id: string) => { asked: number; at: string } | null;

/** In the order in which to ask them: the least asked first, then the one asked longest ago; else by chance. */
export function inTurn(questions: QuestionBrief[], asked: Asked, random: Random): QuestionBrief[] {
  const times = (id: string) => asked(id)?.asked ?? 0;
  return shuffle(questions, random).sort(
    (a, b) => times(a.id) - times(b.id) || (times(a.id) === 0 ? 0 : lastAsked(a, asked) - lastAsked(b, asked)),
  );
}

/** The question to ask of a concept: the first in turn, and not twice the same where there is another. */
export function pickSibling(questions: QuestionBrief[], asked: Asked, random: Random): QuestionBrief | null {
  const turn = inTurn(questions, asked, random);
  const last = Math.max(...turn.map((question) => lastAsked(question, asked)));
  return turn.find((question) => asked(question.id) === null || lastAsked(question, asked) < last) ?? turn[0] ?? null;
}

/**
 * The question to ask of a concept that keeps slipping: one never asked, else any by chance, and of three or more not the
 * last one. In turn, a pair of which one is always right and one always wrong would go on for ever, and be foreseen.
 */
export function pickForSlipping(questions: QuestionBrief[], asked: Asked, random: Random): QuestionBrief | null {
  const [first, ...others] = shuffle(questions, random);
  if (!first) return null;
  const fresh = questions.filter(({ id }) => asked(id) === null);
  if (fresh.length > 0) return pickSibling(fresh, asked, random);
  const last = Math.max(...questions.map((question) => lastAsked(question, asked)));
  return others.length < 2
    ? first
    : ([first, ...others].find((question) => lastAsked(question, asked) < last) ?? first);
}

/** The questions of which one of these two would pick one. */
export function mayComeNext(questions: QuestionBrief[], asked: Asked, slips: boolean): QuestionBrief[] {
  const fresh = questions.filter(({ id }) => asked(id) === null);
  if (fresh.length > 0) return fresh;
  if (!slips) return questions.length === 0 ? [] : [pickSibling(questions, asked, () => 0)!];
  const last = Math.max(...questions.map((question) => lastAsked(question, asked)));
  const others = questions.filter((question) => lastAsked(question, asked) < last);
  return questions.length < 3 || others.length === 0 ? questions : others;
}

function lastAsked({ id }: QuestionBrief, asked: Asked): number {
  return Date.parse(asked(id)?.at ?? '1970-01-01');
}

/** Missed on two days since it was last known well: reading helps more than asking again. */
export function needsLesson(card: Card): boolean {
  return card.lapses >= 2;
}

/** Reading has not helped either: the learner may want to put it aside. */
export function slipsOn(card: Card): boolean {
  return card.lapses >= 4;
}

/** How well concepts are still known; one that was never asked since it was taken for known says nothing. */
export function retention(cards: Card[], now: Date): { strong: number; fading: number; weak: number } {
  const counts = { strong: 0, fading: 0, weak: 0 };
  for (const card of cards) {
    if (card.reps === 0) continue;
    // FSRS takes what was answered today for known; what was missed is not, until it is right again.
    const known = card.missed ? 0 : retrievability(card, now);
    counts[known >= 0.9 ? 'strong' : known >= 0.7 ? 'fading' : 'weak'] += 1;
  }
  return counts;
}

/** How many concepts fall due in each coming week; what is due already counts in the first. */
export function forecast(cards: Record<string, Card>, now: Date, weeks: number): number[] {
  const counts = new Array<number>(weeks).fill(0);
  for (const card of Object.values(cards)) {
    const week = isDue(card, now) ? 0 : Math.floor((Date.parse(card.due) - now.getTime()) / (7 * DAY));
    if (week < weeks) counts[week]! += 1;
  }
  return counts;
}

/** Days since 1970 by the learner's calendar, where a day begins at the hour `start`. */
export function dayOf(at: string, start = 0): number {
  return Date.parse(dateIn(at, start)) / DAY;
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
