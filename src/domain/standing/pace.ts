import { QUIZ_SIZE } from '../asking/quiz.js';
import type { Task } from './next.js';
import type { Progress } from '../history/progress.js';
import type { Roadmap } from '../road/roadmap.js';
import { standingOf, trackOf, type Standing } from './standing.js';

/** What is left of the road, in minutes, and where the figure comes from. */
export interface TimeLeft {
  least: number;
  most: number;
  /** `own` once three steps are answered: then it follows how long those took. */
  source: 'author' | 'own';
}

const STEPS_FOR_OWN_PACE = 3;
/** Nobody reads a lesson in less than a third of its time: who skims some will not skim all. */
const FASTEST = 1 / 3;
export const QUESTION_MINUTES = 0.5;
/** Of a quiz, which asks what was read longer ago. */
export const QUIZ_QUESTION_MINUTES = 0.6;

export function timeLeft(standings: Standing[]): TimeLeft {
  const open = standings.filter(({ quiz, placed }) => !quiz.passed && placed !== 'skip');
  const part = (bound: 0 | 1) =>
    open.reduce((sum, standing) => sum + standing.step.minutes[bound] * shareLeft(standing), 0);
  const pace = ownPace(standings);
  if (pace === null) return { least: part(0), most: part(1), source: 'author' };
  const own = ((part(0) + part(1)) / 2) * pace;
  return { least: own, most: own, source: 'own' };
}

/** How the learner's time compares with the middle of the author's range; null before three steps are answered. */
export function ownPace(standings: Standing[]): number | null {
  const done = standings.filter(({ quiz, read, ms }) => quiz.passed && read.done > 0 && ms > 0);
  if (done.length < STEPS_FOR_OWN_PACE) return null;
  const spent = done.reduce((sum, { ms }) => sum + ms / 60_000, 0);
  const expected = done.reduce(
    (sum, { step, read }) => sum + (((step.minutes[0] + step.minutes[1]) / 2) * (read.done + 1)) / (read.of + 1),
    0,
  );
  return Math.max(FASTEST, spent / expected);
}

/** The same for anyone: 1, the author's own figures, until it is known. */
export function paceOf(roadmap: Roadmap, progress: Progress, now: Date): number {
  const track = trackOf(roadmap, progress);
  return ownPace(roadmap.steps.map((step) => standingOf(step, progress, track, now))) ?? 1;
}

/** The day on which the road ends at so many hours a week. */
export function endDate({ least, most }: TimeLeft, weeklyHours: number, now: Date): Date {
  const weeks = (least + most) / 2 / 60 / weeklyHours;
  return new Date(now.getTime() + weeks * 7 * 86_400_000);
}

/** How long the first thing of a task takes, after which it can be left: a part with its questions, or a question. */
export function firstMinutes(task: Task): number {
  switch (task.kind) {
    case 'lesson':
      return task.lesson.minutes / task.lesson.parts + task.asks * QUESTION_MINUTES;
    case 'check':
      return QUESTION_MINUTES;
    case 'quiz':
      return QUIZ_QUESTION_MINUTES;
    case 'done':
      return 0;
  }
}

/** How long a task takes, in minutes, by the author's figures; times the learner's own pace, it is what they are told. */
export function taskMinutes(task: Task): number {
  switch (task.kind) {
    case 'lesson':
      return (task.lesson.minutes * (task.lesson.parts - task.part)) / task.lesson.parts;
    case 'check':
      return task.questions.length * QUESTION_MINUTES;
    case 'quiz':
      return task.open
        ? (task.open.questions.length - Object.keys(task.open.answered).length) * QUIZ_QUESTION_MINUTES
        : (task.retry ?? QUIZ_SIZE) * QUIZ_QUESTION_MINUTES;
    case 'done':
      return 0;
  }
}

/** How much of a step is left, by its lessons; its quiz counts as one more. */
export function shareLeft({ read }: Standing): number {
  return (read.of - read.done + 1) / (read.of + 1);
}
