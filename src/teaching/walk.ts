import type { Teaching } from '../context.js';
import { USUAL_QUESTIONS, WORTH_A_TEST } from '../domain/placement/length.js';
import { linksOf } from '../domain/road/links.js';
import { nextTask, type LessonTask, type Task } from '../domain/standing/next.js';
import { budgetOf, type Budget } from '../domain/standing/budget.js';
import type { Progress } from '../domain/history/progress.js';
import { dueCount } from '../domain/memory/due.js';
import { unseenCards } from '../domain/memory/unseen.js';
import { firstMinutes } from '../domain/standing/pace.js';
import { minutesADay } from '../domain/standing/settings.js';
import { counted } from '../domain/standing/spans.js';
import { Stopped } from '../errors.js';
import { textColumns, wrap } from '../terminal/wrap.js';
import { wentBadly } from './again.js';
import { sittingWithAsk } from './ask-line.js';
import { describeTask } from './describe.js';
import { takeLesson } from './lesson.js';
import { offerLab, tellLabInWork } from './lab-offer.js';
import { chooseTrack, hangsOnTrack, welcome } from './welcome.js';
import { printLesson } from './whole-lesson.js';

interface Walk {
  /** How long the sitting may be; null for no end. */
  minutes?: number | null;
  /** The learner has said where to go: nothing is offered before it. */
  straight?: boolean;
}

/** Does the next thing, then the one after, until the learner stops, the road ends, or the minutes are over. */
export async function walk(context: Teaching, { minutes = null, straight = false }: Walk = {}): Promise<void> {
  await welcome(context);
  if (!(await context.canAsk())) return showTask(context, await currentTask(context));
  const before = amountDone((await context.store()).progress);
  const isEnd = await isMeasured(context, minutes);
  const sitting = isEnd ? await (await import('./minutes.js')).measured(context, minutes) : null;
  const budget = sitting?.budget ?? budgetOf(null, 1, () => context.now());
  const isDone = async () => amountDone((await context.store()).progress) > before;
  const tell = async (fits: number | null) => {
    await sitting?.end();
    await (await import('./day.js')).tellDay(context, fits);
  };
  await sittingWithAsk(context, async () => {
    try {
      const end = await sit(context, budget, straight);
      if (end === 'fits' || end === 'done') await sitting?.writeLast();
      if (await isDone()) await tell(end === 'fits' ? budget.minutes : null);
      await tellEnd(context, end);
    } catch (error) {
      if (error instanceof Stopped && (await isDone())) await tell(null);
      throw error;
    }
    await tellLabInWork(context);
  });
}

async function isMeasured(context: Teaching, minutes: number | null): Promise<boolean> {
  return minutes !== null || minutesADay((await context.store()).progress.settings) !== null;
}

/** Grows with each part that is read and each question that is answered. */
function amountDone({ days }: Progress): number {
  return Object.values(days).reduce((sum, { answers, parts = 0 }) => sum + answers + parts, 0);
}

/** How a sitting ends: with what fits, by the learner's wish, after reviews alone, or with the road. */
type End = 'fits' | 'left' | 'reviewed' | 'done';

async function sit(context: Teaching, budget: Budget, straight: boolean): Promise<End> {
  const before = amountDone((await context.store()).progress);
  if (!straight && (await offers(context, budget)) === 'done') return 'reviewed';
  let isReviewed = amountDone((await context.store()).progress) > before;
  const offered = new Set<string>();
  if (!straight) await offerLab(context, offered);
  for (;;) {
    const task = await currentTask(context);
    if (task.kind === 'done') return 'done';
    if (hangsOnTrack(task) && (await chooseTrack(context))) continue;
    if (!budget.fits(firstMinutes(task))) return 'fits';
    if (isReviewed) context.terminal.print();
    isReviewed = false;
    if (!(await doTask(context, task, budget))) return 'fits';
    await offerLab(context, offered);
    const next = await currentTask(context);
    if (next.kind !== 'done' && !budget.fits(firstMinutes(next))) return 'fits';
    if (!(await goOn(context, next))) return 'left';
  }
}

/** What is asked before the road: for newcomers where to begin, for others what is due. */
async function offers(context: Teaching, budget: Budget): Promise<'on' | 'done'> {
  const newcomer = await chooseTrack(context);
  if (newcomer) await offerPlacement(context);
  const { progress } = await context.store();
  if (!newcomer && progress.placing.length > 0) context.terminal.say(PLACING);
  const { roadmap } = await context.content();
  if (Object.keys(progress.cards).length === 0 && dueCount(roadmap, progress, context.now()) === 0) return 'on';
  return (await import('./review-offer.js')).offerReview(context, budget);
}

