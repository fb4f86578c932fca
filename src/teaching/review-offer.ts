import type { Teaching } from '../context.js';
import { daysAway, dueItems, warmUpItems, wasAway, type ReviewItem } from '../domain/memory/due.js';
import { reviewTime } from '../domain/memory/review-time.js';
import type { Budget, Share } from '../domain/standing/budget.js';
import { nextTask } from '../domain/standing/next.js';
import { firstMinutes } from '../domain/standing/pace.js';
import { offerAgain, wentBadly, type Missed } from './again.js';
import { backlogTime, dueFacts, inMinutes, isBacklog } from './due-line.js';
import { askReview } from './review.js';

/** What a sitting reviews, how long that takes, and how much of the sitting it may use. */
interface Row {
  items: ReviewItem[];
  minutes: number;
  share: Share;
}

/** What is due, or after some days away what has faded most, comes before anything new. */
export async function offerReview(context: Teaching, budget: Budget): Promise<'on' | 'done'> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  const now = context.now();
  if (!wasAway(progress, now)) return offerDue(context, budget);
  const faded = warmUpItems(roadmap, progress, now, context.random);
  const row = await rowOf(context, faded, budget.before(await minutesOfNext(context)));
  if (row.items.length === 0) return 'on';
  const asker = await context.prompter();
  const words = `Welcome back after ${daysAway(progress, now)} days. Warm up first, about ${inMinutes(row.minutes)}?`;
  if (!(await asker.confirm(words, true))) return 'on';
  if (await reviewNow(context, row, budget)) return 'on';
  return isBacklog(await dueFacts(context)) ? offerDue(context, budget) : 'on';
}

async function offerDue(context: Teaching, budget: Budget): Promise<'on' | 'done'> {
  const facts = await dueFacts(context);
  const row = await dueRow(context, budget);
  const { length } = row.items;
  if (length === 0) return 'on';
  if (isBacklog(facts)) return offerCatchingUp(context, row, backlogTime(facts), budget);
  const asker = await context.prompter();
  const which = length < facts.due ? length : facts.due === 1 ? 'it' : 'them';
  const words = `${facts.due} due for review. Do ${which} first, about ${inMinutes(row.minutes)}?`;
  if (await asker.confirm(words, true)) await reviewNow(context, row, budget);
  return 'on';
}

/** Something new on top of a backlog would only be forgotten: reviews alone come first among what is offered. */
async function offerCatchingUp(context: Teaching, some: Row, backlog: string, budget: Budget): Promise<'on' | 'done'> {
  const asker = await context.prompter();
  const all = await dueRow(context, budget, 0);
  const wanted = await asker.choose(`Review has fallen behind: ${backlog}. What today?`, [
    { value: 'only', name: `Reviews only, about ${inMinutes(all.minutes)}` },
    { value: 'first', name: 'Reviews first, then something new' },
    { value: 'new', name: 'Something new' },
  ]);
  if (wanted === 'new') return 'on';
  await reviewNow(context, wanted === 'only' ? all : some, budget);
  return wanted === 'first' ? 'on' : 'done';
}

/** Offers what there is to do after less than half was right: of a lesson, a warm-up or a review. */
export async function afterBad(context: Teaching, missed: Missed[], budget: Budget): Promise<void> {
  const row = await dueRow(context, budget);
  if ((await offerAgain(context, missed, row.items.length)) === 'review') await reviewNow(context, row, budget);
}

/** Reviews, and offers what there is to do where it goes badly; gives whether it did. */
async function reviewNow(context: Teaching, { items, share }: Row, budget: Budget): Promise<boolean> {
  const { missed, gone } = await askReview(context, items, { share });
  if (gone < items.length) await tellRest(context);
  const bad = wentBadly({ right: gone - missed.length, of: gone });
  if (bad) await afterBad(context, missed, budget);
  return bad;
}

/** Where its time was over before its questions were. */
async function tellRest(context: Teaching): Promise<void> {
  const { due, aDay } = await dueFacts(context);
  const others = due === 1 ? 'the other one comes' : `the other ${due} come`;
  const rest = due === 0 ? '' : due > aDay ? ': the others come from tomorrow on' : `: ${others} tomorrow`;
  context.terminal.say(`That is the time for review${rest}.`);
}

/** What is due, as much as today's measure and the minutes leave; `next` is what is put by of these for what comes after. */
async function dueRow(context: Teaching, budget: Budget, next?: number): Promise<Row> {
  const { roadmap } = await context.content();
  const { leftToday } = await dueFacts(context);
  const { progress } = await context.store();
  const due = dueItems(roadmap, progress, context.now(), context.random, leftToday);
  return rowOf(context, due, budget.before(next ?? (await minutesOfNext(context))));
}

async function rowOf({ content, store }: Teaching, items: ReviewItem[], share: Share): Promise<Row> {
  const { roadmap } = await content();
  const concepts = items.map(({ concept }) => concept.id);
  const { each } = reviewTime(roadmap, (await store()).progress, concepts);
  const fit = items.slice(0, share.room(each));
  return { items: fit, minutes: each.slice(0, fit.length).reduce((sum, one) => sum + one, 0), share };
}

async function minutesOfNext({ content, store }: Teaching): Promise<number> {
  return firstMinutes(nextTask((await content()).roadmap, (await store()).progress));
}
