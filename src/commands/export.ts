import { RoadmapError } from '../errors.js';
import type { Context } from '../context.js';
import { localDate } from '../domain/local-time.js';
import { mapOf } from '../domain/road/graph.js';
import { nextTask } from '../domain/standing/next.js';
import { dayStart, weeklyHours } from '../domain/standing/settings.js';
import { standingOf, trackOf } from '../domain/standing/standing.js';
import { statsOf } from '../domain/standing/stats.js';
import type { Format } from '../report/formats.js';
import { reportOf } from '../report/report.js';
import { takenFile, writeTo } from '../teaching/file-out.js';
import { cleanForeign } from '../terminal/clean.js';

export interface ExportOptions {
  format: Format;
  output: string;
  force: boolean;
}

/** Writes what was learned, to hand to someone or to keep. */
export async function exportReport(context: Context, { format, output, force }: ExportOptions): Promise<void> {
  // Opened by its name, a file that standard output was led to would be cut off.
  const path = ['-', '/dev/stdout'].includes(output) ? null : await takenFile(context, output, force);
  const text = await textIn(format, context);
  if (path === null) return format === 'ics' ? context.terminal.write(text) : context.terminal.print(text.trimEnd());
  writeTo(path, text);
  context.terminal.note(`Written: ${cleanForeign(output)}`);
}

async function textIn(format: Format, context: Context): Promise<string> {
  if (format === 'gift' || format === 'csv') return bankIn(format, context);
  const { roadmap, body } = await context.content();
  const store = await context.store();
  const { progress } = store;
  const report = () => reportOf(roadmap, body, progress, context.now());
  switch (format) {
    case 'markdown':
      return (await import('../report/markdown.js')).markdownReport(report());
    case 'html': {
      const task = nextTask(roadmap, progress);
      const track = trackOf(roadmap, progress);
      return (await import('../report/html.js')).htmlReport({
        ...{ roadmap, report: report(), rows: mapOf(roadmap.steps) },
        standings: roadmap.steps.map((step) => standingOf(step, progress, track, context.now())),
        currentId: 'step' in task ? task.step.id : null,
        stats: statsOf(roadmap, progress, localDate(context.now(), dayStart(progress.settings))),
      });
    }
    case 'anki':
      return (await import('../report/anki.js')).ankiNotes(roadmap, body, progress);
    case 'ics':
      return calendar(context);
    case 'svg':
      return (await import('../report/badge.js')).badgeOf(report());
    case 'json':
      return (await import('../report/json.js')).exportJson(report(), [...(await store.history())]);
  }
}

/** The questions themselves, whoever has answered them or not. */
async function bankIn(format: 'gift' | 'csv', context: Context): Promise<string> {
  const { lossOf } = await import('../report/bank.js');
  const { roadmap, body } = await context.content();
  const bank =
    format === 'gift'
      ? (await import('../report/bank-gift.js')).giftBank(roadmap, body)
      : (await import('../report/bank-csv.js')).csvBank(roadmap, body);
  const loss = lossOf(bank, format === 'gift' ? 'GIFT' : 'a table');
  if (loss !== null) context.terminal.note(loss);
  return bank.text;
}

async function calendar(context: Context): Promise<string> {
  const { plannedSteps, reviewDays } = await import('../domain/standing/days-ahead.js');
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  const now = context.now();
  const weekly = weeklyHours(progress.settings);
  const reviews = reviewDays(roadmap, progress, now, REVIEW_DAYS);
  const steps = weekly !== null ? plannedSteps(roadmap, progress, now, weekly) : [];
  if (reviews.length + steps.length === 0) throw new RoadmapError('There is nothing for a calendar yet.', PLAN_HINT);
  if (weekly === null) context.terminal.note(`The reviews alone are in it. ${PLAN_HINT}`);
  return (await import('../report/ical.js')).calendarOf({ roadmap, reviews, steps }, now);
}

const REVIEW_DAYS = 56;
const PLAN_HINT = '`roadmap config set minutes 20`, or weekly-hours 5, adds the plan of the road.';
