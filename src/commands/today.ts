import type { Context } from '../context.js';
import { dayMinutes, planOf } from '../domain/standing/plan.js';
import { dayFacts } from '../teaching/day.js';
import { todayText } from '../terminal/today-view.js';

/** The day: what is done of it, what is planned by the learner's minutes, and what comes back. */
export async function today(context: Context, { json }: { json: boolean }): Promise<void> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  const now = context.now();
  const facts = await dayFacts(context);
  const minutes = dayMinutes(roadmap, progress, now);
  const plan = minutes.left === 0 ? null : planOf(roadmap, progress, now, minutes.left);
  if (json) {
    const { jsonLine, todayJson } = await import('../report/json.js');
    return context.terminal.print(jsonLine({ roadmap: roadmap.id, ...todayJson(facts.today, minutes, plan) }));
  }
  context.terminal.print(todayText({ ...facts, minutes, plan }, context.terminal));
}
