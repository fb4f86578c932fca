import type { Context } from '../context.js';
import { nextTask, type Task } from '../domain/next.js';
import { textColumns, wrap } from '../terminal/wrap.js';
import { describeTask } from './describe.js';
import { askChecks, printLesson, readLesson } from './lesson.js';
import { chooseTrack, welcome } from './welcome.js';

type Teaching = Pick<Context, 'terminal' | 'store' | 'prompter' | 'canAsk' | 'content' | 'random' | 'now'>;

/** Does the next thing, then the one after, until the learner stops or the road ends. */
export async function walk(context: Teaching): Promise<void> {
  const { terminal } = context;
  await welcome(context);
  if (!(await context.canAsk())) return showTask(context, await currentTask(context));
  await chooseTrack(context);
  for (;;) {
    const task = await currentTask(context);
    if (task.kind === 'done') return terminal.print(DONE);
    await doTask(context, task);
    if (!(await goOn(context))) return;
  }
}

async function currentTask(context: Teaching): Promise<Task> {
  const { roadmap } = await context.content();
  return nextTask(roadmap, (await context.store()).progress);
}

async function doTask(context: Teaching, task: Exclude<Task, { kind: 'done' }>): Promise<void> {
  switch (task.kind) {
    case 'lesson':
      await readLesson(context, task.step, task.lesson, task.part);
      return check(context, task);
    case 'check':
      return check(context, task);
    case 'quiz':
      return (await import('./sitting.js')).takeQuiz(context, task.step);
  }
}

async function check(context: Teaching, { step, lesson }: Extract<Task, { kind: 'lesson' | 'check' }>): Promise<void> {
  const { right, of } = await askChecks(context, step, lesson);
  context.terminal.print(
    of === 0 ? `\nLesson read: ${lesson.title}.` : `\nLesson done: ${lesson.title}, ${right} of ${of} right.`,
  );
}

async function goOn(context: Teaching): Promise<boolean> {
  const task = await currentTask(context);
  if (task.kind === 'done') return true;
  context.terminal.print(wrap(`Next: ${await describeTask(context, task)}`, textColumns(context.terminal), 6));
  const wanted = await (await context.prompter()).confirm('Go on?', true);
  if (!wanted) context.terminal.print('Your place is kept. `roadmap next` goes on from here.');
  return wanted;
}

async function showTask(context: Teaching, task: Task): Promise<void> {
  const { terminal } = context;
  switch (task.kind) {
    case 'lesson':
      await printLesson(context, task.step, task.lesson);
      return terminal.note(HOW_TO_GO_ON);
    case 'check':
    case 'quiz':
      return (await import('./sitting.js')).showQuestions(context, task);
    case 'done':
      return terminal.print(DONE);
  }
}

const DONE =
  'You have been through the whole road. `roadmap export` writes what you learned; `roadmap quiz STEP` asks any of it again.';
const HOW_TO_GO_ON = 'To go on: run `roadmap next` in a terminal, or give it one line an answer on standard input.';
