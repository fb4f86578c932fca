import { isRecord } from '../../domain/lab/fill.js';
import { factsOf } from '../../domain/lab/facts.js';
import type { Ask } from '../../domain/lab/ask.js';
import type { Check } from '../../domain/lab/lab.js';
import { MATCHER_WORDS, type Want } from '../../domain/lab/want.js';
import { fault, type At, type Fault } from '../faults.js';
import type { CheckFile } from '../lab-shape.js';

export interface CheckAt {
  /** As it stands in the file, and as a round asks it. */
  file: CheckFile;
  check: Check;
  /** The files of its lab. */
  files: Record<string, string>;
  at: At;
}

/** A want of a check, or a `when` of its mistakes, and the steps whose facts it is about. */
export interface WantAt {
  want: Want;
  asks: Ask[];
  /** How many steps have saved something by then. */
  after: number;
  at: At;
}

/** All that a check expects, of its steps and of its mistakes. */
export function wantsOf({ check, at }: CheckAt): WantAt[] {
  const { steps, mistakes } = check;
  return [
    ...steps.map(({ ask, want }, index): WantAt => ({
      ...{ want, asks: [ask], after: index },
      at: (...path) => at('steps', index, 'want', ...path),
    })),
    // What is said of labels is a want, too; labels have no facts.
    ...steps.flatMap(({ ask }, index): WantAt[] =>
      ask.kind === 'metrics'
        ? [{ want: ask.where, asks: [], after: index, at: (...path) => at('steps', index, 'where', ...path) }]
        : [],
    ),
    ...mistakes.map(({ step, when }, index): WantAt => ({
      want: when,
      asks: steps.filter((_one, place) => step === null || place === step - 1).map(({ ask }) => ask),
      after: step === null ? steps.length : step - 1,
      at: (...path) => at('mistakes', index, 'when', ...path),
    })),
  ];
}

type Path = (string | number)[];

/** Each matcher of a want, with the fact that it is for. */
export function matchersIn(want: Want): { fact: string; matcher: unknown; path: Path }[] {
  return Object.entries(want).flatMap(([fact, matcher]) => {
    if (fact !== 'any') return [{ fact, matcher, path: [fact] }];
    return (Array.isArray(matcher) ? matcher : [matcher]).flatMap((one: unknown, index) =>
      isRecord(one)
        ? matchersIn(one).map(({ path, ...rest }) => ({
            ...rest,
            path: ['any', ...(Array.isArray(matcher) ? [index] : []), ...path],
          }))
        : [],
    );
  });
}

/** Facts that no step has seen, and matchers of which a word is misspelt. */
export function wantFaults(one: CheckAt): Fault[] {
  return wantsOf(one).flatMap(({ want, asks, at }) =>
    matchersIn(want).flatMap(({ fact, matcher, path }) => [
      ...factFaults(fact, asks, at(...path)),
      ...wordFaults(matcher, mayBeObject(fact)).map(({ path: inner, message }) =>
        fault('matcher-words', at(...path, ...inner), message),
      ),
    ]),
  );
}

function factFaults(fact: string, asks: Ask[], at: ReturnType<At>): Fault[] {
  const known = new Set(asks.flatMap(factsOf));
  if (asks.length === 0 || known.has(/^[^.]+/.exec(fact)?.[0] ?? fact)) return [];
  const kinds = [...new Set(asks.map(({ kind }) => kind))].join(' or ');
  return [fault('unknown-fact', at, `a step ${kinds} has no fact "${fact}"; it has ${[...known].join(', ')}`)];
}

/** Facts that come as an object, or have objects in them. */
function mayBeObject(fact: string): boolean {
  return /^(?:json|json-lines|headers|attributes|collected|series|labels|types|events)\b/.test(fact);
}

interface Slip {
  path: Path;
  message: string;
}

function wordFaults(matcher: unknown, isData: boolean): Slip[] {
  if (Array.isArray(matcher)) return [];
  if (!isRecord(matcher)) return [];
  const keys = Object.keys(matcher);
  const unknown = keys.filter((key) => !MATCHER_WORDS.includes(key));
  if (unknown.length > 0 && (unknown.length < keys.length || !isData)) {
    const message = `${unknown.map((key) => `"${key}"`).join(', ')} is no word of a matcher; there are ${MATCHER_WORDS.join(', ')}`;
    return [{ path: [unknown[0]!], message }];
  }
  if (unknown.length > 0) return [];
  return keys.flatMap((word) => {
    const inner = matcher[word];
    const parts =
      word === 'one-of' && Array.isArray(inner)
        ? inner.map((part: unknown, index) => ({ part, path: [word, index] }))
        : word === 'some' || word === 'every'
          ? [{ part: inner, path: [word] }]
          : [];
    return parts.flatMap(({ part, path }) =>
      wordFaults(part, isData).map((slip) => ({ ...slip, path: [...path, ...slip.path] })),
    );
  });
}
