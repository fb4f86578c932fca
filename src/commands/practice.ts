import type { Context } from '../context.js';
import { practiceItems } from '../domain/asking/practice.js';
import { sittingWithAsk } from '../teaching/ask-line.js';
import { pickStepOrConcept } from '../teaching/pick.js';
import { askReview, PRACTICE, showReview } from '../teaching/review.js';
import { chooseTrack } from '../teaching/welcome.js';

const AT_ONCE = 5;

/** Has the learner write code out of turn, the weakest first. */
export async function practice(
  context: Context,
  wanted: string | undefined,
  { max = AT_ONCE }: { max?: number },
): Promise<void> {
  const { roadmap } = await context.content();
  const wish = wanted === undefined ? { step: null, concept: null } : pickStepOrConcept(roadmap, wanted);
  if (await context.canAsk()) await chooseTrack(context);
  const items = practiceItems(roadmap, (await context.store()).progress, wish).slice(0, max);
  if (items.length === 0) {
    const none = wish.step === null ? NOTHING_TAUGHT : nothingIn((wish.concept ?? wish.step).title);
    return context.terminal.say(none);
  }
  if (!(await context.canAsk())) return showReview(context, items, PRACTICE);
  await sittingWithAsk(context, () => askReview(context, items, { row: PRACTICE }));
}

const NOTHING_TAUGHT =
  'Nothing that you have read has code to write yet. `roadmap next` goes on; `roadmap practice STEP` takes any step.';

function nothingIn(title: string): string {
  return `"${title}" has no code to write. \`roadmap practice\` takes what you have read.`;
}
