import type { Context } from '../context.js';
import type { Lesson, LessonBody, Step } from '../domain/road/roadmap.js';
import { lessonsOf } from '../domain/road/roadmap.js';
import { openChecks, trackOf } from '../domain/standing/standing.js';
import { goalText, lessonHeading, partText } from '../terminal/lesson-view.js';

type Needs = Pick<Context, 'terminal' | 'store' | 'prompter' | 'content' | 'random' | 'now'>;

const IDLE_MS = 3 * 60_000;

/** Shows a lesson from `from` on, part by part, and keeps each part that was read. */
export async function readLesson(context: Needs, step: Step, lesson: Lesson, from: number): Promise<void> {
  const { terminal, now } = context;
  const store = await context.store();
  const body = (await context.content()).body(step.id).lessons[lesson.id]!;
  await terminal.loadHighlighting();
  terminal.print(await headingOf(context, step, lesson));
  terminal.print(
    from === 0
      ? goalText(body, terminal)
      : terminal.style.dim(
          `Part ${from + 1} of ${lesson.parts}; \`roadmap read ${lesson.id}\` shows the whole lesson.`,
        ),
  );
  const asker = await context.prompter();
  for (let part = from; part < lesson.parts;) {
    const began = now().getTime();
    terminal.print(`\n${partText(body.parts[part]!, terminal)}`);
    const last = part === lesson.parts - 1;
    if (last) terminal.print();
    const message = last ? 'Enter: the questions' : `Enter: part ${part + 2} of ${lesson.parts}`;
    if ((await asker.pause(message, { back: part > 0 })) === 'back') {
      part -= 1;
      continue;
    }
    const ms = Math.min(now().getTime() - began, IDLE_MS);
    part += 1;
    await store.record({ type: 'lesson', step: step.id, lesson: lesson.id, part, parts: lesson.parts, ms });
  }
}

/** A whole lesson at once, without asking or storing anything. */
export async function printLesson(context: Needs, step: Step, lesson: Lesson): Promise<void> {
  context.terminal.print(await wholeLesson(context, step, lesson));
}

export async function wholeLesson(context: Needs, step: Step, lesson: Lesson): Promise<string> {
  await context.terminal.loadHighlighting();
  const body: LessonBody = (await context.content()).body(step.id).lessons[lesson.id]!;
  const parts = body.parts.map((part) => partText(part, context.terminal));
  return [
    await headingOf(context, step, lesson),
    goalText(body, context.terminal),
    ...parts.flatMap((part) => ['', part]),
  ].join('\n');
}

/** Asks the questions that belong right after a lesson and are still open; gives how many were right. */
export async function askChecks(context: Needs, step: Step, lesson: Lesson): Promise<{ right: number; of: number }> {
  const store = await context.store();
  const { roadmap, body } = await context.content();
  const open = openChecks(step, lesson, store.progress, trackOf(roadmap, store.progress));
  const { askQuestion } = await import('./question.js');
  // The recap above would answer them.
  if (open.length > 0) context.terminal.freshScreen();
  let right = 0;
  for (const [index, id] of open.entries()) {
    const question = body(step.id).questions.find((found) => found.id === id)!;
    const heading = `${lesson.title}, question ${index + 1} of ${open.length}`;
    const last = index === open.length - 1;
    const outcome = await askQuestion(context, question, { step, where: 'check', quiz: null, heading, last });
    if (outcome === 'right') right += 1;
  }
  return { right, of: open.length };
}

async function headingOf(context: Needs, step: Step, lesson: Lesson): Promise<string> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  const lessons = lessonsOf(step, lesson.track ?? trackOf(roadmap, progress));
  const place = {
    index: lessons.findIndex(({ id }) => id === lesson.id) + 1,
    of: lessons.length,
    steps: roadmap.steps.length,
  };
  return lessonHeading(step, lesson, place, context.terminal);
}
