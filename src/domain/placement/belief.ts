import type { Outcome } from '../history/event.js';
import { likelihoods, STYLES, type PlacementModel, type QuestionForm } from './placement-model.js';

/** How likely all that was seen of each tested step is, if it is known, and if it is not. */
export interface Evidence {
  known: number[];
  unknown: number[];
}

/**
 * How far people stray from a closed set: the odds that a step in it is not known, and that one outside of it is. Most
 * keep close to it; those who taught themselves, or come from another field, do not.
 */
const STRAYING = [
  { share: 0.65, missing: 0.02, island: 0.02, strays: 0 },
  { share: 0.35, missing: 0.25, island: 0.2, strays: 1 },
];

/** Having worked with something says less than one answer: people tick what they have only seen, and forget what they use. */
const TICKED = { known: 0.6, unknown: 0.3 };

/** What is known before any answer, for each answer style; `workedWith` is null where nobody was asked. */
export function firstEvidence({ steps }: PlacementModel, workedWith: string[] | null): Evidence[] {
  const odds = (state: keyof Evidence) =>
    steps.map((step) => {
      if (workedWith === null) return 1;
      return workedWith.includes(step) ? TICKED[state] : 1 - TICKED[state];
    });
  return STYLES.map(() => ({ known: odds('known'), unknown: odds('unknown') }));
}

export function withAnswer(evidence: Evidence[], step: number, form: QuestionForm, outcome: Outcome): Evidence[] {
  return likelihoods(form).map((odds, style) => {
    const { known, unknown } = evidence[style]!;
    return {
      known: known.with(step, known[step]! * odds.known[outcome]),
      unknown: unknown.with(step, unknown[step]! * odds.unknown[outcome]),
    };
  });
}

/** How likely each step is known, and how likely the learner strays from what the roadmap requires. */
export function beliefFrom(model: PlacementModel, evidence: Evidence[]): { probabilities: number[]; straying: number } {
  const sum = model.steps.map(() => 0);
  const weights = new Float64Array(model.prior.length);
  let [all, strayed] = [0, 0];
  for (const { share, missing, island, strays } of STRAYING) {
    for (const [style, { known, unknown }] of evidence.entries()) {
      weights.set(model.prior);
      for (const [step, column] of model.known.entries()) {
        const inside = (1 - missing) * known[step]! + missing * unknown[step]!;
        const outside = island * known[step]! + (1 - island) * unknown[step]!;
        if (inside !== 1 || outside !== 1) weigh(weights, column, inside, outside);
      }
      const total = share * STYLES[style]!.share * weights.reduce((before, weight) => before + weight, 0);
      // A style that the answers rule out has no weight, and nothing to divide by.
      if (total === 0) continue;
      all += total;
      strayed += total * strays;
      for (const [step, column] of model.known.entries()) {
        const [ifKnown, ifUnknown] = [known[step]!, unknown[step]!];
        const within = share * STYLES[style]!.share * weightIn(column, weights);
        const inSet = ((1 - missing) * ifKnown) / ((1 - missing) * ifKnown + missing * ifUnknown);
        const outOfSet = (island * ifKnown) / (island * ifKnown + (1 - island) * ifUnknown);
        sum[step]! += within * inSet + (total - within) * outOfSet;
      }
    }
  }
  return { probabilities: sum.map((weight) => weight / all), straying: strayed / all };
}

function weigh(weights: Float64Array, column: Uint8Array, inside: number, outside: number): void {
  for (let set = 0; set < weights.length; set++) weights[set]! *= column[set] === 1 ? inside : outside;
}

function weightIn(column: Uint8Array, weights: Float64Array): number {
  let weight = 0;
  for (let set = 0; set < weights.length; set++) weight += weights[set]! * column[set]!;
  return weight;
}
