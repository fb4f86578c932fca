import type { Event } from '../domain/history/event.js';
import type { MapRow } from '../domain/road/graph.js';
import type { CheckBrief } from '../domain/lab/lab.js';
import type { LabStanding } from '../domain/standing/built.js';
import type { Task } from '../domain/standing/next.js';
import type { Standing } from '../domain/standing/standing.js';
import type { Span, Stats } from '../domain/standing/stats.js';
import type { DayMinutes, Plan } from '../domain/standing/plan.js';
import type { Today } from '../domain/standing/today.js';
import type { Report } from './report.js';

/** The shape of all JSON that the program prints; raised when a field changes its meaning or goes away. */
export const JSON_VERSION = 1;

export function jsonLine(body: Record<string, unknown>): string {
  return JSON.stringify({ version: JSON_VERSION, ...body }, null, 2);
}

export function standingJson({
  step,
  read,
  quiz,
  answers,
  retained,
  placed,
  built,
  rungs,
  weak,
  ms,
}: Standing): Record<string, unknown> {
  return {
    ...{ number: step.number, id: step.id, title: step.title, requires: step.requires, minutes: step.minutes },
    ...{
      read,
      answered: {
        passed: quiz.passed,
        passedAt: quiz.passedAt,
        deferredAt: quiz.deferredAt,
        tries: quiz.tries,
        best: quiz.best,
      },
    },
    ...{ answers, built: built?.map(labJson) ?? null },
    ...(rungs.length === 0 ? {} : { rungs: rungs.map(labJson) }),
    ...{ retained, placed, weak, seconds: seconds(ms) },
  };
}

/** The steps in the order of the map, each with what it stands on directly. */
export function mapJson(rows: MapRow[], standings: Standing[]): Record<string, unknown>[] {
  return rows.map(({ step, after }) => ({
    ...standingJson(standings.find((one) => one.step === step)!),
    after: after.map(({ id }) => id),
  }));
}

export function labJson({ lab, last, newChecks, broke, ...facts }: LabStanding): Record<string, unknown> {
  const ids = (checks: CheckBrief[]) => checks.map(({ id }) => id);
  return { lab: lab.id, title: lab.title, ...facts, newChecks: ids(newChecks), broke: ids(broke), last };
}

export function taskJson(task: Task): Record<string, unknown> {
  switch (task.kind) {
    case 'lesson':
      return { kind: task.kind, step: task.step.id, lesson: task.lesson.id, part: task.part + 1 };
    case 'check':
      return {
        ...{ kind: task.kind, step: task.step.id, lesson: task.lesson.id, questions: task.questions.length },
        ...(task.again ? { again: true } : {}),
      };
    case 'quiz':
      return { kind: task.kind, step: task.step.id, open: task.open !== null };
    case 'done':
      return { kind: task.kind };
  }
}

/** Concepts, steps, lessons and labs by their ids. */
export function todayJson(today: Today, minutes: DayMinutes, plan: Plan | null): Record<string, unknown> {
  const { date, done, lessons, steps, labs, due, back, week } = today;
  const { ms, ...counts } = done;
  const ids = (items: { id: string }[]) => items.map(({ id }) => id);
  return {
    ...{ today: date, done: { ...counts, seconds: seconds(ms) } },
    lessons: lessons.map(({ step, lesson, isKnown }) => ({ step: step.id, lesson: lesson.id, known: isKnown })),
    tried: today.tried.map(({ step, right, total }) => ({ step: step.id, right, total })),
    ...{ passed: ids(steps), built: labs.map(({ lab }) => lab.id) },
    minutes: { ...minutes, done: Math.round(minutes.done) },
    plan: plan && {
      reviews: plan.reviews,
      reviewMinutes: Math.round(plan.reviewMinutes),
      news: plan.news.map(({ task, fits, of, ...news }) => {
        return { ...taskJson(task), minutes: Math.round(news.minutes), fits, of };
      }),
      write: plan.write && { step: plan.write.step.id, question: plan.write.question.id },
    },
    due,
    back: back.map(({ days, concepts, missed, minutes: takes }) => {
      return { days, concepts: ids(concepts), missed: ids(missed), minutes: Math.round(takes) };
    }),
    week: {
      days: week.days.map(({ date: day, ms: spent }) => ({ date: day, seconds: seconds(spent) })),
      lessons: week.lessons,
    },
  };
}

/** Of the days only those on which something was done. */
export function statsJson({ weeks, recent, streaks, ...stats }: Stats, forecast: number[] | null) {
  const used = weeks.flat().filter(({ shade }) => shade > 0);
  return {
    since: weeks[0]![0]!.date,
    days: used.map(({ date, answers, ms, shade }) => ({ date, answers, seconds: seconds(ms), shade })),
    lastFourWeeks: spanJson(recent),
    streaks,
    steps: stats.steps.map(({ step, asked, right }) => ({ number: step.number, id: step.id, asked, right })),
    kinds: stats.kinds,
    ...(stats.labs.length === 0
      ? {}
      : { labs: stats.labs.map(({ step, ...lab }) => ({ step: step.id, ...labJson(lab) })) }),
    weak: stats.weak.map(({ step, ...concept }) => ({ step: step.id, ...concept })),
    due: forecast,
    ...(stats.aside.length === 0 ? {} : { aside: stats.aside.map(({ concept }) => concept.id) }),
    ...(stats.recall === null ? {} : { recall: stats.recall }),
  };
}

function spanJson({ days, answers, ms }: Span): Record<string, number> {
  return { days, answers, seconds: seconds(ms) };
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}

/** The report with the whole history: nothing that was stored is missing from it. */
export function exportJson(report: Report, events: Event[]): string {
  return `${jsonLine({ report, events })}\n`;
}
