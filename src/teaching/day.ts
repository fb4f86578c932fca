import type { Context, Teaching } from '../context.js';
import { promiseOf } from '../domain/lab/promise.js';
import type { LabStanding } from '../domain/standing/built.js';
import { reviewsADay } from '../domain/standing/settings.js';
import { counted } from '../domain/standing/spans.js';
import { todayOf } from '../domain/standing/today.js';
import { aheadLines, doneLines, type DayFacts } from '../terminal/day-view.js';
import { renderInlineTokens } from '../terminal/markdown-view.js';
import { textColumns, wrap } from '../terminal/wrap.js';

type Reads = Pick<Context, 'content' | 'store' | 'now' | 'terminal'>;

/** The end of a sitting: what was done today, what comes back, and the week so far; `minutes` where they have ended it. */
export async function tellDay(context: Teaching, minutes: number | null): Promise<void> {
  const { terminal } = context;
  const facts = await dayFacts(context);
  const fit = minutes === null ? '.' : `: what fits into ${counted(minutes, 'minute')}.`;
  const heading = wrap(`That was today${fit}`, textColumns(terminal));
  const lines = [terminal.style.strong(heading), ...doneLines(facts, terminal), ...aheadLines(facts, terminal)];
  terminal.print(`\n${lines.join('\n')}`);
}

/** The learner's day, with what the roadmap says of it. */
export async function dayFacts(context: Reads): Promise<DayFacts> {
  const { roadmap, body } = await context.content();
  const { progress } = await context.store();
  const today = todayOf(roadmap, progress, context.now());
  const goals = today.lessons
    .filter(({ isKnown }) => isKnown)
    .map(({ step, lesson }) => renderInlineTokens(body(step.id).lessons[lesson.id]!.goalTokens, context.terminal))
    .filter((goal) => goal !== '');
  const built = await Promise.all(today.labs.map((lab) => builtText(context, lab)));
  return { today, goals, built, aDay: reviewsADay(progress.settings) };
}

/** What runs of the learner's own program since a lab has passed. */
export async function builtText({ content }: Pick<Context, 'content'>, { lab }: LabStanding): Promise<string> {
  const promise = promiseOf((await content()).lab(lab.id).brief);
  return promise === null ? `Built: ${lab.title}.` : `Built: ${lab.title}. Now ${promise}.`;
}
