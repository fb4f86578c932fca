import type { Context } from '../context.js';
import { pickStep } from '../teaching/pick.js';
import { walk } from '../teaching/walk.js';

/** Makes a step the one that `next` goes on from, and goes on. */
export async function go(context: Context, wanted: string): Promise<void> {
  const { roadmap } = await context.content();
  const step = pickStep(roadmap, wanted);
  await (await context.store()).record({ type: 'go', step: step.id });
  await walk(context, { straight: true });
}
