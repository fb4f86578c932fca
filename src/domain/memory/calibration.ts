import { DECAY } from './card.js';

/** How often review asked, how often it was to be right and was, and how far chance alone may lead that astray. */
interface Tally {
  asked: number;
  expected: number;
  right: number;
  /** The variance of the right ones, were the forecast true. */
  variance: number;
}

/** The last reviews, in two runs of up to `RUN`: when the newer is full, the older is forgotten. Plain data. */
export interface Recalled {
  older: Tally;
  newer: Tally;
}

/** What the last reviews say of the forecast. */
export interface Calibration {
  reviews: number;
  /** Shares from 0 to 1. */
  expected: number;
  right: number;
  /** Whether less was known than chance explains. */
  worse: boolean;
  /** The retention to ask for, so that what is wished for comes true; null where all is well or none higher is allowed. */
  advised: number | null;
}

const RUN = 100;
/** Fewer reviews than this say nothing. */
const LEAST = 50;
/** Standard deviations: one true forecast in 44 lies further off on this side. */
const SIGMAS = 2;
/** Less than this is not worth a word, however certain. */
const LEAST_GAP = 0.05;
const HIGHEST = 0.97;

export function noRecall(): Recalled {
  return { older: noTally(), newer: noTally() };
}

/** Adds a review of what was to be known with the odds `known`. Changes `recalled`. */
export function addReview(recalled: Recalled, known: number, right: boolean): void {
  if (recalled.newer.asked === RUN) Object.assign(recalled, { older: recalled.newer, newer: noTally() });
  const { newer } = recalled;
  newer.asked += 1;
  newer.expected += known;
  newer.right += right ? 1 : 0;
  newer.variance += known * (1 - known);
}

/** Compares what the last reviews promised with what they found; null before there are enough of them. */
export function calibrationOf({ older, newer }: Recalled, retention: number): Calibration | null {
  const reviews = older.asked + newer.asked;
  if (reviews < LEAST) return null;
  const expected = (older.expected + newer.expected) / reviews;
  const right = (older.right + newer.right) / reviews;
  const deviation = Math.sqrt(older.variance + newer.variance) / reviews;
  const worse = expected - right > Math.max(SIGMAS * deviation, LEAST_GAP);
  return { reviews, expected, right, worse, advised: worse ? retentionFor(retention, expected, right) : null };
}

/**
 * Where less is known than expected, memory runs down the same curve sooner: by as much sooner it has to be asked, which
 * is what a higher retention does.
 */
function retentionFor(retention: number, expected: number, right: number): number | null {
  const time = (known: number) => known ** (1 / DECAY) - 1;
  const faster = time(expected) / time(Math.max(right, 0.01));
  const needed = Math.ceil((1 + faster * time(retention)) ** DECAY * 100) / 100;
  return retention >= HIGHEST ? null : Math.min(HIGHEST, Math.max(needed, retention));
}

function noTally(): Tally {
  return { asked: 0, expected: 0, right: 0, variance: 0 };
}
