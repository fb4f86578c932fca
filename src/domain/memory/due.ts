import { localDate } from '../local-time.js';
import type { Progress } from '../history/progress.js';
import type { QuestionBrief } from '../road/question.js';
import {
  dayOf,
  isDue,
  needsLesson,
  pickForSlipping,
  pickSibling,
  SESSION,
  session,
  warmUp,
  type Card,
} from './card.js';
import { unseenCards } from './unseen.js';
import type { Random } from '../random.js';
import { onTrack, type Concept, type Roadmap, type Step } from '../road/roadmap.js';
import { dayStart, reviewsADay } from '../standing/settings.js';
import { askedAmong, isOwed, quizStanding, trackOf } from '../standing/standing.js';

/** A concept to bring back, and the question that asks it. */
export interface ReviewItem {
  step: Step;
  concept: Concept;
  question: QuestionBrief;
}

const AWAY_DAYS = 7;

/** What review asks now: due concepts, the most decayed first, then cards that were never seen. */
export function dueItems(
  roadmap: Roadmap,
  progress: Progress,
  now: Date,
  random: Random,
  most = SESSION,
): ReviewItem[] {
  return itemsOf(roadmap, progress, dueConcepts(roadmap, progress, now, most), random);
}

/** The concepts of these, in the order in which they are asked. */
export function dueConcepts(roadmap: Roadmap, progress: Progress, now: Date, most = SESSION): string[] {
  const due = session(askable(roadmap, progress), now, most);
  return [...due, ...unseenCards(roadmap, progress, now).today.slice(0, most - due.length)];
}

/** What a warm-up asks: what has decayed most, due or not. */
export function warmUpItems(roadmap: Roadmap, progress: Progress, now: Date, random: Random): ReviewItem[] {
  return itemsOf(roadmap, progress, warmUp(askable(roadmap, progress), now), random);
}

/** The concepts that review brings now by itself: those of a warm-up, or what is due of today's measure. */
export function conceptsNow(roadmap: Roadmap, progress: Progress, now: Date): string[] {
  return wasAway(progress, now)
    ? warmUp(askable(roadmap, progress), now)
    : dueConcepts(roadmap, progress, now, reviewsLeft(progress, now));
}

export function dueCount(roadmap: Roadmap, progress: Progress, now: Date): number {
  const due = Object.values(askable(roadmap, progress)).filter((card) => isDue(card, now)).length;
  return due + unseenCards(roadmap, progress, now).today.length;
}

/** How many reviews the learner's measure for a day leaves for today. */
export function reviewsLeft({ days, settings }: Progress, now: Date): number {
  return Math.max(0, reviewsADay(settings) - (days[localDate(now, dayStart(settings))]?.reviews ?? 0));
}

/** The next moment at which something falls due; null where nothing is scheduled. */
export function nextDue(roadmap: Roadmap, progress: Progress): Date | null {
  const times = Object.values(askable(roadmap, progress)).map(({ due }) => Date.parse(due));
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** Days by the learner's calendar since something was done; 0 for a newcomer. */
export function daysAway({ days, settings }: Progress, now: Date): number {
  const today = dayOf(localDate(now, dayStart(settings)));
  // After a flight west the last day may be tomorrow; a later one comes from a clock that was wrong.
  const used = Object.keys(days)
    .map((date) => dayOf(date))
    .filter((day) => day <= today + 1);
  return used.length === 0 ? 0 : Math.max(0, today - Math.max(...used));
}

export function wasAway(progress: Progress, now: Date): boolean {
  return daysAway(progress, now) >= AWAY_DAYS;
}

/** The concepts that the learner has put aside and the roadmap still has. */
export function asideConcepts({ steps }: Roadmap, { aside }: Progress): { step: Step; concept: Concept }[] {
  return steps.flatMap((step) =>
    step.concepts.filter((concept) => isAside(concept, aside)).map((concept) => ({ step, concept })),
  );
}

/** Whether a concept is put aside, by its id or an old one. */
function isAside({ id, was }: Concept, aside: Progress['aside']): boolean {
  return [id, ...was].some((name) => Object.hasOwn(aside, name));
}

/** The cards of concepts that the roadmap still has, the learner's track asks and nobody put aside, by today's ids. */
export function askable(roadmap: Roadmap, progress: Progress): Record<string, Card> {
  const track = trackOf(roadmap, progress);
  const found: Record<string, Card> = {};
  for (const step of roadmap.steps) {
    for (const concept of step.concepts) {
      const { id, was } = concept;
      if (isAside(concept, progress.aside)) continue;
      const card = [id, ...was].map((name) => progress.cards[name]).find((one) => one !== undefined);
      if (card && step.questions.some((question) => question.concept === id && onTrack(question, track)))
        found[id] = card;
    }
  }
  return found;
}

/** A concept that the roadmap has. */
export function conceptOf({ steps }: Roadmap, id: string): Concept {
  return steps.flatMap(({ concepts }) => concepts).find((concept) => concept.id === id)!;
}

function itemsOf(roadmap: Roadmap, progress: Progress, concepts: string[], random: Random): ReviewItem[] {
  return concepts.flatMap((id) => {
    const { step, concept, pool, slips } = askedOf(roadmap, progress, id);
    const question = (slips ? pickForSlipping : pickSibling)(pool, askedAmong(pool, progress), random);
    return question ? [{ step, concept, question }] : [];
  });
}

/** What review has to ask of a concept, and whether that concept keeps slipping. */
export function askedOf(roadmap: Roadmap, progress: Progress, id: string): Omit<ReviewItem, 'question'> & AskedOf {
  const track = trackOf(roadmap, progress);
  const step = roadmap.steps.find((one) => one.concepts.some((concept) => concept.id === id))!;
  const concept = step.concepts.find((one) => one.id === id)!;
  const quiz = quizStanding(step, progress, track);
  // What a quiz in the middle is going to ask is not told before.
  const pool = step.questions.filter(
    (question) => question.concept === id && onTrack(question, track) && !isOwed(question, quiz),
  );
  const card = [id, ...concept.was].map((name) => progress.cards[name]).find((one) => one !== undefined);
  return { step, concept, pool, slips: card !== undefined && needsLesson(card) };
}

interface AskedOf {
  pool: QuestionBrief[];
  slips: boolean;
}
