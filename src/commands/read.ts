import type { Context } from '../context.js';
import { nextTask } from '../domain/standing/next.js';
import { linksForAll, linksOf, linksOfStep, type Link } from '../domain/road/links.js';
import { lessonsOf, type Lesson, type Step, type StepBody } from '../domain/road/roadmap.js';
import { trackOf } from '../domain/standing/standing.js';
import { wholeLesson } from '../teaching/whole-lesson.js';
import { pickStepOrLesson, pickTrack } from '../teaching/pick.js';
import { stepName } from '../teaching/names.js';
import { linksText } from '../terminal/links-view.js';
import { page } from '../terminal/pager.js';
import type { Terminal } from '../terminal/terminal.js';

/** What `--track` says for the code of all tracks. */
const BOTH = 'both';

/** Prints a lesson, or all lessons of a step; without a name, the lesson that `next` would show. */
export async function read(
  context: Context,
  wanted: string | undefined,
  { track: named, links }: { track?: string; links: boolean },
): Promise<void> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  const task = nextTask(roadmap, progress);
  const current =
    task.kind === 'done'
      ? { step: roadmap.steps[0]!, lesson: null }
      : { step: task.step, lesson: 'lesson' in task ? task.lesson : null };
  const { step, lesson } = wanted === undefined ? current : pickStepOrLesson(roadmap, wanted);
  const track = named === undefined ? undefined : named === BOTH ? null : pickTrack(roadmap, named, `, ${BOTH}`).id;
  const all = track === null ? step.lessons : lessonsOf(step, track ?? trackOf(roadmap, progress));
  const lessons = lesson ? [lesson] : all;
  if (links) {
    const text = linksOn((await context.content()).body(step.id), step, lesson, all, context.terminal);
    return page(text, context.terminal, context.env);
  }
  const texts: string[] = [];
  for (const one of lessons) texts.push(await wholeLesson(context, step, one, track));
  await page(texts.join('\n\n'), context.terminal, context.env);
}

/** All reading links of a lesson, then those of its step that are for no lesson alone; or all of a step. */
function linksOn(body: StepBody, step: Step, lesson: Lesson | null, all: Lesson[], look: Terminal): string {
  const blocks: [title: string, links: Link[]][] = lesson
    ? [
        [lesson.title, linksOf(body, lesson)],
        [stepName(step), linksForAll(body)],
      ]
    : [[stepName(step), linksOfStep(body, all)]];
  const told = blocks.filter(([, links]) => links.length > 0);
  if (told.length === 0) return `${lesson ? lesson.title : stepName(step)} names nothing more to read.`;
  return told.map(([title, links]) => `${look.style.strong(title)}\n${linksText(links, look)}`).join('\n\n');
}
