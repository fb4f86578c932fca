import { fill, type Vars } from './fill.js';
import type { Check } from './lab.js';
import { misfits, type Facts, type Fitting, type Misfit } from './want.js';

/** What came of one check in a round. */
export type CheckResult =
  | { kind: 'passed' }
  | Failed
  /** What it stands on has failed. */
  | { kind: 'not-asked'; needs: string[] }
  /** It cannot be checked here: nothing is counted, and the lab is whole without it. */
  | { kind: 'not-here'; why: string }
  /** A limit came before an answer, twice: nothing is counted, and nobody is accused. */
  | { kind: 'unclear'; why: string };

export interface Failed {
  kind: 'failed';
  /** Which step of the check, counted from 1, of how many. */
  step: number;
  of: number;
  /** The request or the command, as it was sent. */
  asked: string;
  misfits: Misfit[];
  /** The sentence of the mistake that matches; null where none does: no cause is guessed. */
  likely: string | null;
  /** What the learner's program said meanwhile. */
  said: string;
}

/** The sentence for what came in a step, where its author foresaw it. */
export function likelyMistake(
  { mistakes }: Pick<Check, 'mistakes'>,
  step: number,
  facts: Facts,
  fitting: Fitting,
  vars: Vars = {},
) {
  const found = mistakes.find(
    (mistake) =>
      (mistake.step === null || mistake.step === step) &&
      misfits(fill(mistake.when, vars), facts, fitting).length === 0,
  );
  return found?.say ?? null;
}

/** The checks that must pass before `check` is asked and did not. */
export function openNeeds({ needs }: Pick<Check, 'needs'>, results: ReadonlyMap<string, CheckResult>): string[] {
  return needs.filter((id) => results.get(id)?.kind !== 'passed');
}

/** How a round ended: green only where something was asked and nothing failed. */
export function isGreen(results: Iterable<CheckResult>): boolean {
  const kinds = [...results].map(({ kind }) => kind);
  return kinds.includes('passed') && kinds.every((kind) => kind === 'passed' || kind === 'not-here');
}

/** A note is told when it does not hold, and fails nothing. */
export function isFailure(check: Pick<Check, 'note'>, result: CheckResult): boolean {
  return result.kind === 'failed' && !check.note;
}

/** An error that nobody wanted says more than all that is missing because of it. */
export function withError(found: Misfit[], facts: Facts): Misfit[] {
  const { error } = facts;
  if (found.length === 0 || error === undefined || error === null) return found;
  return [{ fact: 'answer', expected: 'an answer', got: typeof error === 'string' ? error : JSON.stringify(error) }];
}
