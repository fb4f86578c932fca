import type { Context } from '../context.js';
import { confirmed } from '../teaching/confirm.js';
import { pickStep } from '../teaching/pick.js';

/** Starts a step, or the whole road, again. The history keeps what was there: `roadmap undo` brings it back. */
export async function reset(context: Context, wanted: string | undefined, { yes }: { yes: boolean }): Promise<void> {
  const { terminal } = context;
  const { roadmap } = await context.content();
  const step = wanted === undefined ? null : pickStep(roadmap, wanted);
  const what = step ? `step ${step.number}, ${step.title}` : 'all steps';
  const question = `Start ${what} again? What you did stays in the history.`;
  if (!yes && !(await confirmed(context, { doing: `Resetting ${what}`, question, fallback: false })))
    return terminal.say('Nothing was changed.');
  await (await context.store()).record({ type: 'reset', steps: step ? [step.id, ...step.was] : null });
  terminal.say(`Reset: ${what}. \`roadmap undo\` brings it back.`);
}
