import type { Outcome } from '../../domain/lab/write-task.js';
import type { RunCases } from './outcomes.js';
import { findsWithin } from './pattern.js';

/** A regular expression as JavaScript reads it: bare, or between slashes with its flags behind. */
export const runRegex: RunCases = (code, { cases }) => {
  const { pattern, flags } = partsOf(code.trim());
  return Promise.resolve(cases.map(({ text }) => outcomeOn(pattern, flags, text ?? '')));
};

function outcomeOn(pattern: string, flags: string, text: string): Outcome {
  try {
    const found = findsWithin(pattern, flags, text);
    return found === null ? { facts: {}, said: '', limit: 'time' } : { facts: { found }, said: '', limit: null };
  } catch (error) {
    const { message } = error as Error;
    return { facts: { error: message }, said: message, limit: null };
  }
}

function partsOf(code: string): { pattern: string; flags: string } {
  const [, pattern, flags] = /^\/(.*)\/([a-z]*)$/s.exec(code) ?? [];
  return { pattern: pattern ?? code, flags: flags ?? '' };
}
