import type { Context } from '../context.js';
import { showPlacement, takePlacement } from '../teaching/placement.js';
import { chooseTrack } from '../teaching/welcome.js';

/** Finds out what the learner knows already, so that the road begins there. */
export async function place(context: Context, { details }: { details: boolean }): Promise<void> {
  if (!(await context.canAsk())) return showPlacement(context, details);
  await chooseTrack(context);
  await takePlacement(context, details);
}
