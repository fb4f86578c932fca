import { knownInside, knownOutside, totalOf, type Belief } from './belief.js';
import { likelihoods, STYLES, type PlacementModel, type QuestionForm } from './placement-model.js';
import { beside, besideOne, bySize, bySizeIn, product } from './sizes.js';

/** What most questions look like; which one a step has left is not known here. */
const USUAL: QuestionForm = { kind: 'choice', options: 4, dontKnow: true };
const OUTCOMES = ['right', 'wrong', 'unknown'] as const;

/** Ways of straying and sets that have less than this of their fair share would not change which step is best. */
const LEAST_SHARE = 0.05;

/**
 * How much an answer about each step is expected to settle, of that step and of all others: by how much it lessens the
 * sum of p (1 - p), if p is how likely a step is known.
 */
export function worthOfAsking(model: PlacementModel, beliefs: Belief[]): number[] {
  const { all, known, both } = pairsKnown(model, beliefs);
  const odds = usualOdds(beliefs);
  const now = doubtOf(known, all);
  const after = new Float64Array(known.length);
  return model.steps.map((_, step) => {
    let left = 0;
    for (const { ifKnown, ifUnknown } of odds) {
      const likely = known[step]! * ifKnown + (all - known[step]!) * ifUnknown;
      if (likely === 0) continue;
      for (let other = 0; other < after.length; other++) {
        const together = both[step]![other]!;
        after[other] = together * ifKnown + (known[other]! - together) * ifUnknown;
      }
      left += (likely / all) * doubtOf(after, likely);
    }
    return now - left;
  });
}

function doubtOf(weights: Float64Array, whole: number): number {
  let sum = 0;
  for (let step = 0; step < weights.length; step++) sum += (weights[step]! / whole) * (1 - weights[step]! / whole);
  return sum;
}

/** How likely each step is known, and each two steps are both known; all styles of answering taken together. */
function pairsKnown(
  model: PlacementModel,
  beliefs: Belief[],
): { all: number; known: Float64Array; both: Float64Array[] } {
  const steps = model.steps.length;
  const known = new Float64Array(steps);
  const both = model.steps.map(() => new Float64Array(steps));
  let all = 0;
  for (const straying of new Set(beliefs.map((belief) => belief.straying))) {
    const strayed = beliefs.filter((belief) => belief.straying === straying);
    if (totalOf(strayed) < LEAST_SHARE * totalOf(beliefs)) continue;
    const { total, held } = pairsHeld(model, strayed);
    all += total;
    const chance = model.steps.map((_, step) => chancesOf(strayed, step));
    for (let step = 0; step < steps; step++) {
      const [mine, row] = [chance[step]!, both[step]!];
      const own = mine.outside * total + mine.more * held[step]![step]!;
      known[step]! += own;
      row[step]! += own;
      for (let other = 0; other < step; other++) {
        const its = chance[other]!;
        const weight =
          mine.outside * (its.outside * total + its.more * held[other]![other]!) +
          mine.more * (its.outside * held[step]![step]! + its.more * held[step]![other]!);
        row[other]! += weight;
        both[other]![step]! += weight;
      }
    }
  }
  return { all, known, both };
}

/** The weight of the sets that hold both of two steps (the second is never the later one). */
function pairsHeld(model: PlacementModel, beliefs: Belief[]): { total: number; held: Float64Array[] } {
  const held = model.steps.map(() => new Float64Array(model.steps.length));
  const { parts } = model;
  let total = totalOf(beliefs);
  for (const [index, { sets }] of parts.entries()) {
    const weights = new Float64Array(sets.length);
    for (const { likely } of beliefs)
      for (let set = 0; set < weights.length; set++) weights[set]! += likely[index]![set]!;
    // Of several parts, each has few sets.
    const least = parts.length > 1 ? 0 : (LEAST_SHARE * total) / weights.length;
    total = addTogether(held, sets, weights, least);
  }
  if (parts.length > 1) for (const belief of beliefs) addApart(held, model, belief);
  return { total, held };
}

/** Adds the pairs of steps in one part; gives what all sets that count weigh. */
function addTogether(held: Float64Array[], sets: Uint16Array[], weights: Float64Array, least: number): number {
  let total = 0;
  for (let set = 0; set < weights.length; set++) {
    const weight = weights[set]!;
    if (weight < least) continue;
    total += weight;
    const members = sets[set]!;
    for (let last = 0; last < members.length; last++) {
      const row = held[members[last]!]!;
      for (let first = 0; first <= last; first++) row[members[first]!]! += weight;
    }
  }
  return total;
}

/** Adds the pairs of steps in two parts. */
function addApart(held: Float64Array[], { parts, prior }: PlacementModel, { share, weights }: Belief): void {
  const sizes = parts.map((part, index) => bySize(part, weights[index]!));
  const holding = parts.map((part, index) => part.known.map((column) => bySizeIn(part, weights[index]!, column)));
  for (const [later, { steps }] of parts.entries())
    for (const [earlier, { steps: others }] of parts.slice(0, later).entries()) {
      const factors = beside(sizes.toSpliced(later, 1).toSpliced(earlier, 1), prior);
      for (const [its, other] of others.entries()) {
        const likely = besideOne(holding[earlier]![its]!, factors);
        for (const [mine, step] of steps.entries())
          held[Math.max(step, other)]![Math.min(step, other)]! += share * product(holding[later]![mine]!, likely);
      }
    }
}

/** How likely a step is known outside of a learner's set, and how much likelier inside of it. */
function chancesOf(beliefs: Belief[], step: number): { outside: number; more: number } {
  const holding = beliefs.reduce((sum, belief) => sum + belief.holding[step]!, 0);
  const sum = (known: typeof knownInside) => beliefs.reduce((weight, belief) => weight + known(belief, step), 0);
  const rest = totalOf(beliefs) - holding;
  const outside = rest > 0 ? sum(knownOutside) / rest : 0;
  return { outside, more: (holding > 0 ? sum(knownInside) / holding : 0) - outside };
}

/** The odds of each outcome, on the average of the styles as they are believed in. */
function usualOdds(beliefs: Belief[]): { ifKnown: number; ifUnknown: number }[] {
  const all = totalOf(beliefs);
  const shares = STYLES.map((_, style) => totalOf(beliefs.filter((belief) => belief.style === style)) / all);
  const odds = likelihoods(USUAL);
  return OUTCOMES.map((outcome) => ({
    ifKnown: shares.reduce((sum, share, style) => sum + share * odds[style]!.known[outcome], 0),
    ifUnknown: shares.reduce((sum, share, style) => sum + share * odds[style]!.unknown[outcome], 0),
  }));
}
