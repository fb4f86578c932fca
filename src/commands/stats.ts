import type { Context } from '../context.js';
import { askable } from '../domain/memory/due.js';
import type { Progress } from '../domain/history/progress.js';
import { localDate } from '../domain/local-time.js';
import { forecast } from '../domain/memory/card.js';
import type { Roadmap } from '../domain/road/roadmap.js';
import { dayStart } from '../domain/standing/settings.js';
import { statsOf } from '../domain/standing/stats.js';
import { page } from '../terminal/pager.js';
import { statsText } from '../terminal/stats-view.js';

const WEEKS_AHEAD = 8;

/** What the history adds up to: a year of days, what is answered well, what is weak. */
export async function stats(context: Context, { json }: { json: boolean }): Promise<void> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  const today = localDate(context.now(), dayStart(progress.settings));
  const counted = statsOf(roadmap, progress, today);
  const ahead = duePerWeek(roadmap, progress, context.now());
  if (json) {
    const { jsonLine, statsJson } = await import('../report/json.js');
    return context.terminal.print(jsonLine({ roadmap: roadmap.id, today, ...statsJson(counted, ahead) }));
  }
  await page(statsText(counted, ahead, context.terminal), context.terminal, context.env);
}

/** How many concepts fall due in each of the coming weeks; null where nothing is scheduled yet. */
function duePerWeek(roadmap: Roadmap, progress: Progress, now: Date): number[] | null {
  const cards = askable(roadmap, progress);
  return Object.keys(cards).length === 0 ? null : forecast(cards, now, WEEKS_AHEAD);
}
