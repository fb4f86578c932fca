import type { AnswerEvent, DeferEvent, QuizEvent } from './event.js';
import { noQuiz, PASS, type OpenQuiz, type Progress, type QuizProgress } from './progress.js';

/** Opens a quiz with the answers that stand before it; one that was begun before is left for it. */
export function openQuiz(progress: Progress, { id, at, step, questions, carried, total }: QuizEvent): void {
  const quiz = quizProgress(progress, step);
  const early = progress.early[id];
  delete progress.early[id];
  if (quiz.open !== null) quiz.left.push(quiz.open);
  const answered = early?.answered ?? {};
  quiz.open = { id, at, questions, answered, carried, total, turn: progress.turns };
  closeIfAnswered(quiz, quiz.open, early?.at ?? at);
}

/** Counts an answer for the quiz that it names; of two answers to one question of it, the first counts. */
export function answerQuiz(progress: Progress, id: string, { step, question, outcome, at }: AnswerEvent): void {
  const quiz = quizHolding(progress, step, id);
  const drawn = quiz && [quiz.open, ...quiz.left].find((one) => one?.id === id);
  if (!quiz || !drawn) {
    const early = (progress.early[id] ??= { step, answered: {}, at });
    early.answered[question] ??= outcome;
    early.at = at;
    return;
  }
  drawn.answered[question] ??= outcome;
  closeIfAnswered(quiz, drawn, at);
}

/** Takes a question out of a quiz: nothing is asked of it, and nothing is owed for it. */
export function leaveOut(
  progress: Progress,
  id: string,
  { step, question, at }: Pick<AnswerEvent, 'step' | 'question' | 'at'>,
): void {
  const quiz = quizHolding(progress, step, id);
  const drawn = quiz && [quiz.open, ...quiz.left].find((one) => one?.id === id);
  if (!quiz || !drawn?.questions.includes(question) || question in drawn.answered) return;
  drawn.questions = drawn.questions.filter((one) => one !== question);
  drawn.total -= 1;
  closeIfAnswered(quiz, drawn, at);
}

export function deferQuiz(progress: Progress, { step, at }: DeferEvent): void {
  quizProgress(progress, step).deferredAt = at;
}

function closeIfAnswered(quiz: QuizProgress, drawn: OpenQuiz, at: string): void {
  if (drawn.questions.some((question) => !(question in drawn.answered))) return;
  const missed = drawn.questions.filter((question) => drawn.answered[question] !== 'right');
  const right = drawn.carried + drawn.questions.length - missed.length;
  const passed = right >= PASS * drawn.total;
  quiz.tries += 1;
  quiz.firstAt ??= at;
  quiz.last = { quiz: drawn.id, at, right, total: drawn.total, passed, missed };
  quiz.best = Math.max(quiz.best, right / drawn.total);
  if (quiz.open === drawn) quiz.open = null;
  quiz.left = quiz.left.filter((one) => one !== drawn);
  if (!passed) return;
  quiz.passedAt ??= at;
  quiz.deferredAt = null;
}

/** The step may have been renamed between the quiz and its answers. */
function quizHolding(progress: Progress, step: string, id: string): QuizProgress | undefined {
  const holds = (quiz: QuizProgress | undefined) =>
    quiz !== undefined && (quiz.open?.id === id || quiz.left.some((one) => one.id === id));
  const named = progress.quizzes[step];
  return holds(named) ? named : Object.values(progress.quizzes).find(holds);
}

function quizProgress(progress: Progress, step: string): QuizProgress {
  return (progress.quizzes[step] ??= noQuiz());
}
