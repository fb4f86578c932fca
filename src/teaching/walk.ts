import type { Context } from '../context.js';
import { debts, nextTask, taskIn, type Task } from '../domain/next.js';
import type { Attempt } from '../domain/progress.js';
import type { Roadmap, Step } from '../domain/roadmap.js';
import { standingOf, trackOf } from '../domain/standing.js';
import { textColumns, wrap } from '../terminal/wrap.js';
import { askChecks, printLesson, readLesson } from './lesson.js';
import { aboutMinutes, conceptTitle, stepName } from './names.js';
import { drawFor, runQuiz } from './quiz.js';
import { printQuestions } from './unasked.js';
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

/** Runs a step's quiz and tells how it went. */
export async function takeQuiz(context: Teaching, step: Step): Promise<void> {
  if (!(await context.canAsk())) return showTask(context, { kind: 'quiz', step, open: null });
  const attempt = await runQuiz(context, step);
  await closeQuiz(context, step, attempt);
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
      return takeQuiz(context, task.step);
  }
}

async function check(context: Teaching, { step, lesson }: Extract<Task, { kind: 'lesson' | 'check' }>): Promise<void> {
  const { right, of } = await askChecks(context, step, lesson);
  context.terminal.print(
    of === 0 ? `\nLesson read: ${lesson.title}.` : `\nLesson done: ${lesson.title}, ${right} of ${of} right.`,
  );
}

async function closeQuiz(context: Teaching, step: Step, attempt: Attempt): Promise<void> {
  const { terminal } = context;
  const room = textColumns(terminal);
  const score = `${attempt.right} of ${attempt.total} right`;
  if (attempt.passed)
    return terminal.print(`\n${terminal.style.good('Passed:')} ${score}. ${stepName(step)} is answered.`);
  const { body } = await context.content();
  const missed = body(step.id).questions.filter(({ id }) => attempt.missed.includes(id));
  terminal.print(`\n${terminal.style.bad('Not passed yet:')} ${score}; 80 % pass.`);
  for (const lesson of step.lessons.filter(({ id }) => missed.some((question) => question.lesson === id))) {
    const concepts = [
      ...new Set(
        missed.filter((question) => question.lesson === lesson.id).map(({ concept }) => conceptTitle(step, concept)),
      ),
    ];
    terminal.print(
      wrap(
        `${terminal.symbols.bullet} Read again: ${lesson.title} (${concepts.join(', ')}), with \`roadmap read ${lesson.id}\``,
        room,
        2,
      ),
    );
  }
  const asker = await context.prompter();
  const choice = await asker.choose('What now?', [
    { value: 'retry', name: 'Try again what was missed' },
    { value: 'on', name: 'Go on; the quiz stays open as a debt' },
  ]);
  if (choice === 'retry') return takeQuiz(context, step);
  await (await context.store()).record({ type: 'defer', step: step.id });
  terminal.print(
    `Noted: the quiz of step ${step.number} is a debt. \`roadmap quiz ${step.number}\` takes it at any time.`,
  );
}

async function goOn(context: Teaching): Promise<boolean> {
  const task = await currentTask(context);
  if (task.kind === 'done') return true;
  const asker = await context.prompter();
  const wanted = await asker.confirm(`Go on? Next: ${await describeTask(context, task)}`, true);
  if (!wanted) context.terminal.print('Your place is kept. `roadmap next` goes on from here.');
  return wanted;
}

/** The next thing in one line: what it is, and how long it takes. */
export async function describeTask(
  { content, store }: Pick<Context, 'content' | 'store'>,
  task: Task,
): Promise<string> {
  switch (task.kind) {
    case 'lesson':
      return `${place(task.step, (await content()).roadmap)}, lesson "${task.lesson.title}", ${aboutMinutes(task.lesson.minutes)}`;
    case 'check':
      return `${task.questions.length} ${task.questions.length === 1 ? 'question' : 'questions'} on "${task.lesson.title}", ${aboutMinutes(task.questions.length / 2)}`;
    case 'quiz': {
      const questions = task.open ? task.open.questions.length - Object.keys(task.open.answered).length : 10;
      const { roadmap } = await content();
      const { quiz } = standingOf(task.step, (await store()).progress, trackOf(roadmap, (await store()).progress));
      const retry = quiz.last && !task.open ? 'the retry of the quiz' : 'the quiz';
      return `${retry} of step ${task.step.number}, ${task.step.title}, ${aboutMinutes(questions / 2)}`;
    }
    case 'done':
      return 'nothing: the road is done';
  }
}

function place({ number, title }: Step, { steps }: Roadmap): string {
  return `step ${number} of ${steps.length}, ${title}`;
}

async function showTask(context: Teaching, task: Task): Promise<void> {
  const { terminal } = context;
  switch (task.kind) {
    case 'lesson':
      await printLesson(context, task.step, task.lesson);
      return terminal.note(HOW_TO_GO_ON);
    case 'check':
      printQuestions(
        context,
        (await context.content()).body(task.step.id),
        task.questions,
        `Questions on "${task.lesson.title}"`,
      );
      return terminal.note(HOW_TO_ANSWER);
    case 'quiz': {
      const left = task.open?.questions.filter((id) => !task.open?.answered[id]);
      const questions = left ?? (await drawFor(context, task.step)).questions;
      printQuestions(
        context,
        (await context.content()).body(task.step.id),
        questions,
        `Quiz of step ${task.step.number}`,
      );
      return terminal.note(HOW_TO_ANSWER);
    }
    case 'done':
      return terminal.print(DONE);
  }
}

/** What `next` would do in this step, whatever the rest of the road holds. */
export async function taskOfStep(context: Teaching, step: Step): Promise<Task> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  return taskIn(step, progress, trackOf(roadmap, progress)) ?? { kind: 'quiz', step, open: null };
}

export async function debtsNow(context: Pick<Context, 'content' | 'store'>): Promise<Step[]> {
  return debts((await context.content()).roadmap, (await context.store()).progress);
}

const DONE =
  'You have been through the whole road. `roadmap export` writes what you learned; `roadmap quiz STEP` asks any of it again.';
const HOW_TO_GO_ON = 'To go on: run `roadmap next` in a terminal, or give it one line an answer on standard input.';
const HOW_TO_ANSWER =
  'To answer: run `roadmap next` in a terminal, or give it one line an answer on standard input. Nothing was stored.';
