import { likelyMistake, withError, type CheckResult } from '../../domain/lab/check-result.js';
import { fill, fillText, namesIn, type Vars } from '../../domain/lab/fill.js';
import type { Check, LabStep, Saved } from '../../domain/lab/lab.js';
import { factOf, misfits, type Facts, type Fitting, type Misfit } from '../../domain/lab/want.js';
import { rowsMisfit, sorted } from '../../domain/lab/write-task.js';
import { LIMITS } from '../limits.js';
import { pause, untilRead } from '../pause.js';
import { findsWithin } from '../write/pattern.js';
import { NotHere, type Bench, type Seen } from './bench.js';
import { perform } from './steps.js';

/** What came of a check, and the request that decided it, as a line for a shell. */
export type Checked = CheckResult & { line?: string | undefined };

/** Does the steps of a check until one does not fit. */
export async function runCheck(check: Check, bench: Bench): Promise<Checked> {
  try {
    for (const [index, step] of check.steps.entries()) {
      const { seen, found } = await tryStep(step, bench);
      if (bench.signal?.aborted) return { kind: 'not-here', why: 'it was stopped' };
      if (found.length > 0) {
        const likely = likelyMistake(check, index + 1, seen.facts, fittingOf(bench), bench.vars);
        // No answer in time, and no author who has foreseen that: it may be the machine.
        if (seen.facts['error'] === 'timeout' && likely === null)
          return { kind: 'unclear', why: `${seen.asked}: nothing came within ${LIMITS.answer / 1000} seconds` };
        await pause(WORDS_MS);
        await untilRead();
        return {
          ...{ kind: 'failed', step: index + 1, of: check.steps.length, asked: seen.asked, misfits: found },
          likely,
          said: seen.said ?? bench.said(),
          line: seen.line,
        };
      }
      const saved = Object.entries(step.save).map(
        ([name, one]) => [name, savedFrom(one, seen.facts, bench.vars)] as const,
      );
      // What did not come is nothing that a later one could be the same as.
      const came = saved.filter(([, value]) => value !== undefined);
      bench.vars = { ...bench.vars, ...Object.fromEntries(came) };
    }
    return { kind: 'passed' };
  } catch (error) {
    if (error instanceof NotHere) return { kind: 'not-here', why: error.message };
    throw error;
  } finally {
    for (const half of bench.halves.values()) half.drop();
    bench.halves.clear();
    if (bench.away) (await import('./step-gone.js')).bringDataBack(bench);
    for (const { hangUp } of bench.lines.values()) hangUp();
    bench.lines.clear();
    for (const close of bench.atEnd) close();
  }
}

/** What is kept of a step. In a pattern a name stands for its text, letter by letter; for one that was never saved nothing comes. */
function savedFrom({ fact, matches }: Saved, facts: Facts, vars: Vars): unknown {
  const value = factOf(facts, fact);
  if (matches === null || typeof value !== 'string') return value;
  const names = namesIn(matches);
  if (names.some((name) => vars[name] === undefined)) return undefined;
  const plain = names.map((name) => [name, fillText(`\${${name}}`, vars).replace(SYNTAX, '\\$&')] as const);
  return new RegExp(fillText(matches, Object.fromEntries(plain)), 'mu').exec(value)?.[1];
}

const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;

/** What comes soon is not waited for long, and what takes its time is not asked for all the time. */
const AGAIN_MS = { first: 10, most: 100 };
/** What a program prints may come after its answer. */
const WORDS_MS = 20;

/** A step that may take its time is done again until it fits. */
async function tryStep(step: LabStep, bench: Bench): Promise<{ seen: Seen; found: Misfit[] }> {
  const deadline = performance.now() + (step.within ?? 0) * 1000;
  for (let again: number = AGAIN_MS.first; ; again = Math.min(2 * again, AGAIN_MS.most)) {
    const seen = await perform(step, bench);
    const found = misfitsOf(step, seen.facts, bench);
    if (found.length === 0 || performance.now() >= deadline || bench.signal?.aborted) return { seen, found };
    await pause(again, bench.signal);
  }
}

function misfitsOf({ ask, want }: LabStep, facts: Facts, bench: Bench): Misfit[] {
  const wanted = fill(want, bench.vars);
  const rows = wanted['rows'];
  const unordered = ask.kind === 'sql' && !ask.ordered && Array.isArray(rows);
  const found = unordered
    ? misfits({ ...wanted, rows: sorted(rows) }, { ...facts, rows: sorted(facts['rows']) }, fittingOf(bench))
    : misfits(wanted, facts, fittingOf(bench));
  // Without anything wanted, what cannot be reached is none the less no answer.
  // What is looked at after an error has its own facts.
  const taken = 'error' in wanted || 'any' in wanted || (ask.kind === 'sql' && ask.then !== null);
  if (taken) return found.map((misfit) => rowsAsRead(misfit, rows, facts));
  const unasked = facts['error'] !== undefined && found.length === 0;
  const all = unasked ? [{ fact: 'answer', expected: 'an answer', got: '' }] : found;
  return withError(all, facts).map((misfit) => rowsAsRead(misfit, rows, facts));
}

function rowsAsRead(misfit: Misfit, wanted: unknown, facts: Facts): Misfit {
  return misfit.fact === 'rows' && Array.isArray(wanted) ? rowsMisfit(wanted, facts['rows']) : misfit;
}

function fittingOf({ vars }: Bench): Fitting {
  return { saved: vars, testPattern: (pattern, text) => findsWithin(pattern, 'mu', text) ?? false };
}
