import { shuffle, type Random } from '../random.js';
import type { Check } from './lab.js';
import type { Mutant } from './mutants.js';

/** A different one of each rule in turn, so that what is tried first is of many kinds. */
export function inTurns(mutants: readonly Mutant[], random: Random): Mutant[] {
  const rows = new Map<string, Mutant[]>();
  for (const one of shuffle(mutants, random)) rows.set(one.rule, [...(rows.get(one.rule) ?? []), one]);
  const longest = Math.max(0, ...[...rows.values()].map((row) => row.length));
  return Array.from({ length: longest }, (_, at) => [...rows.values()].flatMap((row) => row.slice(at, at + 1))).flat();
}

/** What checks are about, in words: the rarer a word, the more it tells. */
export interface Aims {
  checks: Check[];
  words: Map<string, Set<string>>;
  rarity: Map<string, number>;
}

export function aimsOf(checks: Check[]): Aims {
  const words = new Map(
    checks.map(({ id, title, contract, steps }) => [id, wordsIn(JSON.stringify([id, title, contract, steps]))]),
  );
  const rarity = new Map<string, number>();
  for (const some of words.values()) for (const word of some) rarity.set(word, (rarity.get(word) ?? 0) + 1);
  for (const [word, count] of rarity) rarity.set(word, Math.log(checks.length / count));
  return { checks, words, rarity };
}

const LINES_BEFORE = 6;
const LINES_AFTER = 2;

/** The checks that a mutant breaks most likely come first: those that speak of what stands around it. */
export function likelyBroken(aims: Aims, mutant: Mutant, text: string): Check[] {
  const around = wordsAround(mutant, text);
  return aims.checks
    .map((check) => ({ check, score: nearness(aims, check, around) }))
    .sort((a, b) => b.score - a.score)
    .map(({ check }) => check);
}

/** The mutants that stand nearest to what any of the checks is about come first. */
export function nearest(aims: Aims, mutants: Mutant[], texts: Record<string, string>): Mutant[] {
  return mutants
    .map((mutant) => {
      const around = wordsAround(mutant, texts[mutant.path]!);
      return { mutant, score: Math.max(...aims.checks.map((check) => nearness(aims, check, around))) };
    })
    .sort((a, b) => b.score - a.score)
    .map(({ mutant }) => mutant);
}

function wordsAround({ path, line, from }: Mutant, text: string): Set<string> {
  const lines = text.split('\n').slice(Math.max(0, line - 1 - LINES_BEFORE), line + LINES_AFTER);
  return wordsIn(`${path} ${lines.join(' ')} ${from}`);
}

function nearness({ words, rarity }: Aims, { id }: Check, around: Set<string>): number {
  return [...words.get(id)!].reduce((sum, word) => sum + (around.has(word) ? rarity.get(word)! : 0), 0);
}

function wordsIn(text: string): Set<string> {
  const parts = text.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return new Set((parts.match(/[a-z]{2,}|\d{2,}/g) ?? []).map((word) => word.replace(/(?:ies|s)$/, '')));
}
