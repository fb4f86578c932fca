import type { Context } from '../context.js';
import { debts, nextTask } from '../domain/standing/next.js';
import { standingOf, trackOf } from '../domain/standing/standing.js';
import { describeTask } from '../teaching/describe.js';
import { dueLine } from '../teaching/due-line.js';
import { overviewText } from '../terminal/status-view.js';

/** `roadmap` alone: where you are, and the one thing to do now. */
export async function overview(context: Context): Promise<void> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  const track = trackOf(roadmap, progress);
  const standings = roadmap.steps.map((step) => standingOf(step, progress, track, context.now()));
  const task = nextTask(roadmap, progress);
  const now = { task, description: await describeTask(context, task) };
  context.terminal.print(
    overviewText(
      { roadmap, track, standings, now, owed: debts(roadmap, progress), due: await dueLine(context) },
      context.terminal,
    ),
  );
}