// A prompt more would be in the way of scripts; they have `roadmap place`.
async function offerPlacement(context: Teaching): Promise<void> {
  const { roadmap } = await context.content();
  if (roadmap.steps.filter(({ tested }) => tested).length < WORTH_A_TEST) return;
  if (context.terminal.input !== 'prompts')
    return context.terminal.say('Know some of it already? `roadmap place` finds out where to begin.\n');
  const asker = await context.prompter();
  const begin = await asker.choose('Where do you want to begin?', [
    { value: 'start', name: 'At the first step: this is new to me' },
    { value: 'test', name: `Further on: ${USUAL_QUESTIONS} find where` },
  ]);
  if (begin === 'test') await (await import('./placement.js')).takePlacement(context);
}

/** The last words of a sitting: how it goes on. */
async function tellEnd(context: Teaching, end: End): Promise<void> {
  const { terminal } = context;
  const task = await currentTask(context);
  const isOver = end === 'done' || (end === 'fits' && task.kind === 'done');
  const next = `Next: ${await describeTask(context, task)}; \`roadmap next\` goes on with it.`;
  const done = (await hasUnseen(context)) ? `${DONE} ${UNSEEN}` : DONE;
  const words = { fits: next, left: PLACE_KEPT, reviewed: ENOUGH, done }[isOver ? 'done' : end];
  terminal.say(words, end === 'fits' ? 2 : 0);
}

async function hasUnseen({ content, store, now }: Teaching): Promise<boolean> {
  return unseenCards((await content()).roadmap, (await store()).progress, now()).today.length > 0;
}

async function currentTask(context: Teaching): Promise<Task> {
  const { roadmap } = await context.content();
  return nextTask(roadmap, (await context.store()).progress);
}

/** Does a task as far as it fits; gives whether that was to its end. */
async function doTask(context: Teaching, task: Exclude<Task, { kind: 'done' }>, budget: Budget): Promise<boolean> {
  switch (task.kind) {
    case 'lesson':
    case 'check':
      return teach(context, task, budget);
    case 'quiz':
      return (await import('./sitting.js')).takeQuiz(context, task.step, budget);
  }
}

async function teach(context: Teaching, { step, lesson }: LessonTask, budget: Budget): Promise<boolean> {
  const { isDone, first, second, missed } = await takeLesson(context, step, lesson, budget);
  if (!isDone) return false;
  const scores = [
    ...(first.of > 0 ? [`${first.right} of ${first.of} right`] : []),
    ...(second.of > 0 ? [`${second.right} of ${second.of} the second time`] : []),
  ];
  const done = scores.length > 0 ? 'done' : 'read';
  const words = `Lesson ${done}: ${[`"${lesson.title}"`, ...scores].join(', ')}.`;
  context.terminal.print(`\n${wrap(words, textColumns(context.terminal), 2)}`);
  const links = linksOf((await context.content()).body(step.id), lesson).length;
  if (links > 0)
    context.terminal.say(`To read on: ${counted(links, 'link')}, with \`roadmap read --links ${lesson.id}\`.`);
  if (wentBadly({ right: first.right + second.right, of: first.of }))
    await (await import('./review-offer.js')).afterBad(context, missed, budget);
  return true;
}

async function goOn(context: Teaching, task: Task): Promise<boolean> {
  if (task.kind === 'done') return true;
  context.terminal.say(`Next: ${await describeTask(context, task)}`, 6);
  return (await context.prompter()).confirm('Go on?', true);
}

async function showTask(context: Teaching, task: Task): Promise<void> {
  const { terminal } = context;
  switch (task.kind) {
    case 'lesson':
      await printLesson(context, task);
      return terminal.note(HOW_TO_GO_ON);
    case 'check':
    case 'quiz':
      return (await import('./sitting.js')).showQuestions(context, task);
    case 'done':
      return terminal.say(DONE);
  }
}

const PLACING = 'A placement is half done: `roadmap place` goes on with it, or shows the result so far.\n';
const PLACE_KEPT = 'Your place is kept. `roadmap next` goes on from here.';
const ENOUGH = 'That is the review of today. Tomorrow brings the rest; `roadmap next` goes on all the same.';
const DONE =
  'You have been through the whole road. `roadmap export` writes what you learned; `roadmap quiz STEP` asks any of it again.';
const UNSEEN = '`roadmap review` shows you its cards.';
const HOW_TO_GO_ON = 'To go on: run `roadmap next` in a terminal, or give it one line an answer on standard input.';
