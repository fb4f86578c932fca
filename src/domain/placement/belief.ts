import type { Outcome } from '../history/event.js';
import { likelihoods, STYLES, type PlacementModel, type QuestionForm } from './placement-model.js';

/** What is believed of learners who stray in one way and answer in one style. */
export interface Belief {
  straying: Straying;
  style: number;
  /** How likely all that was seen of each step is, if it is known, and if it is not. */
  known: Float64Array;
  unknown: Float64Array;
  /** How likely each closed set is, together with this straying and this style; they need not add up to 1. */
  weights: Float64Array;
  /** The sum of the weights, and for each step the sum over the sets that hold it. */
  total: number;
  holding: Float64Array;
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
  const far = FAR_SHARE * independence(model);
  const ways: [Straying, number][] = [
    [NOT, 1 - LITTLE_SHARE - far],
    [LITTLE, LITTLE_SHARE],
    [FAR, far],
  ];
  const beliefs = ways.flatMap(([straying, share]) =>
    STYLES.map((manner, style) => {
      const [known, unknown] = [odds('known'), odds('unknown')];
      const weights = model.prior.map((weight) => weight * share * manner.share);
      for (const [step, column] of model.known.entries())
        multiply(
          weights,
          column,
          inside(straying, known[step]!, unknown[step]!),
          outside(straying, known[step]!, unknown[step]!),
        );
      return summed(model, { straying, style, known, unknown, weights });
    }),
  );
  return beliefs.filter(({ total }) => total > 0);
}

/** The beliefs after an answer; those that it rules out are gone. */
export function afterAnswer(
  model: PlacementModel,
  beliefs: Belief[],
  step: number,
  form: QuestionForm,
  outcome: Outcome,
): Belief[] {
  const odds = likelihoods(form);
  return beliefs
    .map(({ straying, style, known, unknown, weights }) => {
      const ifKnown = known[step]! * odds[style]!.known[outcome];
      const ifUnknown = unknown[step]! * odds[style]!.unknown[outcome];
      const after = weights.slice();
      multiply(
        after,
        model.known[step]!,
        inside(straying, ifKnown, ifUnknown) / inside(straying, known[step]!, unknown[step]!),
        outside(straying, ifKnown, ifUnknown) / outside(straying, known[step]!, unknown[step]!),
      );
      return summed(model, {
        straying,
        style,
        known: known.with(step, ifKnown),
        unknown: unknown.with(step, ifUnknown),
        weights: after,
      });
    })
    .filter(({ total }) => total > 0);
}

/** How likely each step is known, and how likely the learner strays far from what the roadmap requires. */
export function likelihoodsOf(model: PlacementModel, beliefs: Belief[]): { probabilities: number[]; straying: number } {
  const all = totalOf(beliefs);
  return {
    probabilities: model.steps.map(
      (_, step) =>
        beliefs.reduce((sum, belief) => sum + knownInside(belief, step) + knownOutside(belief, step), 0) / all,
    ),
    straying: totalOf(beliefs.filter(({ straying }) => straying.far)) / all,
  };
}

export function totalOf(beliefs: Belief[]): number {
  return beliefs.reduce((sum, { total }) => sum + total, 0);
}

/** The weight of those whose set holds the step, and who know it. */
export function knownInside({ straying, known, unknown, holding }: Belief, step: number): number {
  return (holding[step]! * (1 - straying.missing) * known[step]!) / inside(straying, known[step]!, unknown[step]!);
}

/** The weight of those whose set does not hold the step, and who know it all the same. */
export function knownOutside({ straying, known, unknown, holding, total }: Belief, step: number): number {
  if (straying.island === 0) return 0;
  return ((total - holding[step]!) * straying.island * known[step]!) / outside(straying, known[step]!, unknown[step]!);
}

function inside({ missing }: Straying, known: number, unknown: number): number {
  return (1 - missing) * known + missing * unknown;
}

function outside({ island }: Straying, known: number, unknown: number): number {
  return island * known + (1 - island) * unknown;
}

function multiply(weights: Float64Array, column: Float64Array, ifHeld: number, ifNot: number): void {
  if (ifHeld === 1 && ifNot === 1) return;
  for (let set = 0; set < weights.length; set++) weights[set]! *= ifNot + (ifHeld - ifNot) * column[set]!;
}

function summed(model: PlacementModel, belief: Omit<Belief, 'total' | 'holding'>): Belief {
  const { weights } = belief;
  let total = 0;
  for (let set = 0; set < weights.length; set++) total += weights[set]!;
  const holding = Float64Array.from(model.known, (column) => {
    let weight = 0;
    for (let set = 0; set < weights.length; set++) weight += weights[set]! * column[set]!;
    return weight;
  });
  return { ...belief, total, holding };
}

/** The share of pairs of steps of which neither needs the other: 0 in a line, 1 where no step needs another. */
function independence({ steps, needs }: PlacementModel): number {
  const pairs = (steps.length * (steps.length - 1)) / 2;
  if (pairs === 0) return 0;
  return 1 - steps.reduce((sum, step) => sum + needs[step]!.size, 0) / pairs;
}
