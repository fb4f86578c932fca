import type { Teaching } from '../context.js';
import { daysAway, dueItems, warmUpItems, wasAway, type ReviewItem } from '../domain/memory/due.js';
import type { Budget } from '../domain/standing/budget.js';
import { REVIEW_MINUTES } from '../domain/standing/pace.js';
import { offerAgain, wentBadly, type Missed } from './again.js';
import { backlogTime, dueFacts, isBacklog, reviewTime } from './due-line.js';
import { askReview } from './review.js';

/** What is due, or after some days away what has faded most, comes before anything new. */
export async function offerReview(context: Teaching, budget: Budget): Promise<'on' | 'done'> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  const now = context.now();
  if (!wasAway(progress, now)) return offerDue(context, budget);
  const items = warmUpItems(roadmap, progress, now, context.random).slice(0, budget.room(REVIEW_MINUTES));
  if (items.length === 0) return 'on';
  const asker = await context.prompter();
  const words = `Welcome back after ${daysAway(progress, now)} days. Warm up first, about ${reviewTime(items.length)}?`;
  if (!(await asker.confirm(words, true))) return 'on';
  if (await reviewNow(context, items, budget)) return 'on';
  return isBacklog(await dueFacts(context)) ? offerDue(context, budget) : 'on';
}

async function offerDue(context: Teaching, budget: Budget): Promise<'on' | 'done'> {
  const facts = await dueFacts(context);
  const items = await itemsNow(context, budget);
  if (items.length === 0) return 'on';
  if (isBacklog(facts)) return offerCatchingUp(context, items, backlogTime(facts), budget);
  const asker = await context.prompter();
  const which = items.length < facts.due ? items.length : 'them';
  const words = `${facts.due} due for review. Do ${which} first, about ${reviewTime(items.length)}?`;
  if (await asker.confirm(words, true)) await reviewNow(context, items, budget);
  return 'on';
}

/** Something new on top of a backlog would only be forgotten: reviews alone come first among what is offered. */
async function offerCatchingUp(
  context: Teaching,
  items: ReviewItem[],
  backlog: string,
  budget: Budget,
): Promise<'on' | 'done'> {
  const asker = await context.prompter();
  const wanted = await asker.choose(`Review has fallen behind: ${backlog}. What today?`, [
    { value: 'only', name: `Reviews only, about ${reviewTime(items.length)}` },
    { value: 'first', name: 'Reviews first, then something new' },
    { value: 'new', name: 'Something new' },
  ]);
  if (wanted === 'new') return 'on';
  await reviewNow(context, items, budget);
  return wanted === 'first' ? 'on' : 'done';
}

/** Offers what there is to do after less than half was right: of a lesson, a warm-up or a review. */
export async function afterBad(context: Teaching, missed: Missed[], budget: Budget): Promise<void> {
  const items = await itemsNow(context, budget);
  if ((await offerAgain(context, missed, items.length)) === 'review') await reviewNow(context, items, budget);
}

/** Reviews, and offers what there is to do where it goes badly; gives whether it did. */
async function reviewNow(context: Teaching, items: ReviewItem[], budget: Budget): Promise<boolean> {
  budget.spend(items.length * REVIEW_MINUTES);
  const missed = await askReview(context, items);
  const bad = wentBadly({ right: items.length - missed.length, of: items.length });
  if (bad) await afterBad(context, missed, budget);
  return bad;
}

/** What is due, as much as today's measure and the minutes leave. */
async function itemsNow(context: Teaching, budget: Budget): Promise<ReviewItem[]> {
  const { roadmap } = await context.content();
  const { leftToday } = await dueFacts(context);
  const most = Math.min(leftToday, budget.room(REVIEW_MINUTES));
  const { progress } = await context.store();
  return dueItems(roadmap, progress, context.now(), context.random, most);
}
