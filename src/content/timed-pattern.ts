import { runInNewContext } from 'node:vm';
import { anchored, type MatchesPattern } from '../domain/asking/pattern.js';

/** What all the patterns of a question may take together. Nothing else runs meanwhile, Ctrl-C included. */
const LIMIT_MS = 250;

/** Tries an author's patterns under a time limit. A text for which they take longer does not match. */
export const matchesInTime: MatchesPattern = (patterns, text) =>
  inTime('shapes.some((shape) => shape.test(text))', { shapes: patterns.map(anchored), text }) === true;

/** The first of the texts on which a pattern takes longer than an answer may; null where all are quick. */
export function slowTextFor(pattern: string, texts: string[]): string | null {
  return slowTextAmong(anchored(pattern), texts);
}

/** The same for a pattern that need not match the text as a whole. */
export function slowTextAmong(shape: RegExp, texts: string[]): string | null {
  return texts.find((text) => inTime('shape.test(text)', { shape, text }) === null) ?? null;
}

/** Whether all of them together take longer than a single one may. */
export function isSlow(all: { shape: RegExp; texts: string[] }[]): boolean {
  const code = 'for (const { shape, texts } of all) for (const text of texts) shape.test(text); true';
  return inTime(code, { all }) === null;
}

/** What the code gives, or null where the time was over. Only the machine that runs it can stop a pattern that backtracks. */
function inTime(code: string, given: Record<string, unknown>): unknown {
  try {
    return runInNewContext(code, given, { timeout: LIMIT_MS });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null;
    throw error;
  }
}
