import type { Part } from './parts.js';

/** What the sets of a part weigh, by how many steps they hold. */
export function bySize({ steps, sizes }: Part, weights: Float64Array): Float64Array {
  const sums = new Float64Array(steps.length + 1);
  for (let set = 0; set < weights.length; set++) sums[sizes[set]!]! += weights[set]!;
  return sums;
}

/** What the sets weigh where one of a size weighs so many times more; the factor of size 0 stands at `from`. */
export function weigh(
  { sizes }: Part,
  weights: Float64Array,
  factors: Float64Array,
  from: number,
  weighed: Float64Array,
): void {
  for (let set = 0; set < weighed.length; set++) weighed[set] = weights[set]! * factors[from + sizes[set]!]!;
}

/**
 * Adds to each step, in the row that begins at `row`, what the sets that hold it weigh; gives what all sets weigh. Every
 * set that holds a step goes on from just one whose last step it is: so each hands its weight back, and none is looked
 * through. The weights are used up by it.
 */
export function addHolding({ last, before }: Part, weights: Float64Array, holding: Float64Array, row: number): number {
  for (let set = weights.length - 1; set > 0; set--) {
    const weight = weights[set]!;
    weights[before[set]!]! += weight;
    holding[row + last[set]!]! += weight;
  }
  return weights[0]!;
}

/** What the sets of two parts taken together weigh, by how many steps they hold. */
export function combined(a: Float64Array, b: Float64Array): Float64Array {
  const sums = new Float64Array(a.length + b.length - 1);
  for (let mine = 0; mine < a.length; mine++)
    for (let its = 0; its < b.length; its++) sums[mine + its]! += a[mine]! * b[its]!;
  return sums;
}

/**
 * What weighs a set of some steps, by how many it holds, for all that may be known beside it of other parts: `rest` are
 * their sums, `prior` is what weighs a set of all. It is only how many steps are known in all that parts have to do with
 * each other.
 */
export function beside(rest: Float64Array, prior: Float64Array): Float64Array {
  const sums = new Float64Array(prior.length - rest.length + 1);
  for (let own = 0; own < sums.length; own++) {
    let sum = 0;
    for (let more = 0; more < rest.length; more++) sum += rest[more]! * prior[own + more]!;
    sums[own] = sum;
  }
  return sums;
}

/** For each part the sums of all before it. */
export function combinedBefore(sizes: Float64Array[]): Float64Array[] {
  let all: Float64Array = Float64Array.of(1);
  return sizes.map((ofPart) => {
    const before = all;
    all = combined(all, ofPart);
    return before;
  });
}

/** For each part what weighs a set of it, by how many it holds, for all that may be known of the others. */
export function besideEach(parts: Part[], weights: Float64Array[], prior: Float64Array): Float64Array[] {
  if (parts.length === 1) return [prior];
  const sizes = parts.map((part, index) => bySize(part, weights[index]!));
  const factors = combinedBefore(sizes);
  let later = prior;
  for (let part = parts.length - 1; part >= 0; part--) {
    factors[part] = beside(factors[part]!, later);
    later = beside(sizes[part]!, later);
  }
  return factors;
}
