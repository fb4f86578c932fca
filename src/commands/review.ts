import type { Context } from '../context.js';
import { dueItems } from '../domain/memory/due.js';
import { sittingWithAsk } from '../teaching/ask-line.js';
import { dueFacts, dueLine } from '../teaching/due-line.js';
import { askReview, showReview } from '../teaching/review.js';
import { chooseTrack } from '../teaching/welcome.js';

export interface ReviewOptions {
  max?: number;
  skip?: string;
  unskip?: string;
}

/** Brings back what is about to be forgotten; with a flag, puts a concept aside or takes it up again. */
export async function review(context: Context, { max, skip, unskip }: ReviewOptions): Promise<void> {
  if (skip !== undefined || unskip !== undefined)
    return (await import('../teaching/aside.js')).changeAside(context, skip ?? unskip!, skip !== undefined);
  const { terminal } = context;
  const { roadmap } = await context.content();
  const store = await context.store();
  if (await context.canAsk()) await chooseTrack(context);
  const most = max ?? (await dueFacts(context)).leftToday;
  const items = dueItems(roadmap, store.progress, context.now(), context.random, most);
  terminal.say(await dueLine(context, max ?? null));
  if (max === undefined && most === 0 && (await dueFacts(context)).due > 0) terminal.say(MORE);
  if (items.length === 0) return;
  if (!(await context.canAsk())) return showReview(context, items);
  await sittingWithAsk(context, () => askReview(context, items));
}

const MORE = '`roadmap review --max 10` asks more; `roadmap config set reviews-a-day N` changes the measure.';
