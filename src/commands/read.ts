import type { Context } from '../context.js';
import { nextTask } from '../domain/standing/next.js';
import { lessonsOf } from '../domain/road/roadmap.js';
import { trackOf } from '../domain/standing/standing.js';
import { wholeLesson } from '../teaching/whole-lesson.js';
import { pickStepOrLesson, pickTrack } from '../teaching/pick.js';
import { page } from '../terminal/pager.js';

/** What `--track` says for the code of all tracks. */
const BOTH = 'both';

/** Prints a lesson, or all lessons of a step; without a name, the lesson that `next` would show. */
export async function read(
  context: Context,
  wanted: string | undefined,
  { track: named }: { track?: string },
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
  const texts: string[] = [];
  for (const one of lessons) texts.push(await wholeLesson(context, step, one, track));
  await page(texts.join('\n\n'), context.terminal, context.env);
}
