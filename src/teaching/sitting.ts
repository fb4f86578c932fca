import type { Context } from '../context.js';
import type { Task } from '../domain/standing/next.js';
import type { Attempt } from '../domain/history/progress.js';
import type { Step } from '../domain/road/roadmap.js';
import { hasQuestions } from '../domain/standing/standing.js';
import { textColumns, wrap } from '../terminal/wrap.js';
import { conceptTitle, stepName } from './names.js';
import { drawFor, runQuiz } from './quiz.js';
import { printQuestion } from './unasked.js';

type Teaching = Pick<Context, 'terminal' | 'store' | 'prompter' | 'canAsk' | 'content' | 'random' | 'now'>;

/** Runs a step's quiz and tells how it went. */
export async function takeQuiz(context: Teaching, step: Step): Promise<void> {
  if (!hasQuestions(step, (await context.store()).progress)) return context.terminal.print(noQuestions(step));
  if (!(await context.canAsk())) return showQuestions(context, { kind: 'quiz', step, open: null });
  const attempt = await runQuiz(context, step);
  if (attempt) return closeQuiz(context, step, attempt);
  context.terminal.print(wrap(`\n${endless(step)}`, textColumns(context.terminal)));
}

async function closeQuiz(context: Teaching, step: Step, attempt: Attempt): Promise<void> {
  const { terminal } = context;
  const room = textColumns(terminal);
  const score = `${attempt.right} of ${attempt.total} right`;
  const { body } = await context.content();
  if (attempt.passed) {
    terminal.print(`\n${terminal.style.good('Passed:')} ${score}. ${stepName(step)} is answered.`);
    const [first] = body(step.id).reading;
    return first && terminal.print(wrap(`To read on: ${first.title}, ${first.url}`, room, 2));
  }
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

/** Prints the questions of a task without asking them. */
export async function showQuestions(context: Teaching, task: Extract<Task, { kind: 'check' | 'quiz' }>): Promise<void> {
  const { questions } = (await context.content()).body(task.step.id);
  const [title, ids] =
    task.kind === 'check'
      ? [`Questions on "${task.lesson.title}"`, task.questions]
      : [`Quiz of step ${task.step.number}`, await quizQuestions(context, task)];
  for (const [index, id] of ids.entries()) {
    const question = questions.find((found) => found.id === id || found.was.includes(id))!;
    printQuestion(context, question, `${title}, question ${index + 1} of ${ids.length}`);
  }
  context.terminal.note(HOW_TO_ANSWER);
}

async function quizQuestions(context: Teaching, { step, open }: Extract<Task, { kind: 'quiz' }>): Promise<string[]> {
  return open?.questions.filter((id) => !open.answered[id]) ?? (await drawFor(context, step)).questions;
}

function noQuestions({ number, title }: Step): string {
  return `Step ${number}, ${title}, has no questions: it is answered when its lessons are read.`;
}

function endless({ number }: Step): string {
  return `This quiz was taken back or reset by another run of roadmap, or one ended after it. Your answers are kept; \`roadmap quiz ${number}\` draws a new one.`;
}

const HOW_TO_ANSWER =
  'To answer: run `roadmap next` in a terminal, or give it one line an answer on standard input. Nothing was stored.';
