import type { Context } from '../context.js';
import { nextTask } from '../domain/standing/next.js';
import { standingOf, trackOf, type Standing } from '../domain/standing/standing.js';
import { listText } from '../terminal/list-view.js';

/** The road: each step with what is read, answered, built and retained. */
export async function list(context: Context, { json }: { json: boolean }): Promise<void> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  const standings: Standing[] = roadmap.steps.map((step) =>
    standingOf(step, progress, trackOf(roadmap, progress), context.now()),
  );
  if (json) {
    const { jsonLine, standingJson } = await import('../report/json.js');
    return context.terminal.print(jsonLine({ roadmap: roadmap.id, steps: standings.map(standingJson) }));
  }
  const task = nextTask(roadmap, progress);
  context.terminal.print(listText(roadmap, standings, 'step' in task ? task.step.id : null, context.terminal));
}
