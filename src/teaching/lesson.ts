import type { Teaching } from '../context.js';
import type { Lesson, LessonBody, Step } from '../domain/road/roadmap.js';
import { lessonsOf } from '../domain/road/roadmap.js';
import type { Budget } from '../domain/standing/budget.js';
import { QUESTION_MINUTES } from '../domain/standing/pace.js';
import { openChecks, trackOf } from '../domain/standing/standing.js';
import type { Missed } from './again.js';
import { stopwatch } from './stopwatch.js';
import { goalText, lessonHeading, partText } from '../terminal/lesson-view.js';

/** Shows a lesson from `from` on, part by part as they fit, and keeps each that was read; tells whether it came to the end. */
export async function readLesson(
  context: Teaching,
  step: Step,
  lesson: Lesson,
  from: number,
  budget: Budget,
): Promise<boolean> {
  const { terminal } = context;
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
  const minutes = lesson.minutes / lesson.parts;
  let reached = from - 1;
  for (let part = from; part < lesson.parts;) {
    if (part > reached && !budget.take(minutes)) return false;
    reached = Math.max(reached, part);
    const spent = stopwatch();
    terminal.print(`\n${partText(body.parts[part]!, terminal)}`);
    const last = part === lesson.parts - 1;
    if (last) terminal.print();
    const next = last ? 'the questions' : budget.fits(minutes) ? `part ${part + 2} of ${lesson.parts}` : 'done for now';
    if ((await asker.pause(`Enter: ${next}`, { back: part > 0 })) === 'back') {
      part -= 1;
      continue;
    }
    const ms = spent();
    part += 1;
    await store.record({ type: 'lesson', step: step.id, lesson: lesson.id, part, parts: lesson.parts, ms });
  }
  return true;
}

/** A whole lesson at once, without asking or storing anything. */
export async function printLesson(context: Teaching, step: Step, lesson: Lesson): Promise<void> {
  context.terminal.print(await wholeLesson(context, step, lesson));
}

export async function wholeLesson(context: Teaching, step: Step, lesson: Lesson): Promise<string> {
  await context.terminal.loadHighlighting();
  const body: LessonBody = (await context.content()).body(step.id).lessons[lesson.id]!;
  const parts = body.parts.map((part) => partText(part, context.terminal));
  return [
    await headingOf(context, step, lesson),
    goalText(body, context.terminal),
    ...parts.flatMap((part) => ['', part]),
  ].join('\n');
}

/** How the questions after a lesson went: how many were right of those asked, and whether any is left. */
export interface Checked {
  right: number;
  of: number;
  missed: Missed[];
  left: number;
}

/** Asks the questions that belong right after a lesson and are still open, as many as fit. */
export async function askChecks(context: Teaching, step: Step, lesson: Lesson, budget: Budget): Promise<Checked> {
  const store = await context.store();
  const { roadmap, body } = await context.content();
  const open = openChecks(step, lesson, store.progress, trackOf(roadmap, store.progress));
  const { askQuestion } = await import('./question.js');
  const missed: Missed[] = [];
  let [of, passedOver] = [0, 0];
  for (const id of open) {
    if (!budget.take(QUESTION_MINUTES)) break;
    const question = body(step.id).questions.find((found) => found.id === id)!;
    // Not the lesson's title, which may hold the answer.
    const heading = `Step ${step.number}, after the lesson, question ${of + passedOver + 1} of ${open.length}`;
    of += 1;
    // The recap above would answer the first, the verdict above the next.
    const turn = { fresh: true, last: of + passedOver === open.length };
    const outcome = await askQuestion(context, question, { step, where: 'check', quiz: null, heading, ...turn });
    if (outcome === null) [of, passedOver] = [of - 1, passedOver + 1];
    else if (outcome !== 'right') missed.push({ step, question });
  }
  return { right: of - missed.length, of, missed, left: open.length - of - passedOver };
}

async function headingOf(context: Teaching, step: Step, lesson: Lesson): Promise<string> {
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
