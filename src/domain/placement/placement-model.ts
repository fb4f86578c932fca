import type { Outcome } from '../history/event.js';
import type { Question, QuestionKind } from '../road/question.js';
import { requiredBy, type Step } from '../road/roadmap.js';
import { regionsOf } from './regions.js';

/**
 * What a learner may know, as sets of tested steps; no set holds a step without those that it requires. People stray from
 * such a set more or less; `belief.ts` says how far.
 */
export interface PlacementModel {
  /** The tested steps: each after those it requires, otherwise in the order of the roadmap. */
  steps: string[];
  /** The tested steps that a step stands on, through any number of `requires`. */
  needs: Record<string, Set<string>>;
  /** For each of `steps`, a 1 for every set that holds it. */
  known: Float64Array[];
  /** The sets themselves, as places in `steps`. */
  sets: Uint16Array[];
  /** How likely each set is before the first answer. */
  prior: Float64Array;
  /** Each wants one of its steps asked. */
  regions: string[][];
}

/** What of a question decides how easily it is answered without knowing. */
export interface QuestionForm {
  kind: QuestionKind;
  /** How many options a choice has; of no account for other kinds. */
  options: number;
  /** Whether "I don't know" can be given. */
  dontKnow: boolean;
}

/** How likely each outcome is for those who know the step and for those who do not. */
export interface Likelihood {
  known: Record<Outcome, number>;
  unknown: Record<Outcome, number>;
}

const MOST_SETS = 50_000;

export function placementModel(
  steps: Pick<Step, 'id' | 'requires'>[],
  testable: string[] = steps.map(({ id }) => id),
): PlacementModel {
  const needs = Object.fromEntries(
    testable.map((id) => [id, new Set([...requiredBy(steps, id)].filter((other) => testable.includes(other)))]),
  );
  const tested = inLearningOrder(
    steps.map(({ id }) => id).filter((id) => testable.includes(id)),
    needs,
  );
  const required = tested.map((id) => [...needs[id]!].map((other) => tested.indexOf(other)));
  const known = closedSets(required) ?? setsAlongTheRoad(required);
  return { steps: tested, needs, known, sets: setsOf(known), prior: priorOf(known), regions: regionsOf(tested, needs) };
}

export function formOf(question: Question): QuestionForm {
  return { kind: question.kind, options: question.kind === 'choice' ? question.options.length : 0, dontKnow: true };
}

/** The odds of the outcomes in each of `STYLES`. */
export function likelihoods({ kind, options, dontKnow }: QuestionForm): Likelihood[] {
  const harder = kind === 'choice' ? 1 : TYPED_RIGHT / CHOICE_RIGHT;
  return STYLES.map((style) => {
    const { known, admits } = dontKnow ? style : OUTSPOKEN;
    // Only a choice is guessed blindly; what is typed or arranged is got right by half knowing it, in any style.
    const guessed = kind === 'choice' ? (1 - admits) / options : GUESSED[kind];
    const right = known.right * harder;
    return {
      known: { right, unknown: known.unknown, wrong: 1 - right - known.unknown },
      unknown: { right: guessed, unknown: admits, wrong: 1 - guessed - admits },
    };
  });
}

function inLearningOrder(ids: string[], needs: PlacementModel['needs']): string[] {
  const ordered: string[] = [];
  while (ordered.length < ids.length) {
    const next = ids.find((id) => !ordered.includes(id) && [...needs[id]!].every((other) => ordered.includes(other)))!;
    ordered.push(next);
  }
  return ordered;
}

// With few edges there are too many sets: each step then also requires the one `lag` places before it. A lag of 1 is
// the plain file order; the largest lag that still fits believes least of what the roadmap does not say.
function setsAlongTheRoad(required: number[][]): Float64Array[] {
  const following = (lag: number) =>
    closedSets(required.map((needed, step) => (step < lag ? needed : [...needed, step - lag])));
  let fitting = following(1)!;
  for (let lag = 2; lag < required.length; lag++) {
    const sets = following(lag);
    if (!sets) break;
    fitting = sets;
  }
  return fitting;
}

/** The closed sets, as one column for each step; null where there are too many. */
function closedSets(required: number[][]): Float64Array[] | null {
  const known: number[][] = [];
  let count = 1;
  for (const needed of required) {
    const fit: number[] = [];
    for (let set = 0; set < count; set++) if (needed.every((other) => known[other]![set] === 1)) fit.push(set);
    if (count + fit.length > MOST_SETS) return null;
    for (const column of known) for (const set of fit) column.push(column[set]!);
    known.push([...new Array<number>(count).fill(0), ...new Array<number>(fit.length).fill(1)]);
    count += fit.length;
  }
  return known.map((column) => Float64Array.from(column));
}

function setsOf(known: Float64Array[]): Uint16Array[] {
  const places = [...known.keys()];
  return Array.from(known[0] ?? [0], (_, set) => Uint16Array.from(places.filter((step) => known[step]![set] === 1)));
}

/** Half of the belief is spread evenly over the sets, the other half over how many steps are known. */
function priorOf(known: Float64Array[]): Float64Array {
  const sets = known[0]?.length ?? 1;
  const sizes = Array.from({ length: sets }, (_, set) => known.reduce((size, column) => size + column[set]!, 0));
  const ofSize = new Map<number, number>();
  for (const size of sizes) ofSize.set(size, (ofSize.get(size) ?? 0) + 1);
  return Float64Array.from(sizes, (size) => 0.5 / sets + 0.5 / (ofSize.size * ofSize.get(size)!));
}

const CHOICE_RIGHT = 0.9;
const TYPED_RIGHT = 0.85;
const GUESSED = { short: 0.03, predict: 0.03, multi: 0.06, order: 0.06, match: 0.06, write: 0.01 };

const OUTSPOKEN = { share: 0.25, known: { right: CHOICE_RIGHT, unknown: 0 }, admits: 0 };

/**
 * How people answer a choice: the odds of those who know the step, and how many of the others admit that they do not.
 * The timid say "I don't know" of what they know three to four times as often as the honest.
 */
export const STYLES = [
  { share: 0.6, known: { right: CHOICE_RIGHT, unknown: 0.03 }, admits: 0.6 },
  OUTSPOKEN,
  { share: 0.15, known: { right: 0.82, unknown: 0.11 }, admits: 0.8 },
];
