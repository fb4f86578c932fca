import type { Progress } from '../history/progress.js';
import { isRun, type QuestionKind } from '../road/question.js';
import type { Roadmap } from '../road/roadmap.js';
import { mayComeNext } from './card.js';
import { askedOf } from './due.js';
import { askedAmong } from '../standing/standing.js';

/** How long the questions of a review take, and whether code is written in it for certain. */
export interface ReviewTime {
  /** In the order of the concepts. */
  each: number[];
  minutes: number;
  writes: boolean;
}

/** With its verdict, until the learner's own times are known. */
const USUAL_MINUTES: Record<QuestionKind, number> = {
  choice: 1 / 3,
  multi: 1 / 2,
  short: 1 / 2,
  predict: 3 / 4,
  order: 3 / 4,
  match: 3 / 4,
  write: 2,
  card: 1 / 3,
};
/** So many of a kind say more than what is usual. */
const ENOUGH = 20;
/** The learner's own times end with the answer: the verdict is to be read, too. */
const VERDICT_MINUTES = 1 / 6;

/** How long the questions take that review would ask of these concepts now. */
export function reviewTime(roadmap: Roadmap, progress: Progress, concepts: string[]): ReviewTime {
  const pools = concepts.map((id) => {
    const { pool, slips } = askedOf(roadmap, progress, id);
    return mayComeNext(pool, askedAmong(pool, progress), slips);
  });
  const each = pools.map((pool) => mean(pool.map(({ kind }) => minutesOf(kind, progress))));
  return { each, minutes: sum(each), writes: pools.some((pool) => pool.length > 0 && pool.every(isRun)) };
}

/** How long a question of a kind takes: the middle of the learner's own times, once there are enough of them. */
export function minutesOf(kind: QuestionKind, { kinds }: Pick<Progress, 'kinds'>): number {
  const took = kinds[kind]?.took ?? [];
  return took.length < ENOUGH ? USUAL_MINUTES[kind] : median(took) / 60_000 + VERDICT_MINUTES;
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}

function mean(numbers: number[]): number {
  return numbers.length === 0 ? 0 : sum(numbers) / numbers.length;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
