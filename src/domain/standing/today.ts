import { dateIn, localDate, localIso } from '../local-time.js';
import type { Progress } from '../history/progress.js';
import { dayOf, isDue } from '../memory/card.js';
import { askable, conceptOf } from '../memory/due.js';
import { reviewTime } from '../memory/review-time.js';
import { lessonsOf, type Concept, type Lesson, type Roadmap, type Step } from '../road/roadmap.js';
import { builtOf, rungsOf, type LabStanding } from './built.js';
import { dateOf, dayNumber, mondayOf, weekOf } from './calendar.js';
import { nextTask, type Task } from './next.js';
import { dayStart } from './settings.js';
import { lessonProgress, questionProgress, quizStanding, trackOf } from './standing.js';

/** What was done on the learner's day, what comes back and when, and the week so far. */
export interface Today {
  date: string;
  done: DayDone;
  /** Lessons that were finished, in this order. */
  lessons: FinishedLesson[];
  /** The one that is in the middle. */
  begun: { lesson: Lesson; part: number } | null;
  /** The quiz that is in the middle. */
  opened: { step: Step; done: number; of: number } | null;
  /** Quizzes that came to their end and are not passed yet. */
  tried: { step: Step; right: number; total: number }[];
  /** Steps whose quiz was passed, and labs that were green for the first time. */
  steps: Step[];
  labs: LabStanding[];
  /** How many steps are passed by now. */
  passed: { done: number; of: number };
  /** How many concepts are due and were not asked, and how long these take. */
  due: number;
  dueMinutes: number;
  /** The days after today on which concepts come back, the next one first. */
  back: Back[];
  week: Week;
}

export interface DayDone {
  answers: number;
  right: number;
  reviews: number;
  /** How many parts of lessons were read. */
  parts: number;
  /** By the clock of what was done or, where it says more, of the sittings. */
  ms: number;
}

export interface FinishedLesson {
  step: Step;
  lesson: Lesson;
  /** Most of its questions are right by now: what it set out to teach can be said to be learned. */
  isKnown: boolean;
}

export interface Back {
  /** In so many days. */
  days: number;
  concepts: Concept[];
  /** Those of them that were missed when they were asked last. */
  missed: Concept[];
  minutes: number;
}

/** From Monday to today; of its days those on which something was done. */
export interface Week {
  days: { date: string; ms: number }[];
  lessons: number;
}

export function todayOf(roadmap: Roadmap, progress: Progress, now: Date): Today {
  const start = dayStart(progress.settings);
  const date = localDate(now, start);
  const isToday = (at: string | null) => at !== null && dateIn(at, start) === date;
  const track = trackOf(roadmap, progress);
  const finished = finishedLessons(roadmap, progress);
  const labs = roadmap.steps.flatMap((step) => [...(builtOf(step, progress) ?? []), ...rungsOf(step, progress)]);
  const cards = Object.entries(askable(roadmap, progress));
  const due = cards.filter(([, card]) => isDue(card, now)).map(([concept]) => concept);
  return {
    date,
    done: doneOn(progress, date),
    lessons: finished
      .filter(({ readAt }) => isToday(readAt))
      .toSorted((a, b) => Date.parse(a.readAt) - Date.parse(b.readAt))
      .map(({ step, lesson }) => ({ step, lesson, isKnown: isKnown(step, lesson, progress) })),
    ...begunOf(nextTask(roadmap, progress)),
    tried: roadmap.steps.flatMap((step) => {
      const { last, passed } = quizStanding(step, progress, track);
      return last && !passed && isToday(last.at) ? [{ step, right: last.right, total: last.total }] : [];
    }),
    passed: {
      done: roadmap.steps.filter((step) => quizStanding(step, progress, track).passed).length,
      of: roadmap.steps.length,
    },
    steps: roadmap.steps.filter((step) => isToday(quizStanding(step, progress, track).passedAt)),
    labs: labs.filter(({ passedAt }) => isToday(passedAt)),
    due: due.length,
    dueMinutes: reviewTime(roadmap, progress, due).minutes,
    back: backAfter(date, roadmap, progress, now),
    week: weekUntil(
      date,
      progress,
      finished.map(({ readAt }) => dateIn(readAt, start)),
    ),
  };
}

export function doneOn({ days }: Progress, date: string): DayDone {
  const { answers = 0, right = 0, ms = 0, reviews = 0, parts = 0, sat = 0 } = days[date] ?? {};
  return { answers, right, reviews, parts, ms: Math.max(ms, sat) };
}

function begunOf(task: Task): Pick<Today, 'begun' | 'opened'> {
  const opened = ({ step, open }: Extract<Task, { kind: 'quiz' }>): Today['opened'] =>
    open && { step, done: Object.keys(open.answered).length, of: open.questions.length };
  return {
    begun: task.kind === 'lesson' && task.part > 0 ? { lesson: task.lesson, part: task.part } : null,
    opened: task.kind === 'quiz' ? opened(task) : null,
  };
}

function finishedLessons(roadmap: Roadmap, progress: Progress): { step: Step; lesson: Lesson; readAt: string }[] {
  const track = trackOf(roadmap, progress);
  return roadmap.steps.flatMap((step) =>
    lessonsOf(step, track).flatMap((lesson) => {
      const readAt = lessonProgress(progress, lesson)?.readAt ?? null;
      return readAt === null ? [] : [{ step, lesson, readAt }];
    }),
  );
}

/** By the last answer to each of its checks; one without any is known when it is read. */
function isKnown({ questions }: Step, { id }: Lesson, progress: Progress): boolean {
  const outcomes = questions
    .filter((question) => question.check && question.lesson === id)
    .flatMap((question) => questionProgress(progress, question)?.last.outcome ?? []);
  return outcomes.filter((outcome) => outcome === 'right').length * 2 >= outcomes.length;
}

function backAfter(date: string, roadmap: Roadmap, progress: Progress, now: Date): Back[] {
  const start = dayStart(progress.settings);
  const groups = new Map<number, Back>();
  for (const [id, card] of Object.entries(askable(roadmap, progress))) {
    if (isDue(card, now)) continue;
    const days = Math.max(1, dayOf(localIso(new Date(card.due)), start) - dayNumber(date));
    const back = groups.get(days) ?? { days, concepts: [], missed: [], minutes: 0 };
    const concept = conceptOf(roadmap, id);
    back.concepts.push(concept);
    back.minutes += reviewTime(roadmap, progress, [id]).minutes;
    if (card.missed) back.missed.push(concept);
    groups.set(days, back);
  }
  return [...groups.values()].sort((a, b) => a.days - b.days);
}

function weekUntil(date: string, progress: Progress, finished: string[]): Week {
  const last = dayNumber(date);
  const monday = mondayOf(weekOf(last));
  const dates = Array.from({ length: last - monday + 1 }, (_unused, index) => dateOf(monday + index));
  return {
    days: dates.flatMap((one) => (progress.days[one] ? [{ date: one, ms: doneOn(progress, one).ms }] : [])),
    lessons: finished.filter((one) => dates.includes(one)).length,
  };
}
