import type { Context } from '../context.js';
import { dueCount, nextDue } from '../domain/memory/due.js';
import { REVIEW_MINUTES } from '../domain/standing/pace.js';
import { SESSION } from '../domain/memory/card.js';

/** "12 due, about 4 minutes", "50 due, 20 at a time, about 7 minutes", or when the next one is. */
export async function dueLine(
  { content, store, now }: Pick<Context, 'content' | 'store' | 'now'>,
  most = SESSION,
): Promise<string> {
  const { roadmap } = await content();
  const { progress } = await store();
  const due = dueCount(roadmap, progress, now());
  if (due > most) return `${due} due, ${most} at a time, about ${aboutMinutes(most)}`;
  if (due > 0) return `${due} due, about ${aboutMinutes(due)}`;
  const next = nextDue(roadmap, progress);
  if (next === null) return 'Nothing to review yet: concepts come back after you have answered questions on them.';
  const days = Math.max(1, Math.ceil((next.getTime() - now().getTime()) / 86_400_000));
  return `Nothing is due. The next comes in ${days} ${days === 1 ? 'day' : 'days'}.`;
}

export function aboutMinutes(questions: number): string {
  const minutes = Math.max(1, Math.round(questions * REVIEW_MINUTES));
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}
