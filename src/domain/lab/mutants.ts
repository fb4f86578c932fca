import type { Files } from './laid-out.js';
import { RULES } from './mutant-rules.js';
import { masksOf } from './source-text.js';

/** A change of one place of a program, such as somebody makes by mistake. */
export interface Mutant {
  path: string;
  /** Counted from 1. */
  line: number;
  start: number;
  from: string;
  to: string;
  rule: string;
}

/** A change that a check sees. */
export interface Broken {
  mutant: Mutant;
  check: string;
}

/** Those of a program, by its sources and by all that they were sought with. */
export type KnownFaults = Map<string, Broken[]>;

/** Every small change that the rules know of in these sources, in the order of the files. */
export function mutantsOf(sources: Files): Mutant[] {
  return Object.entries(sources).flatMap(([path, text]) => {
    const ending = /\.(\w+)$/.exec(path)?.[1] ?? '';
    const masks = masksOf(text, path);
    return RULES.flatMap(({ name, find }) =>
      find(text, masks, ending).map(({ start, end, to }): Mutant => {
        return { path, line: lineAt(text, start), start, from: text.slice(start, end), to, rule: name };
      }),
    );
  });
}

/** The text with the change in it. */
export function mutated(text: string, { start, from, to }: Mutant): string {
  return text.slice(0, start) + to + text.slice(start + from.length);
}

/** Where it was and what was done, in a line. */
export function mutantWords({ path, line, from, to }: Mutant): string {
  const where = `${path}:${line}`;
  const was = short(from);
  if (to === '' || to === ';' || to === 'pass') return `${where} ${was} was taken out`;
  if (from === '') return `${where} ${short(to)} was put in`;
  return `${where} ${was} became ${short(to)}`;
}

const MOST_LETTERS = 60;

function short(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ').replaceAll('`', "'");
  return `\`${line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)}…` : line}\``;
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
