import type { Context } from '../context.js';
import { asideConcepts, dueCount } from '../domain/memory/due.js';
import { debts, nextTask } from '../domain/standing/next.js';
import { endDate, timeLeft } from '../domain/standing/pace.js';
import { weeklyHours } from '../domain/standing/settings.js';
import { standingOf, trackOf } from '../domain/standing/standing.js';
import { describeTask } from '../teaching/describe.js';
import { dueLine } from '../teaching/due-line.js';
import { statusText } from '../terminal/status-view.js';

/** Where the learner stands, in the current step and on the whole road. */
export async function status(context: Context, { json }: { json: boolean }): Promise<void> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  const track = trackOf(roadmap, progress);
  const standings = roadmap.steps.map((step) => standingOf(step, progress, track, context.now()));
  const task = nextTask(roadmap, progress);
  const owed = debts(roadmap, progress);
  if (json) {
    const { jsonLine, standingJson, taskJson } = await import('../report/json.js');
    const body = {
      roadmap: roadmap.id,
      track,
      next: taskJson(task),
      debts: owed.map(({ id }) => id),
      due: dueCount(roadmap, progress, context.now()),
      aside: asideConcepts(roadmap, progress).map(({ concept }) => concept.id),
      minutesLeft: timeLeft(standings),
      steps: standings.map(standingJson),
    };
    return context.terminal.print(jsonLine(body));
  }
  const now = { task, description: await describeTask(context, task) };
  const left = timeLeft(standings);
  const weekly = weeklyHours(progress.settings);
  const ends = weekly !== null ? endDate(left, weekly, context.now()) : null;
  const due = await dueLine(context);
  const aside = asideConcepts(roadmap, progress).map(({ concept }) => concept.title);
  context.terminal.print(
    statusText({ roadmap, track, standings, now, owed, due, aside, left, ends }, context.terminal),
  );
}
