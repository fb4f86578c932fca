import { localIso } from '../domain/local-time.js';
import type { Given } from '../domain/history/event.js';
import type { Disputed, Progress } from '../domain/history/progress.js';
import type { Roadmap, StepBody } from '../domain/road/roadmap.js';
import { isNamed, lessonsOf } from '../domain/road/roadmap.js';
import { markdownFor } from '../domain/road/track-blocks.js';
import type { CheckBrief } from '../domain/lab/lab.js';
import { checksOf, type CheckStanding, type LabStanding } from '../domain/standing/built.js';
import { lessonProgress, shownTo, standingOf, trackOf, type Standing } from '../domain/standing/standing.js';

export interface LabReport {
  id: string;
  title: string;
  begunAt: string;
  passedAt: string | null;
  passed: number;
  of: number;
  checks: CheckStanding[];
  /** Titles of checks. */
  newChecks: string[];
  broke: string[];
  /** How often checks were asked, and how it was the last time. */
  rounds: number;
  last: { at: string; track: string | null; commit: string | null; dirty: boolean };
}

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
  /** Those that were begun. */
  labs: LabReport[];
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
    built: number;
    labs: number;
    asked: number;
    right: number;
    minutes: number;
  };
  steps: StepReport[];
  /** Programs of their own that were begun. */
  rungs: LabReport[];
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
      built: total(({ built }) => built?.filter(({ passedAt }) => passedAt !== null).length ?? 0),
      labs: total(({ built }) => built?.length ?? 0),
      asked: total(({ answers }) => answers.asked),
      right: total(({ answers }) => answers.right),
      minutes: minutesOf(total(({ ms }) => ms)),
    },
    steps: standings.map((standing) => stepReport(standing, bodyOf, progress, roadmap)),
    rungs: standings.flatMap(({ rungs }) => rungs.flatMap((lab) => labReport(lab, progress, roadmap))),
    disputed: progress.disputed.map((disputed) => disputedAnswer(disputed, roadmap, bodyOf)),
    reports: roadmap.reports,
  };
}

function stepReport(
  { step, read, quiz, answers, retained, placed, built, weak, ms }: Standing,
  bodyOf: (step: string) => StepBody,
  progress: Progress,
  roadmap: Roadmap,
): StepReport {
  const track = trackOf(roadmap, progress);
  const done = lessonsOf(step, track).flatMap((lesson) => {
    const readAt = lessonProgress(progress, lesson)?.readAt;
    const recap = bodyOf(step.id).lessons[lesson.id]?.recap ?? null;
    const shows = shownTo(roadmap, progress, lesson);
    return readAt ? [{ id: lesson.id, title: lesson.title, readAt, recap: recap && markdownFor(recap, shows) }] : [];
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
      labs: (built ?? []).flatMap((lab) => labReport(lab, progress, roadmap)),
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

function labReport(
  { lab, begunAt, passedAt, passed, of, newChecks, broke, rounds, last }: LabStanding,
  progress: Progress,
  { tracks }: Roadmap,
): LabReport[] {
  if (begunAt === null || last === null) return [];
  const titles = (checks: CheckBrief[]) => checks.map(({ title }) => title);
  const track = tracks.find(({ id }) => id === last.track)?.title ?? last.track;
  return [
    {
      ...{ id: lab.id, title: lab.title, begunAt, passedAt, passed, of, rounds, last: { ...last, track } },
      ...{ checks: checksOf(lab, progress), newChecks: titles(newChecks), broke: titles(broke) },
    },
  ];
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
