import type { Context } from '../context.js';
import { mapOf } from '../domain/road/graph.js';
import { nextTask } from '../domain/standing/next.js';
import { standingOf, trackOf } from '../domain/standing/standing.js';
import { mapText } from '../terminal/map-view.js';
import { page } from '../terminal/pager.js';

/** The road as a graph, with the facts of each step on it. */
export async function map(context: Context, { json }: { json: boolean }): Promise<void> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  const track = trackOf(roadmap, progress);
  const standings = roadmap.steps.map((step) => standingOf(step, progress, track, context.now()));
  const rows = mapOf(roadmap.steps);
  if (json) {
    const { jsonLine, mapJson } = await import('../report/json.js');
    return context.terminal.print(jsonLine({ roadmap: roadmap.id, steps: mapJson(rows, standings) }));
  }
  const task = nextTask(roadmap, progress);
  const currentId = 'step' in task ? task.step.id : null;
  await page(mapText({ roadmap, rows, standings, currentId }, context.terminal), context.terminal, context.env);
}
