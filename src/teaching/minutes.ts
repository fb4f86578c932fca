import type { Context, Teaching } from '../context.js';
import { budgetOf, type Budget } from '../domain/standing/budget.js';
import { paceOf } from '../domain/standing/pace.js';
import { dayMinutes, planOf, toWrite, WRITE_MINUTES } from '../domain/standing/plan.js';
import { counted } from '../domain/standing/spans.js';
import { planWords } from '../terminal/plan-view.js';
import { textColumns, wrap } from '../terminal/wrap.js';
import { askReview, PRACTICE } from './review.js';

/** A sitting that ends: its minutes, and what is put by of them for something to write. */
export interface Measured {
  budget: Budget;
  /** Has something written, where nothing was in this sitting and there is something to write. */
  writeLast(): Promise<void>;
  /** Keeps how long it was. */
  end(): Promise<void>;
}

/** A sitting of so many minutes, or of what the learner's day has left; null where neither is set. */
export async function measured(context: Teaching, named: number | null): Promise<Measured | null> {
  const { roadmap } = await context.content();
  const store = await context.store();
  const wish = named === null ? await ofToday(context) : { minutes: named, words: counted(named, 'minute') };
  if (wish === null) return null;
  const { minutes, words } = wish;
  const plan = planOf(roadmap, store.progress, context.now(), minutes);
  context.terminal.print(`${wrap(`${words}: ${planWords(plan)}.`, textColumns(context.terminal))}\n`);
  const written = () => store.progress.kinds['write']?.asked ?? 0;
  const before = written();
  const wanted = () => (written() === before ? toWrite(roadmap, store.progress, minutes) : null);
  const began = context.now().getTime();
  let isEnding = false;
  const budget = budgetOf(
    minutes,
    paceOf(roadmap, store.progress, context.now()),
    () => context.now(),
    () => (isEnding || wanted() === null ? 0 : WRITE_MINUTES),
  );
  return {
    budget,
    async writeLast() {
      isEnding = true;
      const item = wanted();
      if (item === null || !budget.fits(LEAST_TO_WRITE)) return;
      const asker = await context.prompter();
      const words = `Something to write at the end, from step ${item.step.number}, about ${WRITE_MINUTES} minutes?`;
      if (await asker.confirm(words, true)) await askReview(context, [item], { row: PRACTICE });
    },
    async end() {
      const ms = Math.max(0, Math.min(context.now().getTime() - began, minutes * 60_000));
      await store.record({ type: 'sitting', ms });
    },
  };
}

/** What is left of the learner's day; where it is done, as much again. */
async function ofToday({
  content,
  store,
  now,
}: Pick<Context, 'content' | 'store' | 'now'>): Promise<{ minutes: number; words: string } | null> {
  const { day, isSet, left } = dayMinutes((await content()).roadmap, (await store()).progress, now());
  if (!isSet) return null;
  if (left === 0) return { minutes: day, words: `${counted(day, 'minute')} more` };
  return { minutes: left, words: `${left < day ? 'The rest of today' : 'Today'}, ${counted(left, 'minute')}` };
}

/** With less than this left by the clock, nothing is begun any more. */
const LEAST_TO_WRITE = 1;
