import type { Outcome } from '../history/event.js';
import type { JudgedKind, Question } from '../road/question.js';
import { requiredBy, type Step } from '../road/roadmap.js';
import { partsOf, type Part } from './parts.js';
import { regionsOf } from './regions.js';
import { bySize, combined } from './sizes.js';

/**
 * What a learner may know, as sets of tested steps; no set holds a step without those that it requires. People stray from
 * such a set more or less; `belief.ts` says how far.
 */
export interface PlacementModel {
  /** The tested steps: each after those it requires, otherwise in the order of the roadmap. */
  steps: string[];
  /** The tested steps that a step stands on, through any number of `requires`. */
  needs: Record<string, Set<string>>;
  /** Steps that no `requires` joins to others: every set is one set of each part. */
  parts: Part[];
  /** How many sets there are. */
  sets: number;
  /** How likely each set is before the first answer, by how many steps it holds. */
  prior: Float64Array;
  /** Each wants one of its steps asked. */
  regions: string[][];
}

/** What of a question decides how easily it is answered without knowing. */
export interface QuestionForm {
  kind: JudgedKind;
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
  const parts = partsOf(required);
  return { steps: tested, needs, parts, ...priorOf(parts), regions: regionsOf(tested, needs) };
}

export function formOf(question: Extract<Question, { kind: JudgedKind }>): QuestionForm {
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

/** Half of the belief is spread evenly over the sets, the other half over how many steps are known. */
function priorOf(parts: Part[]): { sets: number; prior: Float64Array } {
  const ofSize = parts
    .map((part) => bySize(part, new Float64Array(part.sizes.length).fill(1)))
    .reduce(combined, Float64Array.of(1));
  const sets = ofSize.reduce((sum, count) => sum + count, 0);
  return { sets, prior: ofSize.map((count) => 0.5 / sets + 0.5 / (ofSize.length * count)) };
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
