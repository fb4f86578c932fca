import { MOST_MATCHED } from '../../domain/asking/pattern.js';
import { fault, type Fault, type Place } from '../faults.js';
import { slowTextFor } from '../timed-pattern.js';

/** Patterns that some answer makes backtrack for longer than an answer may take. */
export function patternFaults(patterns: string[], at: (...path: (string | number)[]) => Place): Fault[] {
  return patterns.flatMap((pattern, index) => {
    if (!isPattern(pattern)) return []; // Told as `answer-not-a-regex`.
    const slow = slowTextFor(pattern, attacksOn(pattern));
    if (slow === null) return [];
    const message = `an answer such as "${slow.slice(0, 12)}…" makes this pattern backtrack for more than a quarter of a second`;
    return [fault('pattern-backtracks', at('accept', index), message)];
  });
}

/** Long texts that nearly match: what the pattern repeats, behind its beginning, with an end that cannot match. */
export function attacksOn(pattern: string): string[] {
  const signs = signsOf(pattern);
  const texts = signs.flatMap((sign, index) =>
    [sign, sign + (signs[index + 1] ?? '')].flatMap((piece) =>
      ['', signs.slice(0, index).join('')].map((beginning) => beginning + piece.repeat(MOST_MATCHED)),
    ),
  );
  return [...new Set(texts)].map((text) => `${text.slice(0, MOST_MATCHED - 1)}\u0000`);
}

/** One repeat alone goes through a text once for each of its places. */
export function mayBacktrack(pattern: string): boolean {
  const bare = pattern.replace(/\\[^]|\[(?:\\[^]|[^\]\\])*\]/g, 'c');
  return (bare.match(/[*+?]|\{\d/g) ?? []).length > 1;
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text, 'u'));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

const ATOM =
  /\(\?(?:[:=!]|<[=!]|<\w+>)|\{\d+(?:,\d*)?\}|\\[pP]\{[^}]*\}|\\[^]|\[(?:\\[^]|[^\]\\])*\]|[^()*+?{}|^$[\]\\]/gu;

/** One sign for each thing in a pattern that matches one. */
function signsOf(pattern: string): string[] {
  const atoms = (pattern.match(ATOM) ?? []).filter((atom) => !/^\(\?|^\{|^\\[bBk1-9]/.test(atom));
  const literals = atoms.filter((atom) => atom.length === 1 && atom !== '.');
  const candidates = [...literals, 'a', '0', ' ', 'A', '-', '.', '_', '@', '/', ':'];
  return atoms.map((atom) => {
    if (/^[\w -]$/.test(atom)) return atom;
    const one = new RegExp(`^${atom}$`, 'u');
    return candidates.find((sign) => one.test(sign)) ?? 'a';
  });
}
