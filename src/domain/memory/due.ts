import { localDate } from '../local-time.js';
import type { Progress } from '../history/progress.js';
import type { QuestionBrief } from '../road/question.js';
import { dayOf, isDue, pickSibling, session, warmUp, type Card } from './card.js';
import type { Random } from '../random.js';
import { onTrack, type Concept, type Roadmap, type Step } from '../road/roadmap.js';
import { questionProgress, trackOf } from '../standing/standing.js';

/** A concept to bring back, and the question that asks it. */
export interface ReviewItem {
  step: Step;
  concept: Concept;
  question: QuestionBrief;
}

const AWAY_DAYS = 7;

/** What review asks now: due concepts, the most decayed first. */
export function dueItems(roadmap: Roadmap, progress: Progress, now: Date, random: Random, most?: number): ReviewItem[] {
  return itemsOf(roadmap, progress, session(askable(roadmap, progress), now, most), random);
}

/** What a warm-up asks: what has decayed most, due or not. */
export function warmUpItems(roadmap: Roadmap, progress: Progress, now: Date, random: Random): ReviewItem[] {
  return itemsOf(roadmap, progress, warmUp(askable(roadmap, progress), now), random);
}

export function dueCount(roadmap: Roadmap, progress: Progress, now: Date): number {
  return Object.values(askable(roadmap, progress)).filter((card) => isDue(card, now)).length;
}

/** The next moment at which something falls due; null where nothing is scheduled. */
export function nextDue(roadmap: Roadmap, progress: Progress): Date | null {
  const times = Object.values(askable(roadmap, progress)).map(({ due }) => Date.parse(due));
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** Days by the learner's calendar since something was done; 0 for a newcomer. */
export function daysAway(progress: Progress, now: Date): number {
  const today = dayOf(localDate(now));
  // A day after tomorrow was told by a clock that ran ahead.
  const last = Math.max(
    ...Object.keys(progress.days)
      .map(dayOf)
      .filter((day) => day <= today + 1),
  );
  return Number.isFinite(last) ? Math.max(0, today - last) : 0;
}

export function wasAway(progress: Progress, now: Date): boolean {
  return daysAway(progress, now) >= AWAY_DAYS;
}

/** The cards of concepts that the roadmap still has and the learner's track asks, under their ids of today. */
export function askable(roadmap: Roadmap, progress: Progress): Record<string, Card> {
  const track = trackOf(roadmap, progress);
  const found: Record<string, Card> = {};
  for (const step of roadmap.steps) {
    for (const { id, was } of step.concepts) {
      const card = [id, ...was].map((name) => progress.cards[name]).find((one) => one !== undefined);
      if (card && step.questions.some((question) => question.concept === id && onTrack(question, track)))
        found[id] = card;
    }
  }
  return found;
}

function itemsOf(roadmap: Roadmap, progress: Progress, concepts: string[], random: Random): ReviewItem[] {
  const track = trackOf(roadmap, progress);
  return concepts.flatMap((id) => {
    const step = roadmap.steps.find((one) => one.concepts.some((concept) => concept.id === id))!;
    const concept = step.concepts.find((one) => one.id === id)!;
    const pool = step.questions.filter((question) => question.concept === id && onTrack(question, track));
    const asked = (questionId: string) => {
      const before = questionProgress(
        progress,
        pool.find((question) => question.id === questionId)!,
      );
      return before ? { asked: before.asked, at: before.last.at } : null;
    };
    const question = pickSibling(pool, asked, random);
    return question ? [{ step, concept, question }] : [];
  });
}
