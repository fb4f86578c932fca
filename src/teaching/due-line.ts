import type { Context } from '../context.js';
import { dueConcepts, dueCount, nextDue, reviewsLeft } from '../domain/memory/due.js';
import { dayOf } from '../domain/memory/card.js';
import { reviewTime } from '../domain/memory/review-time.js';
import { unseenCards } from '../domain/memory/unseen.js';
import { localDate, localIso } from '../domain/local-time.js';
import { dayStart, reviewsADay } from '../domain/standing/settings.js';
import { counted } from '../domain/standing/spans.js';

/** What review has to do: how much is due, how much of it a day brings, and what is left of today's measure. */
export interface DueFacts {
  due: number;
  aDay: number;
  leftToday: number;
  /** How many minutes so many of them take, the first in turn. */
  minutes: (most: number) => number;
}

export async function dueFacts({ content, store, now }: Pick<Context, 'content' | 'store' | 'now'>): Promise<DueFacts> {
  const { progress } = await store();
  const { roadmap } = await content();
  return {
    due: dueCount(roadmap, progress, now()),
    aDay: reviewsADay(progress.settings),
    leftToday: reviewsLeft(progress, now()),
    minutes: (most) => reviewTime(roadmap, progress, dueConcepts(roadmap, progress, now(), most)).minutes,
  };
}

/** More than two days' measure: then it is told in days, and nothing new is pressed on top of it. */
export function isBacklog({ due, aDay }: Pick<DueFacts, 'due' | 'aDay'>): boolean {
  return due > 2 * aDay;
}

/** "about 12 days of 7 minutes": how long it takes to catch up. */
export function backlogTime({ due, aDay, minutes }: Pick<DueFacts, 'due' | 'aDay' | 'minutes'>): string {
  return `about ${counted(Math.ceil(due / aDay), 'day')} of ${inMinutes(minutes(aDay))}`;
}

/** "12 due, about 4 minutes", "about 12 days of 7 minutes", or when the next one is. `most` is what this sitting asks. */
export async function dueLine(
  context: Pick<Context, 'content' | 'store' | 'now'>,
  most: number | null = null,
): Promise<string> {
  const facts = await dueFacts(context);
  const { due, aDay, leftToday, minutes } = facts;
  if (due === 0) return nothingDue(context);
  if (most !== null && due > most) return `${due} due, ${most} at a time, about ${inMinutes(minutes(most))}`;
  if (most === null && leftToday === 0) return `Today's ${counted(aDay, 'review')} are done; ${due} more can wait`;
  if (most === null && isBacklog(facts)) return `Fallen behind by ${backlogTime(facts)}`;
  if (most === null && due > leftToday) return `${due} due, ${leftToday} today, about ${inMinutes(minutes(leftToday))}`;
  return `${due} due, about ${inMinutes(minutes(due))}`;
}

async function nothingDue({ content, store, now }: Pick<Context, 'content' | 'store' | 'now'>): Promise<string> {
  const { progress } = await store();
  const { roadmap } = await content();
  const next = nextDue(roadmap, progress);
  if (unseenCards(roadmap, progress, now()).later > 0)
    return "Nothing is due. Tomorrow brings cards that you haven't seen.";
  if (next === null) return 'Nothing to review yet: concepts come back after you have answered questions on them.';
  const start = dayStart(progress.settings);
  const days = Math.max(1, dayOf(localIso(next), start) - dayOf(localDate(now(), start)));
  return `Nothing is due. The next comes in ${counted(days, 'day')}.`;
}

export function inMinutes(minutes: number): string {
  return counted(Math.max(1, Math.round(minutes)), 'minute');
}
