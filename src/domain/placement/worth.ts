import { knownInside, knownOutside, totalOf, type Belief } from './belief.js';
import type { Part } from './parts.js';
import { likelihoods, STYLES, type PlacementModel, type QuestionForm } from './placement-model.js';
import { addHolding, beside, bySize, combinedBefore, weigh } from './sizes.js';

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
    const row = step * known.length;
    let left = 0;
    for (const { ifKnown, ifUnknown } of odds) {
      const likely = known[step]! * ifKnown + (all - known[step]!) * ifUnknown;
      if (likely === 0) continue;
      for (let other = 0; other < after.length; other++) {
        const together = both[row + other]!;
        after[other] = together * ifKnown + (known[other]! - together) * ifUnknown;
      }
      left += (likely / all) * doubtOf(after, likely);
    }
    return now - left;
  });
}

function doubtOf(weights: Float64Array, whole: number): number {
  let sum = 0;
  for (let step = 0; step < weights.length; step++) {
    const probability = weights[step]! / whole;
    sum += probability * (1 - probability);
  }
  return sum;
}

/** How likely each step is known, and each two steps are both known, row by row; all styles of answering taken together. */
function pairsKnown(
  model: PlacementModel,
  beliefs: Belief[],
): { all: number; known: Float64Array; both: Float64Array } {
  const steps = model.steps.length;
  const known = new Float64Array(steps);
  const both = new Float64Array(steps * steps);
  let all = 0;
  for (const straying of new Set(beliefs.map((belief) => belief.straying))) {
    const strayed = beliefs.filter((belief) => belief.straying === straying);
    if (totalOf(strayed) < LEAST_SHARE * totalOf(beliefs)) continue;
    const { total, held } = pairsHeld(model, strayed);
    all += total;
    const { outside, more } = chancesOf(model, strayed);
    for (let step = 0; step < steps; step++) {
      const row = step * steps;
      const [out, gain, holding] = [outside[step]!, more[step]!, held[row + step]!];
      const own = out * total + gain * holding;
      known[step]! += own;
      both[row + step]! += own;
      for (let other = 0; other < step; other++) {
        const its = other * steps;
        const together = held[row + other]! + held[its + step]!;
        const weight =
          out * (outside[other]! * total + more[other]! * held[its + other]!) +
          gain * (outside[other]! * holding + more[other]! * together);
        both[row + other]! += weight;
        both[its + step]! += weight;
      }
    }
  }
  return { all, known, both };
}

/** The weight of the sets that hold both of two steps, in the row of either. */
function pairsHeld(model: PlacementModel, beliefs: Belief[]): { total: number; held: Float64Array } {
  const { parts, steps } = model;
  const held = new Float64Array(steps.length * steps.length);
  let total = totalOf(beliefs);
  for (const [index, part] of parts.entries()) {
    const weights = new Float64Array(part.sizes.length);
    for (const belief of beliefs) {
      const [own, factors, { share }] = [belief.weights[index]!, belief.factors[index]!, belief];
      for (let set = 0; set < weights.length; set++) weights[set]! += share * own[set]! * factors[part.sizes[set]!]!;
    }
    // Of several parts, each has few sets.
    const least = parts.length > 1 ? 0 : (LEAST_SHARE * total) / weights.length;
    for (let set = 0; set < weights.length; set++) if (weights[set]! < least) weights[set] = 0;
    total = addTogether(held, steps.length, part, weights);
  }
  if (parts.length > 1) for (const belief of beliefs) addApart(held, model, belief);
  return { total, held };
}

/** Adds the pairs of steps in one part, each in the row of the later one; gives what all sets weigh. */
function addTogether(held: Float64Array, steps: number, { last, before }: Part, weights: Float64Array): number {
  for (let set = weights.length - 1; set > 0; set--) {
    const weight = weights[set]!;
    if (weight === 0) continue;
    weights[before[set]!]! += weight;
    const row = last[set]! * steps;
    for (let some = set; some > 0; some = before[some]!) held[row + last[some]!]! += weight;
  }
  return weights[0]!;
}

/** Adds the pairs of steps in two parts, each in the row of the step whose part is the earlier one. */
function addApart(held: Float64Array, { parts, prior, steps }: PlacementModel, { share, weights }: Belief): void {
  const sizes = parts.map((part, index) => bySize(part, weights[index]!));
  const spare = parts.map((part) => new Float64Array(part.sizes.length));
  const before = combinedBefore(sizes);
  let after = prior;
  for (let later = parts.length - 1; later > 0; later--) {
    const part = parts[later]!;
    const most = part.steps.length;
    const likely = new Float64Array(most + 1);
    let between = after;
    for (let earlier = later - 1; earlier >= 0; earlier--) {
      const other = parts[earlier]!;
      const factors = beside(before[earlier]!, between);
      const holding = new Float64Array((most + 1) * steps.length);
      for (let size = 0; size <= most; size++) {
        weigh(other, weights[earlier]!, factors, size, spare[earlier]!);
        addHolding(other, spare[earlier]!, holding, size * steps.length);
      }
      for (const step of other.steps) {
        for (let size = 0; size <= most; size++) likely[size] = share * holding[size * steps.length + step]!;
        weigh(part, weights[later]!, likely, 0, spare[later]!);
        addHolding(part, spare[later]!, held, step * steps.length);
      }
      between = beside(sizes[earlier]!, between);
    }
    after = beside(sizes[later]!, after);
  }
}

/** How likely each step is known outside of a learner's set, and how much likelier inside of it. */
function chancesOf({ steps }: PlacementModel, beliefs: Belief[]): { outside: Float64Array; more: Float64Array } {
  const total = totalOf(beliefs);
  const [outside, more] = [new Float64Array(steps.length), new Float64Array(steps.length)];
  for (let step = 0; step < steps.length; step++) {
    let [holding, inside, beyond] = [0, 0, 0];
    for (const belief of beliefs) {
      holding += belief.holding[step]!;
      inside += knownInside(belief, step);
      beyond += knownOutside(belief, step);
    }
    outside[step] = total > holding ? beyond / (total - holding) : 0;
    more[step] = (holding > 0 ? inside / holding : 0) - outside[step]!;
  }
  return { outside, more };
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
