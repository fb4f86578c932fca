import type { Progress } from '../history/progress.js';
import { dateIn, localDate } from '../local-time.js';
import { dayOf, isDue } from '../memory/card.js';
import { askable, reviewsLeft } from '../memory/due.js';
import { reviewTime } from '../memory/review-time.js';
import type { Roadmap, Step } from '../road/roadmap.js';
import { fromFocus } from './next.js';
import { ownPace, shareLeft } from './pace.js';
import { dayStart, reviewsADay } from './settings.js';
import { standingOf, trackOf, type Standing } from './standing.js';

export interface ReviewDay {
  /** The learner's date. */
  date: string;
  concepts: number;
  minutes: number;
}

export interface PlannedStep {
  step: Step;
  /** Its first day, and its last. */
  from: string;
  to: string;
  minutes: number;
}

const DAY = 86_400_000;

/** The coming days on which review has something to ask, by what is known now; what a day has no room for waits. */
export function reviewDays(roadmap: Roadmap, progress: Progress, now: Date, days: number): ReviewDay[] {
  const start = dayStart(progress.settings);
  const today = dayOf(localDate(now, start));
  const due = Array.from({ length: days }, (): string[] => []);
  for (const [concept, card] of Object.entries(askable(roadmap, progress))) {
    const ahead = isDue(card, now) ? 0 : Math.max(0, dayOf(dateIn(card.due, start)) - today);
    due[ahead]?.push(concept);
  }
  let waiting: string[] = [];
  return due.flatMap((fresh, ahead) => {
    waiting = [...waiting, ...fresh];
    const room = ahead === 0 ? reviewsLeft(progress, now) : reviewsADay(progress.settings);
    const asked = waiting.slice(0, room);
    waiting = waiting.slice(room);
    const { minutes } = reviewTime(roadmap, progress, asked);
    return asked.length === 0 ? [] : [{ date: dateAt(today + ahead), concepts: asked.length, minutes }];
  });
}

/** The days of each step that is left, at so many hours a week, in the order in which they are offered. */
export function plannedSteps(roadmap: Roadmap, progress: Progress, now: Date, weeklyHours: number): PlannedStep[] {
  const track = trackOf(roadmap, progress);
  const standings = fromFocus(roadmap, progress).map((step) => standingOf(step, progress, track, now));
  const pace = ownPace(standings) ?? 1;
  const first = dayOf(localDate(now, dayStart(progress.settings)));
  const left = standings.filter(({ quiz, placed }) => !quiz.passed && placed !== 'skip');
  let used = 0;
  return left
    .toSorted((a, b) => Number(isDebt(a)) - Number(isDebt(b)))
    .map((standing) => {
      const { step } = standing;
      const minutes = ((step.minutes[0] + step.minutes[1]) / 2) * shareLeft(standing) * pace;
      const from = Math.floor(used);
      used += minutes / ((weeklyHours * 60) / 7);
      return { step, minutes, from: dateAt(first + from), to: dateAt(first + Math.max(from, Math.ceil(used) - 1)) };
    });
}

/** All that is left of it is its quiz, which was left: such steps come last. */
function isDebt({ quiz, read }: Standing): boolean {
  return quiz.deferredAt !== null && read.done === read.of;
}

function dateAt(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
