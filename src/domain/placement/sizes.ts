import type { Part } from './parts.js';

/** What the sets of a part weigh, by how many steps they hold. */
export function bySize({ steps, sizes }: Part, weights: Float64Array): Float64Array {
  const sums = new Float64Array(steps.length + 1);
  for (let set = 0; set < weights.length; set++) sums[sizes[set]!]! += weights[set]!;
  return sums;
}

/** The same of those sets alone that a column holds. */
export function bySizeIn({ steps, sizes }: Part, weights: Float64Array, column: Float64Array): Float64Array {
  const sums = new Float64Array(steps.length + 1);
  for (let set = 0; set < weights.length; set++) sums[sizes[set]!]! += weights[set]! * column[set]!;
  return sums;
}

/** What the sets of two parts taken together weigh, by how many steps they hold. */
export function combined(a: Float64Array, b: Float64Array): Float64Array {
  const sums = new Float64Array(a.length + b.length - 1);
  for (let mine = 0; mine < a.length; mine++)
    for (let its = 0; its < b.length; its++) sums[mine + its]! += a[mine]! * b[its]!;
  return sums;
}

/**
 * What weighs a set of some steps, by how many it holds, for all that may be known beside it: `others` are the sums of
 * all other parts. It is only how many steps are known in all that the parts have to do with each other.
 */
export function beside(others: Float64Array[], prior: Float64Array): Float64Array {
  return besideOne(others.reduce(combined, Float64Array.of(1)), prior);
}

/** The same where there is but one other, or all others are combined. */
export function besideOne(rest: Float64Array, prior: Float64Array): Float64Array {
  const sums = new Float64Array(prior.length - rest.length + 1);
  for (let own = 0; own < sums.length; own++)
    for (let more = 0; more < rest.length; more++) sums[own]! += rest[more]! * prior[own + more]!;
  return sums;
}

export function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}
