import type { OpenQuiz, Progress } from '../history/progress.js';
import type { QuestionBrief } from '../road/question.js';
import { isNamed, lessonsOf, type Lesson, type Roadmap, type Step } from '../road/roadmap.js';
import {
  hasQuestions,
  lessonProgress,
  missedChecks,
  openChecks,
  partBefore,
  placedOf,
  quizStanding,
  trackOf,
  type Standing,
} from './standing.js';

/** The one thing to do now. */
export type Task = LessonTask | QuizTask | { kind: 'done' };

/** `retry` is how many questions the attempt before has left, where there was one. */
interface QuizTask {
  kind: 'quiz';
  step: Step;
  open: OpenQuiz | null;
  retry?: number;
}

/** What is to do in a lesson: read a part, or answer. */
export type LessonTask =
  /** `asks` is how many questions come right after this part. */
  | { kind: 'lesson'; step: Step; lesson: Lesson; part: number; asks: number }
  /** With `part` parts read; `again` where the questions were missed before. */
  | { kind: 'check'; step: Step; lesson: Lesson; part: number; questions: string[]; again: boolean };

type OpenTask = Exclude<Task, { kind: 'done' }>;

/** What `roadmap next` offers: what was begun first, then the road from the chosen step on, then the debts. */
export function nextTask(roadmap: Roadmap, progress: Progress): Task {
  const first = tasksAhead(roadmap, progress).next();
  return first.done ? { kind: 'done' } : first.value;
}

/** The same, and what comes after it as things stand now: of each lesson that is open its next thing. */
export function* tasksAhead(roadmap: Roadmap, progress: Progress): Generator<OpenTask, undefined> {
  const track = trackOf(roadmap, progress);
  const road = fromFocus(roadmap, progress);
  const open = openQuizTask(road, progress, track);
  if (open) yield open;
  for (const step of road)
    for (const task of tasksIn(step, progress, track)) if (task.kind !== 'quiz' || task.step !== open?.step) yield task;
  for (const step of road) if (isDebt(step, progress, track)) yield quizTask(step, quizStanding(step, progress, track));
}

/** What is left to do in a step before the road goes on. */
function* tasksIn(step: Step, progress: Progress, track: string | null): Generator<OpenTask, undefined> {
  const quiz = quizStanding(step, progress, track);
  const placed = placedOf(step, progress);
  if (quiz.passed || placed === 'skip') return;
  if (placed === 'check' && quiz.tries === 0 && !quiz.deferredAt && hasQuestions(step, track)) {
    yield quizTask(step, quiz);
    return;
  }
  for (const lesson of lessonsOf(step, track)) {
    const task = lessonTask(step, lesson, progress, track);
    if (task && !isLeft(lesson, quiz, progress)) yield task;
  }
  if (!quiz.deferredAt && hasQuestions(step, track)) yield quizTask(step, quiz);
}

/**
 * The next thing in a lesson of which `read` parts are read: the questions on those, else the next part, and after the
 * last one once more what was missed. Null where it is done.
 */
export function lessonTask(
  step: Step,
  lesson: Lesson,
  progress: Progress,
  track: string | null,
  read = partsRead(lesson, progress),
): LessonTask | null {
  const check = (questions: QuestionBrief[], again: boolean): LessonTask => {
    return { kind: 'check', step, lesson, part: read, questions: questions.map(({ id }) => id), again };
  };
  const open = openChecks(step, lesson, progress, track);
  const now = open.filter((question) => partBefore(question, lesson) < read);
  if (now.length > 0) return check(now, false);
  const asks = open.filter((question) => partBefore(question, lesson) === read).length;
  if (read < lesson.parts) return { kind: 'lesson', step, lesson, part: read, asks };
  const missed = missedChecks(step, lesson, progress, track);
  return missed.length > 0 ? check(missed, true) : null;
}

function quizTask(step: Step, { open, last }: Standing['quiz']): QuizTask {
  return open === null && last ? { kind: 'quiz', step, open, retry: last.missed.length } : { kind: 'quiz', step, open };
}

/** Quizzes that were failed and left, and steps that the learner said to leave. Going elsewhere makes no debts. */
export function debts(roadmap: Roadmap, progress: Progress): Step[] {
  const now = nextTask(roadmap, progress);
  const track = trackOf(roadmap, progress);
  return roadmap.steps.filter((step) => {
    const { passed, deferredAt, last } = quizStanding(step, progress, track);
    const isNow = 'step' in now && now.step === step;
    return !passed && !isNow && placedOf(step, progress) !== 'skip' && (deferredAt !== null || last !== null);
  });
}

/** Which part of a lesson comes next; all of them where it was read. One that has fewer than were read begins again. */
function partsRead(lesson: Lesson, progress: Progress): number {
  const { readAt = null, part = 0 } = lessonProgress(progress, lesson) ?? {};
  if (readAt !== null) return lesson.parts;
  return part < lesson.parts ? part : 0;
}

/** Read before its step was left: what is open of it stays open. */
function isLeft(lesson: Lesson, { deferredAt }: Standing['quiz'], progress: Progress): boolean {
  const readAt = lessonProgress(progress, lesson)?.readAt ?? null;
  return deferredAt !== null && readAt !== null && Date.parse(readAt) <= Date.parse(deferredAt);
}

/** The steps from the chosen one on, then those before it. */
export function fromFocus(roadmap: Roadmap, progress: Progress): Step[] {
  const focus = roadmap.steps.findIndex((step) => isNamed(step, progress.focus?.step ?? ''));
  return focus < 0 ? roadmap.steps : [...roadmap.steps.slice(focus), ...roadmap.steps.slice(0, focus)];
}

// A quiz left in the middle comes first, unless the learner has chosen another step since.
function openQuizTask(road: Step[], progress: Progress, track: string | null): QuizTask | null {
  const chosen = progress.focus?.turn ?? 0;
  const opened = road.flatMap((step) => {
    const { open } = quizStanding(step, progress, track);
    const usable = open?.questions.every((id) => step.questions.some((question) => isNamed(question, id)));
    return open && usable && open.turn >= chosen ? [{ kind: 'quiz' as const, step, open }] : [];
  });
  return opened.sort((a, b) => b.open.turn - a.open.turn)[0] ?? null;
}

/** The road is over but for the quizzes that were left. */
function isDebt(step: Step, progress: Progress, track: string | null): boolean {
  const { passed, deferredAt } = quizStanding(step, progress, track);
  return !passed && deferredAt !== null && placedOf(step, progress) !== 'skip' && hasQuestions(step, track);
}
