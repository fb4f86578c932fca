import { SUSPECT_MS } from '../history/order.js';
import type { QuestionBrief } from '../road/question.js';
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
const DECAY = -0.1542;
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

/** Days since 1970 by the learner's calendar. */
export function dayOf(at: string): number {
  return Date.parse(at.slice(0, 10)) / DAY;
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
