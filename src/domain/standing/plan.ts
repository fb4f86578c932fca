import { QUIZ_SIZE } from '../asking/quiz.js';
import { practiceItems, type PracticeItem } from '../asking/practice.js';
import type { Progress } from '../history/progress.js';
import { localDate } from '../local-time.js';
import { conceptsNow } from '../memory/due.js';
import { minutesOf, reviewTime } from '../memory/review-time.js';
import { isRun } from '../road/question.js';
import type { Roadmap } from '../road/roadmap.js';
import { budgetOf } from './budget.js';
import { nextTask, tasksAhead, type Task } from './next.js';
import { firstMinutes, paceOf, QUESTION_MINUTES, QUIZ_QUESTION_MINUTES } from './pace.js';
import { dayStart, minutesADay } from './settings.js';
import { openChecks, partBefore, trackOf } from './standing.js';
import { doneOn } from './today.js';

/** What fits into a sitting: what is due, something new, something to write. */
export interface Plan {
  reviews: number;
  reviewMinutes: number;
  news: PlannedTask[];
  write: PracticeItem | null;
}

/** A task, or as much of it as fits. */
export interface PlannedTask {
  task: Exclude<Task, { kind: 'done' }>;
  /** By the learner's pace. */
  minutes: number;
  /** The parts of a lesson that are read, or the questions of a quiz that are asked, of all that are left. */
  fits: number;
  of: number;
}

/** A small thing to write takes about so long, with the run of it. */
export const WRITE_MINUTES = 3;
/** In less, there is no room to write at the end. */
const WORTH_WRITING = 10;

/** The plan of a sitting of so many minutes. */
export function planOf(roadmap: Roadmap, progress: Progress, now: Date, minutes: number): Plan {
  const pace = paceOf(roadmap, progress, now);
  let write = toWrite(roadmap, progress, minutes);
  const budget = budgetOf(
    minutes,
    pace,
    () => now,
    () => (write === null ? 0 : WRITE_MINUTES),
  );
  const due = conceptsNow(roadmap, progress, now);
  const share = budget.before(firstMinutes(nextTask(roadmap, progress)));
  const reviews = share.room(reviewTime(roadmap, progress, due).each);
  const review = reviewTime(roadmap, progress, due.slice(0, reviews));
  share.spend(review.minutes);
  if (review.writes) write = null;
  const news: PlannedTask[] = [];
  for (const task of tasksAhead(roadmap, progress)) {
    const pieces = piecesOf(task, roadmap, progress);
    const stop = pieces.findIndex((piece) => {
      if (!budget.take(piece.minutes)) return true;
      if (piece.writes) write = null;
      return false;
    });
    const taken = stop === -1 ? pieces : pieces.slice(0, stop);
    const time = taken.reduce((sum, piece) => sum + piece.minutes, 0);
    if (taken.length > 0) news.push({ task, minutes: pace * time, fits: counted(taken), of: counted(pieces) });
    if (stop !== -1) break;
  }
  return { reviews, reviewMinutes: review.minutes, news, write };
}

/** What to write at the end of a sitting of so many minutes; null where there is no room, or nothing that was taught. */
export function toWrite(roadmap: Roadmap, progress: Progress, minutes: number | null): PracticeItem | null {
  if (minutes === null || minutes < WORTH_WRITING) return null;
  const items = practiceItems(roadmap, progress, { step: null, concept: null });
  return items.find(({ question }) => !(question.id in progress.passedOver)) ?? null;
}

/**
 * How many minutes of a day are done, as the budget of a sitting counts them: by the clock of what was answered and
 * read, or by how long that takes at least at the learner's pace, whichever is more.
 */
function minutesDone(roadmap: Roadmap, progress: Progress, now: Date): number {
  const { answers, reviews, parts, ms } = doneOn(progress, localDate(now, dayStart(progress.settings)));
  const lessons = roadmap.steps.flatMap((step) => step.lessons);
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const partMinutes = sum(lessons.map(({ minutes }) => minutes)) / Math.max(1, sum(lessons.map((one) => one.parts)));
  const asked = Math.max(0, answers - reviews) * QUESTION_MINUTES;
  const byPace =
    (parts * partMinutes + asked) * paceOf(roadmap, progress, now) + reviews * minutesOf('choice', progress);
  return Math.max(ms / 60_000, byPace);
}

/** The learner's measure of a day, and how far it is used up. */
export interface DayMinutes {
  day: number;
  /** Whether the learner has set it. */
  isSet: boolean;
  done: number;
  /** 0 where the day is done. */
  left: number;
}

export function dayMinutes(roadmap: Roadmap, progress: Progress, now: Date): DayMinutes {
  const set = minutesADay(progress.settings);
  const day = set ?? USUAL_MINUTES;
  const done = minutesDone(roadmap, progress, now);
  const left = Math.round(day - done);
  return { day, isSet: set !== null, done, left: left < day / DONE_BUT_FOR ? 0 : left };
}

const USUAL_MINUTES = 20;
/** A sitting ends before what does not fit any more: then the rest is no rest. */
const DONE_BUT_FOR = 4;

/** What can be done of a task before it is left, in the order in which it is done. */
interface Piece {
  minutes: number;
  /** Whether it is what the task is told in: a part of a lesson, a question of a quiz. */
  counts: boolean;
  /** Whether something is written in it. */
  writes: boolean;
}

function piecesOf(task: PlannedTask['task'], roadmap: Roadmap, progress: Progress): Piece[] {
  if (task.kind === 'quiz') {
    const left = task.open ? task.open.questions.length - Object.keys(task.open.answered).length : null;
    const questions = left ?? task.retry ?? QUIZ_SIZE;
    return Array.from({ length: questions }, () => ({ minutes: QUIZ_QUESTION_MINUTES, counts: true, writes: false }));
  }
  const { step, lesson, part } = task;
  const open = openChecks(step, lesson, progress, trackOf(roadmap, progress));
  const parts = Array.from({ length: lesson.parts - part }, (_unused, index) => {
    const asked = open.filter((question) => partBefore(question, lesson) === part + index);
    const minutes = firstMinutes({ kind: 'lesson', step, lesson, part, asks: asked.length });
    return { minutes, counts: true, writes: asked.some(isRun) };
  });
  if (task.kind === 'lesson') return parts;
  const now = step.questions.filter(({ id }) => task.questions.includes(id));
  return [...now.map((question) => ({ minutes: QUESTION_MINUTES, counts: false, writes: isRun(question) })), ...parts];
}

function counted(pieces: Piece[]): number {
  return pieces.filter(({ counts }) => counts).length;
}
