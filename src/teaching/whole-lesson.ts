import type { Teaching } from '../context.js';
import { lessonsOf, type Lesson, type Step } from '../domain/road/roadmap.js';
import type { LessonTask } from '../domain/standing/next.js';
import { counted } from '../domain/standing/spans.js';
import { openChecks, partBefore, shownTo, trackOf } from '../domain/standing/standing.js';
import { goalText, lessonHeading, partText } from '../terminal/lesson-view.js';
import { wholeText, type Reading } from '../terminal/screens.js';
import { textColumns, wrap } from '../terminal/wrap.js';

/** A lesson from the part on that comes next, without asking or storing anything; it says where questions are asked. */
export async function printLesson(context: Teaching, task: Extract<LessonTask, { kind: 'lesson' }>): Promise<void> {
  const { terminal } = context;
  const { step, lesson, part: unread } = task;
  await terminal.loadHighlighting();
  const { roadmap, body } = await context.content();
  const { progress } = await context.store();
  const shows = shownTo(roadmap, progress, lesson);
  const open = openChecks(step, lesson, progress, trackOf(roadmap, progress));
  terminal.print(wholeText((await openingOf(context, task))()));
  for (const [index, part] of body(step.id).lessons[lesson.id]!.parts.entries()) {
    if (index < unread) continue;
    terminal.print(`\n${partText(part, shows, terminal)}`);
    const asked = open.filter((question) => partBefore(question, lesson) === index).length;
    if (asked > 0) terminal.say(`\nHere ${counted(asked, 'question')} ${asked === 1 ? 'is' : 'are'} asked.`);
  }
}

/** A lesson with the code of the learner's track, or of the one that is named; null for all. */
export async function wholeLesson(
  context: Teaching,
  step: Step,
  lesson: Lesson,
  track?: string | null,
): Promise<string> {
  await context.terminal.loadHighlighting();
  const { roadmap, body: bodyOf } = await context.content();
  const body = bodyOf(step.id).lessons[lesson.id]!;
  const own = shownTo(roadmap, (await context.store()).progress, lesson);
  const shows = track === undefined ? own : { ...own, track };
  const parts = body.parts.map((part) => partText(part, shows, context.terminal));
  return [
    (await headingOf(context, step, lesson, track ?? undefined))(),
    goalText(body, context.terminal),
    ...parts.flatMap((part) => ['', part]),
  ].join('\n');
}

/** What stands above the first part that is shown: the lesson's title, and its goal or how far it was read. */
export async function openingOf(
  context: Teaching,
  { step, lesson, part }: Extract<LessonTask, { kind: 'lesson' }>,
  isBelowOthers = false,
): Promise<Reading> {
  const { terminal } = context;
  const body = (await context.content()).body(step.id).lessons[lesson.id]!;
  const heading = await headingOf(context, step, lesson);
  return () => {
    const whole = `Part ${part + 1} of ${lesson.parts}; \`roadmap read ${lesson.id}\` shows the whole lesson.`;
    const below = part === 0 ? goalText(body, terminal) : wrap(whole, textColumns(terminal));
    return [{ text: `${isBelowOthers ? '\n' : ''}${heading()}\n${below}`, holds: true }];
  };
}

async function headingOf(context: Teaching, step: Step, lesson: Lesson, track?: string): Promise<() => string> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  const lessons = lessonsOf(step, lesson.track ?? track ?? trackOf(roadmap, progress));
  const place = {
    index: lessons.findIndex(({ id }) => id === lesson.id) + 1,
    of: lessons.length,
    steps: roadmap.steps.length,
  };
  return () => lessonHeading(step, lesson, place, context.terminal);
}
