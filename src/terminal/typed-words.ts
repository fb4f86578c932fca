import { cleanForeign } from './clean.js';

/** What a learner typed: an answer, or one of the words that mean the same everywhere. */
export type Typed = { kind: 'answer'; text: string } | { kind: 'unknown' | 'hint' | 'back' | 'stop' };

const WORDS: Record<string, Exclude<Typed['kind'], 'answer'> | undefined> = {
  '?': 'unknown',
  hint: 'hint',
  back: 'back',
  quit: 'stop',
};

/** Reads a typed answer. A word in quotes is text: an output can be `?` or `hint`, too. */
export function readTyped(text: string): Typed {
  const trimmed = text.trim();
  const kind = WORDS[trimmed.toLowerCase()];
  if (kind) return { kind };
  const quoted = /^(["'`])(.*)\1$/s.exec(trimmed)?.[2];
  return { kind: 'answer', text: cleanForeign(quoted !== undefined && WORDS[quoted.toLowerCase()] ? quoted : trimmed) };
}
