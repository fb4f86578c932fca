import { localIso } from '../domain/local-time.js';
import type { Given } from '../domain/history/event.js';
import type { Disputed, Progress } from '../domain/history/progress.js';
import type { Roadmap, StepBody } from '../domain/road/roadmap.js';
import { isNamed, lessonsOf } from '../domain/road/roadmap.js';
import { lessonProgress, standingOf, trackOf, type Standing } from '../domain/standing/standing.js';

export interface StepReport {
  number: number;
  id: string;
  title: string;
  read: Standing['read'];
  quiz: Omit<Standing['quiz'], 'open' | 'last'> & { last: { at: string; right: number; total: number } | null };
  answers: Standing['answers'];
  retained: Standing['retained'];
  placed: Standing['placed'];
  weak: string[];
  minutes: number;
  lessons: { id: string; title: string; readAt: string; recap: string | null }[];
}

/** An answer that the learner has called right, to send to those who write the roadmap. */
export interface DisputedAnswer {
  question: string;
  step: string;
  prompt: string | null;
  given: Given;
  at: string;
}

/** What a learner can hand to someone: facts with their dates, and what was in the lessons. */
export interface Report {
  roadmap: string;
  track: string | null;
  writtenAt: string;
  totals: {
    read: number;
    lessons: number;
    passed: number;
    steps: number;
    asked: number;
    right: number;
    minutes: number;
  };
  steps: StepReport[];
  disputed: DisputedAnswer[];
  /** Where to send them. */
  reports: string | null;
}

export function reportOf(roadmap: Roadmap, bodyOf: (step: string) => StepBody, progress: Progress, now: Date): Report {
  const track = trackOf(roadmap, progress);
  const standings = roadmap.steps.map((step) => standingOf(step, progress, track, now));
  const total = (value: (standing: Standing) => number) =>
    standings.reduce((sum, standing) => sum + value(standing), 0);
  return {
    roadmap: roadmap.title,
    track: roadmap.tracks.find(({ id }) => id === track)?.title ?? null,
    writtenAt: localIso(now),
    totals: {
      read: total(({ read }) => read.done),
      lessons: total(({ read }) => read.of),
      passed: total(({ quiz }) => (quiz.passed ? 1 : 0)),
      steps: standings.length,
      asked: total(({ answers }) => answers.asked),
      right: total(({ answers }) => answers.right),
      minutes: minutesOf(total(({ ms }) => ms)),
    },
    steps: standings.map((standing) => stepReport(standing, bodyOf, progress, track)),
    disputed: progress.disputed.map((disputed) => disputedAnswer(disputed, roadmap, bodyOf)),
    reports: roadmap.reports,
  };
}

function stepReport(
  { step, read, quiz, answers, retained, placed, weak, ms }: Standing,
  bodyOf: (step: string) => StepBody,
  progress: Progress,
  track: string | null,
): StepReport {
  const done = lessonsOf(step, track).flatMap((lesson) => {
    const readAt = lessonProgress(progress, lesson)?.readAt;
    return readAt
      ? [{ id: lesson.id, title: lesson.title, readAt, recap: bodyOf(step.id).lessons[lesson.id]?.recap ?? null }]
      : [];
  });
  const { passed, passedAt, deferredAt, tries, best, last } = quiz;
  return {
    ...{
      number: step.number,
      id: step.id,
      title: step.title,
      read,
      answers,
      retained,
      placed,
      lessons: done,
      minutes: minutesOf(ms),
    },
    quiz: {
      passed,
      passedAt,
      deferredAt,
      tries,
      best,
      last: last && { at: last.at, right: last.right, total: last.total },
    },
    weak: step.concepts.filter(({ id }) => weak.includes(id)).map(({ title }) => title),
  };
}

function disputedAnswer(
  { question: id, step: stepId, given, at }: Disputed,
  { steps }: Roadmap,
  bodyOf: (step: string) => StepBody,
): DisputedAnswer {
  const step = steps.find((one) => isNamed(one, stepId));
  const question = step && bodyOf(step.id).questions.find((one) => isNamed(one, id));
  return { question: question?.id ?? id, step: step?.id ?? stepId, prompt: question?.prompt ?? null, given, at };
}

function minutesOf(ms: number): number {
  return Math.round(ms / 60_000);
}
