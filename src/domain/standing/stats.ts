import type { Progress } from '../history/progress.js';
import { KINDS, type QuestionKind } from '../road/question.js';
import { calibrationOf, type Calibration } from '../memory/calibration.js';
import { asideConcepts } from '../memory/due.js';
import { isNamed, type Concept, type Roadmap, type Step } from '../road/roadmap.js';
import type { LabStanding } from './built.js';
import { dateOf, dayNumber, mondayOf, weekOf } from './calendar.js';
import { retentionOf } from './settings.js';
import { questionProgress, standingOf, trackOf } from './standing.js';

/** How much was done on a day: 0 is nothing, 4 a full hour or forty answers. */
export type Shade = 0 | 1 | 2 | 3 | 4;

export interface Day {
  /** The learner's local date, `yyyy-mm-dd`. */
  date: string;
  answers: number;
  ms: number;
  shade: Shade;
}

export interface Span {
  days: number;
  answers: number;
  ms: number;
}

export interface Score {
  asked: number;
  right: number;
}

/** Weeks in a row on which something was done. */
export interface Streaks {
  current: number;
  longest: number;
  /** Nothing was done in the current week yet, which breaks no run. */
  weekOpen: boolean;
}

export interface StepScore extends Score {
  step: Step;
}

export interface BuiltLab extends LabStanding {
  step: Step;
}

export interface KindScore extends Score {
  kind: QuestionKind;
}

export interface WeakConcept extends Score {
  step: Step;
  concept: string;
  title: string;
}

export interface Stats {
  /** Whether anything was ever done. */
  begun: boolean;
  /** The last 53 weeks, oldest first, each from its Monday; the current one ends today. */
  weeks: Day[][];
  /** The last four weeks, to the day. */
  recent: Span;
  /** Null where the learner does not want them. */
  streaks: Streaks | null;
  /** Steps and kinds of which something was asked. */
  steps: StepScore[];
  kinds: KindScore[];
  /** Labs of which something was asked. */
  labs: BuiltLab[];
  /** Concepts whose last answer was not right, the least often right first. */
  weak: WeakConcept[];
  /** Concepts that are put aside. */
  aside: { step: Step; concept: Concept }[];
  /** How well review foresees what is known; null before there is enough to tell. */
  recall: Calibration | null;
}

const WEEKS = 53;
const RECENT_DAYS = 28;
/** Either is enough for the shade. */
const SHADES: { shade: Shade; minutes: number; answers: number }[] = [
  { shade: 4, minutes: 60, answers: 40 },
  { shade: 3, minutes: 30, answers: 20 },
  { shade: 2, minutes: 10, answers: 8 },
];

/** What the history adds up to on `today`, a date as `yyyy-mm-dd`. */
export function statsOf(roadmap: Roadmap, progress: Progress, today: string): Stats {
  const last = dayNumber(today);
  const track = trackOf(roadmap, progress);
  const standings = roadmap.steps.map((step) => standingOf(step, progress, track, new Date(today)));
  const aside = asideConcepts(roadmap, progress);
  const isAsked = (id: string) => aside.every(({ concept }) => concept.id !== id);
  return {
    begun: Object.keys(progress.days).length > 0,
    weeks: weeksUntil(last, progress),
    recent: spanOf(daysBetween(last - RECENT_DAYS + 1, last, progress)),
    streaks: progress.settings['streaks'] === 'off' ? null : streaksOf(Object.keys(progress.days), last),
    steps: standings.map(({ step, answers }) => ({ step, ...answers })).filter(({ asked }) => asked > 0),
    kinds: KINDS.flatMap((kind) => {
      const tally = progress.kinds[kind];
      return tally ? [{ kind, asked: tally.asked, right: tally.right }] : [];
    }),
    labs: standings.flatMap(({ step, built, rungs }) =>
      [...(built ?? []), ...rungs].filter(({ rounds }) => rounds > 0).map((lab) => ({ step, ...lab })),
    ),
    aside,
    recall: calibrationOf(progress.recalled, retentionOf(progress.settings)),
    weak: standings
      .flatMap(({ step, weak }) => weak.filter(isAsked).map((concept) => weakConcept(step, concept, progress)))
      .sort((a, b) => a.right / a.asked - b.right / b.asked),
  };
}

export function spanOf(days: Day[]): Span {
  const used = days.filter(({ shade }) => shade > 0);
  return {
    days: used.length,
    answers: sum(used.map(({ answers }) => answers)),
    ms: sum(used.map(({ ms }) => ms)),
  };
}

function weeksUntil(last: number, progress: Progress): Day[][] {
  return Array.from({ length: WEEKS }, (_unused, index) => {
    const monday = mondayOf(weekOf(last) - WEEKS + 1 + index);
    return daysBetween(monday, Math.min(monday + 6, last), progress);
  });
}

function daysBetween(first: number, last: number, { days }: Progress): Day[] {
  return Array.from({ length: last - first + 1 }, (_unused, index) => {
    const date = dateOf(first + index);
    const done = days[date];
    return done
      ? { date, answers: done.answers, ms: done.ms, shade: shadeOf(done) }
      : { date, answers: 0, ms: 0, shade: 0 };
  });
}

function shadeOf({ answers, ms }: Pick<Day, 'answers' | 'ms'>): Shade {
  const reached = SHADES.find((least) => ms >= least.minutes * 60_000 || answers >= least.answers);
  return reached?.shade ?? 1;
}

function streaksOf(dates: string[], last: number): Streaks {
  // After a flight west, or with a clock set right again, there may be days after today.
  const used = new Set(dates.map((date) => weekOf(dayNumber(date))).filter((week) => week <= weekOf(last)));
  const weekOpen = !used.has(weekOf(last));
  const ends = [...used].filter((week) => !used.has(week + 1));
  return {
    current: runUntil(weekOf(last) - (weekOpen ? 1 : 0), used),
    longest: Math.max(0, ...ends.map((week) => runUntil(week, used))),
    weekOpen,
  };
}

function runUntil(week: number, used: Set<number>): number {
  let weeks = 0;
  while (used.has(week - weeks)) weeks += 1;
  return weeks;
}

function weakConcept(step: Step, id: string, progress: Progress): WeakConcept {
  const weak = step.concepts.find((concept) => concept.id === id)!;
  const answered = step.questions
    .flatMap((question) => questionProgress(progress, question) ?? [])
    .filter(({ concept }) => isNamed(weak, concept));
  return {
    ...{ step, concept: id, title: weak.title },
    asked: sum(answered.map(({ asked }) => asked)),
    right: sum(answered.map(({ right }) => right)),
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
