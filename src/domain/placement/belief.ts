import type { Outcome } from '../history/event.js';
import { likelihoods, STYLES, type Likelihood, type PlacementModel, type QuestionForm } from './placement-model.js';
import { addHolding, besideEach, weigh } from './sizes.js';

/** What is believed of learners who stray in one way and answer in one style. */
export interface Belief {
  straying: Straying;
  style: number;
  seen: Seen;
  /** How likely this straying and this style were at first. */
  share: number;
  /** For each part of the model, how likely each of its sets makes what was seen of its steps. */
  weights: Float64Array[];
  /** And by how many steps a set holds, how likely the rest of all that was seen is, whatever is known of other parts. */
  factors: Float64Array[];
  /** How likely all that was seen is, with this straying and this style; and for each step, with the sets that hold it. */
  total: number;
  holding: Float64Array;
}

/** How likely all that was seen of each step is, if it is known, and if it is not; alike for all who answer in one style. */
interface Seen {
  known: Float64Array;
  unknown: Float64Array;
}

/** The odds that a step of a learner's closed set is not known after all, and that one outside of it is. */
interface Straying {
  missing: number;
  island: number;
  /** Comes from another field, so that the requirements say little. */
  far: boolean;
}

const NOT: Straying = { missing: 0, island: 0, far: false };
const LITTLE: Straying = { missing: 0.05, island: 0.05, far: false };
const FAR: Straying = { missing: 0.3, island: 0.2, far: true };

const LITTLE_SHARE = 0.03;
/** How many would stray far on a road where no step needs another: a single line has no other fields to come from. */
const FAR_SHARE = 0.6;

/** Having worked with something says less than one answer: people tick what they have only seen, and forget what they use. */
const TICKED = { known: 0.6, unknown: 0.3 };

/** What is believed before any answer; `workedWith` is null where nobody was asked. */
export function firstBeliefs(model: PlacementModel, workedWith: string[] | null): Belief[] {
  const odds = (state: 'known' | 'unknown') =>
    Float64Array.from(model.steps, (step) => {
      if (workedWith === null) return 1;
      return workedWith.includes(step) ? TICKED[state] : 1 - TICKED[state];
    });
  const seen = { known: odds('known'), unknown: odds('unknown') };
  const far = FAR_SHARE * independence(model);
  const ways: [Straying, number][] = [
    [NOT, 1 - LITTLE_SHARE - far],
    [LITTLE, LITTLE_SHARE],
    [FAR, far],
  ];
  const beliefs = ways.flatMap(([straying, share]) =>
    STYLES.map((manner, style) => {
      const weights = model.parts.map((part) => {
        const ofPart = new Float64Array(part.sizes.length).fill(1);
        for (const [index, step] of part.steps.entries())
          multiply(ofPart, part.known[index]!, inside(straying, seen, step), outside(straying, seen, step));
        return ofPart;
      });
      return { straying, style, seen, share: share * manner.share, weights };
    }),
  );
  return summed(model, beliefs);
}

/** The beliefs after an answer; those that it rules out are gone. */
export function afterAnswer(
  model: PlacementModel,
  beliefs: Belief[],
  step: number,
  form: QuestionForm,
  outcome: Outcome,
): Belief[] {
  const part = model.parts.findIndex(({ steps }) => steps.includes(step));
  const { steps, known: columns } = model.parts[part]!;
  const column = columns[steps.indexOf(step)]!;
  const seenIn = likelihoods(form).map((odds, style) => {
    const before = beliefs.find((belief) => belief.style === style)?.seen;
    return before && afterOutcome(before, step, odds, outcome);
  });
  const after = beliefs.map(({ straying, style, seen: before, share, weights }) => {
    const seen = seenIn[style]!;
    const changed = weights[part]!.slice();
    multiply(
      changed,
      column,
      inside(straying, seen, step) / inside(straying, before, step),
      outside(straying, seen, step) / outside(straying, before, step),
    );
    return { straying, style, seen, share, weights: weights.with(part, changed) };
  });
  return summed(model, after);
}

/** How likely each step is known, and how likely the learner strays far from what the roadmap requires. */
export function likelihoodsOf(model: PlacementModel, beliefs: Belief[]): { probabilities: number[]; straying: number } {
  const all = totalOf(beliefs);
  const known = new Float64Array(model.steps.length);
  for (const belief of beliefs)
    for (let step = 0; step < known.length; step++)
      known[step]! += knownInside(belief, step) + knownOutside(belief, step);
  return {
    probabilities: Array.from(known, (weight) => weight / all),
    straying: totalOf(beliefs.filter(({ straying }) => straying.far)) / all,
  };
}

export function totalOf(beliefs: Belief[]): number {
  return beliefs.reduce((sum, { total }) => sum + total, 0);
}

/** The weight of those whose set holds the step, and who know it. */
export function knownInside({ straying, seen, holding }: Belief, step: number): number {
  return (holding[step]! * (1 - straying.missing) * seen.known[step]!) / inside(straying, seen, step);
}

/** The weight of those whose set does not hold the step, and who know it all the same. */
export function knownOutside({ straying, seen, holding, total }: Belief, step: number): number {
  if (straying.island === 0) return 0;
  return ((total - holding[step]!) * straying.island * seen.known[step]!) / outside(straying, seen, step);
}

function inside({ missing }: Straying, { known, unknown }: Seen, step: number): number {
  return (1 - missing) * known[step]! + missing * unknown[step]!;
}

function outside({ island }: Straying, { known, unknown }: Seen, step: number): number {
  return island * known[step]! + (1 - island) * unknown[step]!;
}

function afterOutcome({ known, unknown }: Seen, step: number, odds: Likelihood, outcome: Outcome): Seen {
  return {
    known: known.with(step, known[step]! * odds.known[outcome]),
    unknown: unknown.with(step, unknown[step]! * odds.unknown[outcome]),
  };
}

function multiply(weights: Float64Array, column: Float64Array, ifHeld: number, ifNot: number): void {
  if (ifHeld === 1 && ifNot === 1) return;
  for (let set = 0; set < weights.length; set++) weights[set]! *= ifNot + (ifHeld - ifNot) * column[set]!;
}

function summed(model: PlacementModel, beliefs: Omit<Belief, 'factors' | 'total' | 'holding'>[]): Belief[] {
  const { parts, prior } = model;
  const spare = parts.map(({ sizes }) => new Float64Array(sizes.length));
  return beliefs
    .map((belief) => {
      const { share, weights } = belief;
      const factors = besideEach(parts, weights, prior);
      const holding = new Float64Array(model.steps.length);
      let total = 1;
      for (const [index, part] of parts.entries()) {
        weigh(part, weights[index]!, factors[index]!, 0, spare[index]!);
        total = addHolding(part, spare[index]!, holding, 0);
      }
      for (let step = 0; step < holding.length; step++) holding[step]! *= share;
      return { ...belief, factors, total: share * total, holding };
    })
    .filter(({ total }) => total > 0);
}

/** The share of pairs of steps of which neither needs the other: 0 in a line, 1 where no step needs another. */
function independence({ steps, needs }: PlacementModel): number {
  const pairs = (steps.length * (steps.length - 1)) / 2;
  if (pairs === 0) return 0;
  return 1 - steps.reduce((sum, step) => sum + needs[step]!.size, 0) / pairs;
}
