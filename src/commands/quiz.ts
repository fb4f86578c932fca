import type { Context } from '../context.js';
import { nextTask } from '../domain/standing/next.js';
import { budgetOf } from '../domain/standing/budget.js';
import { sittingWithAsk } from '../teaching/ask-line.js';
import { pickStep } from '../teaching/pick.js';
import { takeQuiz } from '../teaching/sitting.js';
import { chooseTrack } from '../teaching/welcome.js';

/** Takes the quiz of a step; without one, of the step that `next` is in. */
export async function quiz(context: Context, wanted: string | undefined): Promise<void> {
  const { roadmap } = await context.content();
  const named = wanted === undefined ? null : pickStep(roadmap, wanted);
  const task = nextTask(roadmap, (await context.store()).progress);
  const step = named ?? (task.kind === 'done' ? roadmap.steps[0]! : task.step);
  if (await context.canAsk()) await chooseTrack(context);
  const budget = budgetOf(null, 1, () => context.now());
  await sittingWithAsk(context, () => takeQuiz(context, step, budget));
}
