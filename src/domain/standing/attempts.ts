import type { Attempt, OpenQuiz, Progress } from '../history/progress.js';
import type { Question } from '../road/question.js';
import { questionProgress } from './standing.js';

/** A quiz by the id of its event, while answers are missing. */
export function drawnQuiz(progress: Progress, id: string): OpenQuiz | null {
  const drawn = Object.values(progress.quizzes).flatMap(({ open, left }) => (open ? [open, ...left] : left));
  return drawn.find((quiz) => quiz.id === id) ?? null;
}

/** How a quiz ended; null where it has not, where it was taken back or forgotten, or another ended after it. */
export function attemptAt(progress: Progress, id: string): Attempt | null {
  return Object.values(progress.quizzes).find(({ last }) => last?.quiz === id)?.last ?? null;
}

/** Whether an answer to a question of this quiz counts as it was given: another run may have answered it first. */
export function counts(progress: Progress, id: string, question: string, isRight: boolean): boolean {
  const drawn = drawnQuiz(progress, id);
  return drawn === null || (drawn.answered[question] === 'right') === isRight;
}

/** Whether a quiz was finished before the last answer to this question of it, which another run has done then. */
export function wasFinishedBefore(progress: Progress, id: string, question: Pick<Question, 'id' | 'was'>): boolean {
  const attempt = attemptAt(progress, id);
  return attempt !== null && attempt.at !== questionProgress(progress, question)?.last.at;
}
