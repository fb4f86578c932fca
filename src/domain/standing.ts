import type { Attempt, LessonProgress, OpenQuiz, Progress, QuestionProgress } from './progress.js';
import { lessonsOf, questionsOf, type Lesson, type Roadmap, type Step } from './roadmap.js';
import type { QuestionBrief } from './question.js';

/** Where a learner stands in one step: its facts, and what is open in it. */
export interface Standing {
  step: Step;
  read: { done: number; of: number };
  quiz: {
    passed: boolean;
    passedAt: string | null;
    deferredAt: string | null;
    tries: number;
    best: number;
    last: Attempt | null;
    open: OpenQuiz | null;
  };
  answers: { asked: number; right: number };
  /** Concepts whose last answer was not right. */
  weak: string[];
  /** Milliseconds spent in its lessons and questions. */
  ms: number;
}

export function trackOf(roadmap: Roadmap, progress: Progress): string | null {
  const chosen = progress.settings['track'] ?? null;
  return roadmap.tracks.some(({ id }) => id === chosen) ? chosen : null;
}

export function standingOf(step: Step, progress: Progress, track: string | null): Standing {
  const lessons = lessonsOf(step, track);
  const questions = step.questions.flatMap((question) => questionProgress(progress, question) ?? []);
  const quiz = [step.id, ...step.was].map((id) => progress.quizzes[id]).find((found) => found !== undefined);
  return {
    step,
    read: { done: lessons.filter((lesson) => lessonProgress(progress, lesson)?.readAt).length, of: lessons.length },
    quiz: {
      passed: Boolean(quiz?.passedAt),
      passedAt: quiz?.passedAt ?? null,
      deferredAt: quiz?.deferredAt ?? null,
      tries: quiz?.tries ?? 0,
      best: quiz?.best ?? 0,
      last: quiz?.last ?? null,
      open: quiz?.open ?? null,
    },
    answers: { asked: sum(questions.map(({ asked }) => asked)), right: sum(questions.map(({ right }) => right)) },
    weak: weakConcepts(step, progress, track),
    ms: sum([
      ...step.lessons.map((lesson) => lessonProgress(progress, lesson)?.ms ?? 0),
      ...questions.map(({ ms }) => ms),
    ]),
  };
}

export function lessonProgress(
  progress: Progress,
  { id, was }: Pick<Lesson, 'id' | 'was'>,
): LessonProgress | undefined {
  return [id, ...was].map((name) => progress.lessons[name]).find((found) => found !== undefined);
}

export function questionProgress(
  progress: Progress,
  { id, was }: Pick<QuestionBrief, 'id' | 'was'>,
): QuestionProgress | undefined {
  return [id, ...was].map((name) => progress.questions[name]).find((found) => found !== undefined);
}

/** The check questions of a lesson that were never answered. */
export function openChecks(step: Step, lesson: Lesson, progress: Progress, track: string | null): string[] {
  return questionsOf(step, track)
    .filter((question) => question.check && question.lesson === lesson.id && !questionProgress(progress, question))
    .map(({ id }) => id);
}

function weakConcepts(step: Step, progress: Progress, track: string | null): string[] {
  const missed = (question: QuestionBrief) => {
    const last = questionProgress(progress, question)?.last;
    return last !== undefined && last.outcome !== 'right';
  };
  const newest = (concept: string) =>
    questionsOf(step, track)
      .filter((question) => question.concept === concept && questionProgress(progress, question))
      .sort(
        (a, b) =>
          Date.parse(questionProgress(progress, b)!.last.at) - Date.parse(questionProgress(progress, a)!.last.at),
      )[0];
  return step.concepts
    .filter(({ id }) => {
      const question = newest(id);
      return question !== undefined && missed(question);
    })
    .map(({ id }) => id);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
