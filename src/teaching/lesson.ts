import type { Teaching } from '../context.js';
import type { Outcome } from '../domain/history/event.js';
import type { Lesson, Step } from '../domain/road/roadmap.js';
import type { Budget } from '../domain/standing/budget.js';
import { lessonTask, type LessonTask } from '../domain/standing/next.js';
import { firstMinutes, QUESTION_MINUTES } from '../domain/standing/pace.js';
import { shownTo, trackOf } from '../domain/standing/standing.js';
import type { Missed } from './again.js';
import { checkTitle } from './names.js';
import { stopwatch } from './stopwatch.js';
import { checksHangOnTrack, chooseTrack } from './welcome.js';
import { openingOf } from './whole-lesson.js';
import { partBlocks } from '../terminal/lesson-view.js';
import { NOTHING, together } from '../terminal/screens.js';

/** How a lesson went: what was right of the questions, and of those missed the second time, and what is missed still. */
export interface Taken {
  isDone: boolean;
  first: Score;
  second: Score;
  missed: Missed[];
}

interface Score {
  right: number;
  of: number;
}

/** A lesson on its way through a sitting. */
interface Sitting extends Omit<Taken, 'isDone'> {
  budget: Budget;
  /** What comes next in it, or would if so many parts were read. */
  next: (read?: number) => LessonTask | null;
  /** Its title stands on the screen. */
  isOpen: boolean;
  /** Questions whose time was taken with that of their part. */
  paid: number;
}

/** Goes through a lesson from where the learner is, as far as it fits: each part, its questions, and at the end what was missed. */
export async function takeLesson(context: Teaching, step: Step, lesson: Lesson, budget: Budget): Promise<Taken> {
  const store = await context.store();
  const { roadmap } = await context.content();
  const sitting: Sitting = {
    budget,
    next: (read) => lessonTask(step, lesson, store.progress, trackOf(roadmap, store.progress), read),
    ...{ isOpen: false, paid: 0, first: { right: 0, of: 0 }, second: { right: 0, of: 0 }, missed: [] },
  };
  for (let task = sitting.next(); task !== null; task = sitting.next()) {
    const went = task.kind === 'lesson' ? readPart(context, task, sitting) : askChecks(context, task, sitting);
    if (!(await went)) return { ...sitting, isDone: false };
    if (task.kind === 'lesson' && checksHangOnTrack(task)) await chooseTrack(context);
  }
  return { ...sitting, isDone: true };
}

type PartTask = Extract<LessonTask, { kind: 'lesson' }>;
type CheckTask = Extract<LessonTask, { kind: 'check' }>;

/** Shows a part, and those before it as often as the learner goes back, and keeps that it was read; false where it does not fit. */
async function readPart(context: Teaching, task: PartTask, sitting: Sitting): Promise<boolean> {
  const { step, lesson, part: unread } = task;
  if (!sitting.budget.take(firstMinutes(task))) return false;
  sitting.paid = task.asks;
  const { terminal } = context;
  const store = await context.store();
  const { roadmap, body: bodyOf } = await context.content();
  const body = bodyOf(step.id).lessons[lesson.id]!;
  const shows = shownTo(roadmap, store.progress, lesson);
  await terminal.loadHighlighting();
  const opening = sitting.isOpen ? NOTHING : await openingOf(context, task, sitting.first.of > 0);
  sitting.isOpen = true;
  const asker = await context.prompter();
  for (let [part, above] = [unread, opening]; part <= unread;) {
    const spent = stopwatch();
    const isLast = part === lesson.parts - 1;
    const text = () => [...above(), ...partBlocks(body.parts[part]!, shows, terminal), ...(isLast ? together('') : [])];
    const next = part < unread ? partName(part + 1, lesson) : afterPart(task, sitting);
    const went = await asker.pause(`Enter: ${next}`, { back: part > 0 }, text);
    above = NOTHING;
    if (went === 'back') {
      part -= 1;
      continue;
    }
    part += 1;
    await store.record({ type: 'lesson', step: step.id, lesson: lesson.id, part, parts: lesson.parts, ms: spent() });
  }
  return true;
}

function afterPart({ part }: PartTask, sitting: Sitting): string {
  const next = sitting.next(part + 1);
  return wordsFor(next, sitting) ?? (next === null ? 'go on' : 'done for now');
}

/** Asks these questions, as many as fit; false where some are left. */
async function askChecks(context: Teaching, task: CheckTask, sitting: Sitting): Promise<boolean> {
  const { step, part, questions: ids, again } = task;
  const { questions } = (await context.content()).body(step.id);
  const { askQuestion } = await import('./question.js');
  for (const [index, id] of ids.entries()) {
    if (sitting.paid > 0) sitting.paid -= 1;
    else if (!sitting.budget.take(QUESTION_MINUTES)) return false;
    const question = questions.find((found) => found.id === id)!;
    const outcome = await askQuestion(context, question, {
      ...{ step, quiz: null, part },
      where: again ? 'again' : 'check',
      heading: `${checkTitle(task)}, question ${index + 1} of ${ids.length}`,
      // The part above would answer the first, the verdict above the next.
      fresh: true,
      leadsTo: () => (index + 1 < ids.length ? nextQuestion(sitting) : wordsFor(sitting.next(), sitting)),
    });
    if (outcome !== null) count(sitting, { step, question }, outcome, again);
  }
  return true;
}

function count(sitting: Sitting, asked: Missed, outcome: Outcome, again: boolean): void {
  const score = again ? sitting.second : sitting.first;
  score.of += 1;
  if (outcome === 'right') score.right += 1;
  sitting.missed = sitting.missed.filter(({ question }) => question.id !== asked.question.id);
  if (outcome !== 'right') sitting.missed.push(asked);
}

function nextQuestion({ paid, budget }: Sitting): string | null {
  return paid > 0 || budget.fits(QUESTION_MINUTES) ? 'next' : null;
}

/** What Enter leads to; null where the lesson or the time is at its end. */
function wordsFor(task: LessonTask | null, { paid, budget }: Sitting): string | null {
  if (task === null || !(paid > 0 || budget.fits(firstMinutes(task)))) return null;
  if (task.kind === 'lesson') return partName(task.part, task.lesson);
  if (task.again) return 'once more what was missed';
  return task.questions.length === 1 ? 'the question' : 'the questions';
}

function partName(part: number, { parts }: Lesson): string {
  return `part ${part + 1} of ${parts}`;
}
