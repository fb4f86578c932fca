import type { Teaching } from '../context.js';
import type { Task } from '../domain/standing/next.js';
import { PASS, type Attempt } from '../domain/history/progress.js';
import type { Question } from '../domain/road/question.js';
import { counted } from '../domain/standing/spans.js';
import type { Budget } from '../domain/standing/budget.js';
import { isNamed, type Reading, type Step } from '../domain/road/roadmap.js';
import { builtOf } from '../domain/standing/built.js';
import { hasQuestions, quizStanding, trackOf } from '../domain/standing/standing.js';
import { canNowLines } from '../terminal/day-view.js';
import { linksText } from '../terminal/links-view.js';
import { textColumns, wrap } from '../terminal/wrap.js';
import { builtText } from './day.js';
import { checkTitle, conceptTitle, stepName } from './names.js';
import { drawFor, runQuiz } from './quiz.js';
import { printQuestion } from './unasked.js';

/** Runs a step's quiz and tells how it went; gives whether it came to its end. */
export async function takeQuiz(context: Teaching, step: Step, budget: Budget): Promise<boolean> {
  const track = trackOf((await context.content()).roadmap, (await context.store()).progress);
  if (!hasQuestions(step, track)) {
    context.terminal.say(noQuestions(step));
    return true;
  }
  if (!(await context.canAsk())) {
    await showQuestions(context, { kind: 'quiz', step, open: null });
    return true;
  }
  const attempt = await runQuiz(context, step, budget);
  if (attempt === 'open') return false;
  if (attempt !== null && attempt !== 'elsewhere') return closeQuiz(context, step, attempt, budget);
  context.terminal.say(`\n${attempt === null ? endless(step) : FINISHED_ELSEWHERE}`);
  return true;
}

async function closeQuiz(context: Teaching, step: Step, attempt: Attempt, budget: Budget): Promise<boolean> {
  const { terminal } = context;
  const score = `${attempt.right} of ${attempt.total} right`;
  const { body } = await context.content();
  if (attempt.passed) {
    const passed = `${terminal.style.good('Passed:')} ${score}. ${stepName(step)} is answered.`;
    terminal.print(`\n${wrap(passed, textColumns(terminal), 2)}`);
    await printLearned(context, step, attempt);
    printReading(context, step, body(step.id).reading);
    return true;
  }
  const missed = body(step.id).questions.filter((question) => attempt.missed.some((id) => isNamed(question, id)));
  terminal.say(`\n${terminal.style.bad('Not passed yet:')} ${score}; ${PASS * 100} % pass.`);
  // Without the concepts, whose titles may answer what a retry asks.
  printLessons(context, step, missed);
  const asker = await context.prompter();
  const choice = await asker.choose('What now?', [
    { value: 'retry', name: 'Try again what was missed' },
    { value: 'on', name: 'Go on; the quiz can wait' },
  ]);
  if (choice === 'retry') return takeQuiz(context, step, budget);
  await (await context.store()).record({ type: 'defer', step: step.id });
  const concepts = [...new Set(missed.map(({ concept }) => `"${conceptTitle(step, concept)}"`))].join(', ');
  terminal.say(
    `The quiz of step ${step.number} waits: \`roadmap quiz ${step.number}\` takes it again at any time. What was missed is about ${concepts}.`,
    2,
  );
  return true;
}

/** What one can do now that one could not, and what runs of one's own program; nothing where it was passed before. */
async function printLearned(context: Teaching, step: Step, { at }: Attempt): Promise<void> {
  const { terminal } = context;
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  if (quizStanding(step, progress, trackOf(roadmap, progress)).passedAt !== at) return;
  terminal.print(canNowLines(step.goals, terminal).join('\n'));
  for (const lab of builtOf(step, progress) ?? [])
    if (lab.passedAt !== null) terminal.say(await builtText(context, lab), 2);
}

function printLessons({ terminal }: Pick<Teaching, 'terminal'>, step: Step, missed: Question[]): void {
  for (const lesson of step.lessons) {
    const questions = missed.filter((question) => question.lesson === lesson.id);
    if (questions.length === 0) continue;
    const words = `Read again: "${lesson.title}", with \`roadmap read ${lesson.id}\``;
    terminal.say(`${terminal.symbols.bullet} ${words}`, 2);
  }
}

function printReading({ terminal }: Pick<Teaching, 'terminal'>, { id }: Step, reading: Reading[]): void {
  const say = (text: string) => terminal.say(text, 2);
  const [first, ...more] = reading;
  if (first === undefined) return;
  if (more.length === 0) return say(`To read on: ${first.title}, ${first.url}`);
  if (reading.length > FEW_LINKS)
    return say(`To read on: ${counted(reading.length, 'link')}, with \`roadmap read --links ${id}\`.`);
  terminal.print(`To read on:\n${linksText(reading, terminal)}`);
}

/** More are a list of their own. */
const FEW_LINKS = 3;

/** Prints the questions of a task without asking them. */
export async function showQuestions(context: Teaching, task: Extract<Task, { kind: 'check' | 'quiz' }>): Promise<void> {
  const { questions } = (await context.content()).body(task.step.id);
  const [title, ids] =
    task.kind === 'check'
      ? [checkTitle(task), task.questions]
      : [`Quiz of step ${task.step.number}`, await quizQuestions(context, task)];
  for (const [index, id] of ids.entries()) {
    const question = questions.find((found) => isNamed(found, id))!;
    await printQuestion(context, question, `${title}, question ${index + 1} of ${ids.length}`);
  }
  context.terminal.note(HOW_TO_ANSWER);
}

async function quizQuestions(context: Teaching, { step, open }: Extract<Task, { kind: 'quiz' }>): Promise<string[]> {
  return open?.questions.filter((id) => !open.answered[id]) ?? (await drawFor(context, step)).questions;
}

function noQuestions({ number, title }: Step): string {
  return `Step ${number}, ${title}, has no quiz: it is answered when its lessons are read.`;
}

function endless({ number }: Step): string {
  return `This quiz was taken back or reset by another run of roadmap, or one ended after it. Your answers are kept; \`roadmap quiz ${number}\` draws a new one.`;
}

const FINISHED_ELSEWHERE =
  'This quiz was finished in another terminal before: your last answer counts for review, and not for the quiz.';
const HOW_TO_ANSWER =
  'To answer: run `roadmap next` in a terminal, or give it one line an answer on standard input. Nothing was stored.';
