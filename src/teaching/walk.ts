import type { Context } from '../context.js';
import { USUAL_QUESTIONS, WORTH_A_TEST } from '../domain/placement/length.js';
import { nextTask, type Task } from '../domain/standing/next.js';
import { ownPace, REVIEW_MINUTES, taskMinutes } from '../domain/standing/pace.js';
import { standingOf, trackOf } from '../domain/standing/standing.js';
import { textColumns, wrap } from '../terminal/wrap.js';
import { describeTask } from './describe.js';
import { askChecks, printLesson, readLesson } from './lesson.js';
import { chooseTrack, welcome } from './welcome.js';

type Teaching = Pick<Context, 'terminal' | 'store' | 'prompter' | 'canAsk' | 'content' | 'random' | 'now'>;

/** Does the next thing, then the one after, until the learner stops, the road ends, or `minutes` are over. */
export async function walk(context: Teaching, minutes: number | null = null): Promise<void> {
  const { terminal, now } = context;
  await welcome(context);
  if (!(await context.canAsk())) return showTask(context, await currentTask(context));
  const newcomer = await chooseTrack(context);
  if (newcomer) await offerPlacement(context);
  if (!newcomer && (await context.store()).progress.placing.length > 0)
    terminal.print(wrap(PLACING, textColumns(terminal)));
  const ends = minutes === null ? null : now().getTime() + minutes * 60_000;
  await offerReview(context, minutes);
  for (;;) {
    const task = await currentTask(context);
    if (task.kind === 'done') return terminal.print(DONE);
    if (ends !== null && !(await fits(context, task, (ends - now().getTime()) / 60_000))) return;
    await doTask(context, task);
    if (!(await goOn(context))) return;
  }
}

// A prompt more would be in the way of scripts; they have `roadmap place`.
async function offerPlacement(context: Teaching): Promise<void> {
  const { roadmap } = await context.content();
  if (roadmap.steps.filter(({ tested }) => tested).length < WORTH_A_TEST) return;
  if (context.terminal.input !== 'prompts')
    return context.terminal.print('Know some of it already? `roadmap place` finds out where to begin.\n');
  const asker = await context.prompter();
  const begin = await asker.choose('Where do you want to begin?', [
    { value: 'start', name: 'At the first step' },
    { value: 'test', name: `Where a test of ${USUAL_QUESTIONS} puts me` },
  ]);
  if (begin === 'test') await (await import('./placement.js')).takePlacement(context);
}

/** What is due, or after some days away what has faded most, comes before anything new. */
async function offerReview(context: Teaching, minutes: number | null): Promise<void> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  if (Object.keys(progress.cards).length === 0) return;
  const { dueCount, dueItems, warmUpItems, wasAway, daysAway } = await import('../domain/memory/due.js');
  const now = context.now();
  const away = wasAway(progress, now);
  const most = minutes === null ? undefined : Math.max(1, Math.floor(minutes / REVIEW_MINUTES));
  const items = away
    ? warmUpItems(roadmap, progress, now, context.random)
    : dueItems(roadmap, progress, now, context.random, most);
  if (items.length === 0) return;
  const { askReview } = await import('./review.js');
  const { aboutMinutes: time } = await import('./due-line.js');
  const asker = await context.prompter();
  const due = dueCount(roadmap, progress, now);
  const words = away
    ? `Welcome back after ${daysAway(progress, now)} days. Warm up first`
    : `${due} due for review. Do ${items.length < due ? items.length : 'them'} first`;
  if (await asker.confirm(`${words}, about ${time(items.length)}?`, true)) await askReview(context, items);
}

async function fits({ terminal, content, store, now }: Teaching, task: Task, left: number): Promise<boolean> {
  const { roadmap } = await content();
  const { progress } = await store();
  const standings = roadmap.steps.map((step) => standingOf(step, progress, trackOf(roadmap, progress), now()));
  const needed = taskMinutes(task) * (ownPace(standings) ?? 1);
  if (needed <= left) return true;
  const rest = left < 0.5 ? 'Your minutes are over.' : `${Math.round(left)} of your minutes are left.`;
  terminal.print(
    wrap(
      `${rest} The next thing takes about ${Math.ceil(needed)}; \`roadmap next\` goes on with it.`,
      textColumns(terminal),
    ),
  );
  return false;
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

const PLACING = 'A placement is half done: `roadmap place` goes on with it, or shows the result so far.\n';
const DONE =
  'You have been through the whole road. `roadmap export` writes what you learned; `roadmap quiz STEP` asks any of it again.';
const HOW_TO_GO_ON = 'To go on: run `roadmap next` in a terminal, or give it one line an answer on standard input.';
