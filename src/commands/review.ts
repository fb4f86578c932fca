import type { Context } from '../context.js';
import { dueItems } from '../domain/memory/due.js';
import { dueLine } from '../teaching/due-line.js';
import { askReview, showReview } from '../teaching/review.js';
import { chooseTrack } from '../teaching/welcome.js';

/** Brings back what is about to be forgotten. */
export async function review(context: Context, { max }: { max: number }): Promise<void> {
  const { terminal } = context;
  const { roadmap } = await context.content();
  const store = await context.store();
  if (await context.canAsk()) await chooseTrack(context);
  const items = dueItems(roadmap, store.progress, context.now(), context.random, max);
  terminal.print(await dueLine(context, max));
  if (items.length === 0) return;
  if (!(await context.canAsk())) return showReview(context, items);
  await askReview(context, items);
}
