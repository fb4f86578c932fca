import type { Context } from '../context.js';
import { statsOf } from '../domain/stats.js';
import { statsText } from '../terminal/stats-view.js';

/** What the history adds up to: a year of days, what is answered well, what is weak. */
export async function stats(context: Context, { json }: { json: boolean }): Promise<void> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  const today = localDate(context.now());
  const counted = statsOf(roadmap, progress, today);
  const forecast = null;
  if (json) {
    const { jsonLine, statsJson } = await import('../report/json.js');
    return context.terminal.print(jsonLine({ roadmap: roadmap.id, today, ...statsJson(counted, forecast) }));
  }
  context.terminal.print(statsText(counted, forecast, context.terminal));
}

function localDate(moment: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
