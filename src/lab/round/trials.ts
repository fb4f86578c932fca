import type { KnownFaults } from '../../domain/lab/mutants.js';
import type { Check } from '../../domain/lab/lab.js';
import type { Ended } from '../run-to-end.js';
import type { Asked, Earlier, RoundEvent } from './asked.js';

/** What a step needs that tries programs of its own. */
export interface Trials extends Earlier {
  /** Whatever is drawn by lot is the same for the same seed. */
  seed: string;
  round: (asked: Asked, tell: (event: RoundEvent) => void) => Promise<void>;
  tell: (event: RoundEvent) => void;
  /** How the tests have ended on a copy as it is, where they were green; asked once in a round. */
  known: { tests: Ended | null };
  faults: KnownFaults | undefined;
}

/** The checks of these labs that need no start of their own, under names that none of them shares. */
export function quickChecks({ labs }: Earlier, wanted: string[], only: string[]): Check[] {
  return labs
    .filter(({ id }) => wanted.includes(id))
    .flatMap(({ id, checks }) =>
      checks
        .filter((check) => only.length === 0 || only.includes(check.id))
        .filter((check) => check.env === null && !check.note && check.steps.every(({ ask }) => QUICK.has(ask.kind)))
        .map((check) => ({ ...check, id: `${id}/${check.id}`, needs: [] })),
    );
}

const QUICK = new Set(['http', 'finish', 'html']);

/** Asks checks of a program, in this order, until one fails. */
export async function firstBroken(
  { round }: Trials,
  asked: Omit<Asked, 'app' | 'order'>,
  limitMs: number,
): Promise<Tried> {
  const enough = new AbortController();
  const signals = [enough.signal, AbortSignal.timeout(limitMs), ...(asked.signal ? [asked.signal] : [])];
  const tried: Tried = { started: null, broken: null, passed: new Map() };
  let began = performance.now();
  const order = asked.body.checks.map(({ id }) => id);
  await round({ ...asked, app: 'started', order, signal: AbortSignal.any(signals) }, (event) => {
    if (event.kind === 'started') tried.started = event.ms;
    if (event.kind === 'started') began = performance.now();
    if (event.kind !== 'checked') return;
    if (event.result.kind === 'passed') tried.passed.set(event.check.id, performance.now() - began);
    began = performance.now();
    if (event.result.kind !== 'failed' || enough.signal.aborted) return;
    tried.broken ??= event.check.id;
    enough.abort();
  });
  return tried;
}

export interface Tried {
  /** How long it took to start; null where it did not. */
  started: number | null;
  broken: string | null;
  /** How long each check took that passed. */
  passed: Map<string, number>;
}
