import type { Outcome } from '../history/event.js';
import { likelihoods, STYLES, type PlacementModel, type QuestionForm } from './placement-model.js';
import { beside, bySize, product } from './sizes.js';

/** What is believed of learners who stray in one way and answer in one style. */
export interface Belief {
  straying: Straying;
  style: number;
  /** How likely all that was seen of each step is, if it is known, and if it is not. */
  known: Float64Array;
  unknown: Float64Array;
  /** How likely this straying and this style were at first. */
  share: number;
  /** For each part of the model, how likely each of its sets makes what was seen of its steps. */
  weights: Float64Array[];
  /** The same with all that was seen, whatever is known of the other parts: these add up to the total. */
  likely: Float64Array[];
  /** How likely all that was seen is, with this straying and this style; and for each step, with the sets that hold it. */
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
      const weights = model.parts.map((part) => {
        const ofPart = new Float64Array(part.sets.length).fill(1);
        for (const [index, step] of part.steps.entries())
          multiply(
            ofPart,
            part.known[index]!,
            inside(straying, known[step]!, unknown[step]!),
            outside(straying, known[step]!, unknown[step]!),
          );
        return ofPart;
      });
      return summed(model, { straying, style, known, unknown, share: share * manner.share, weights });
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
  const part = model.parts.findIndex(({ steps }) => steps.includes(step));
  const { steps, known: columns } = model.parts[part]!;
  return beliefs
    .map(({ straying, style, known, unknown, share, weights }) => {
      const ifKnown = known[step]! * odds[style]!.known[outcome];
      const ifUnknown = unknown[step]! * odds[style]!.unknown[outcome];
      const after = weights[part]!.slice();
      multiply(
        after,
        columns[steps.indexOf(step)]!,
        inside(straying, ifKnown, ifUnknown) / inside(straying, known[step]!, unknown[step]!),
        outside(straying, ifKnown, ifUnknown) / outside(straying, known[step]!, unknown[step]!),
      );
      return summed(model, {
        straying,
        style,
        known: known.with(step, ifKnown),
        unknown: unknown.with(step, ifUnknown),
        share,
        weights: weights.with(part, after),
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

function summed(model: PlacementModel, belief: Omit<Belief, 'likely' | 'total' | 'holding'>): Belief {
  const { share, weights } = belief;
  const { parts, prior } = model;
  const sizes = parts.length > 1 ? parts.map((part, index) => bySize(part, weights[index]!)) : [];
  const likely = parts.map(({ sizes: held }, index) => {
    const factors = beside(sizes.toSpliced(index, 1), prior);
    const ofPart = weights[index]!.slice();
    for (let set = 0; set < ofPart.length; set++) ofPart[set]! *= share * factors[held[set]!]!;
    return ofPart;
  });
  const holding = new Float64Array(model.steps.length);
  for (const [index, { steps, known }] of parts.entries())
    for (const [place, column] of known.entries()) holding[steps[place]!] = product(likely[index]!, column);
  return { ...belief, likely, total: likely[0] ? sum(likely[0]) : share, holding };
}

function sum(weights: Float64Array): number {
  let all = 0;
  for (let set = 0; set < weights.length; set++) all += weights[set]!;
  return all;
}

/** The share of pairs of steps of which neither needs the other: 0 in a line, 1 where no step needs another. */
function independence({ steps, needs }: PlacementModel): number {
  const pairs = (steps.length * (steps.length - 1)) / 2;
  if (pairs === 0) return 0;
  return 1 - steps.reduce((sum, step) => sum + needs[step]!.size, 0) / pairs;
}
