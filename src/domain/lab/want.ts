import { valueAt } from './pointer.js';
import { asList, asText, countOf, holds, isPresent, isSame, shown, sizeOf, typeOf } from './values.js';

/** What was observed, by name: `status`, `headers`, `json`, `stdout`, `exit`, `rows` …; text, numbers, lists, objects. */
export type Facts = Record<string, unknown>;

/** What is expected of each fact: a value, or what a value must be like. */
export type Want = Record<string, unknown>;

/** Patterns are tested by whoever can end a test that takes too long. */
export type TestPattern = (pattern: string, text: string) => boolean;

export interface Misfit {
  fact: string;
  expected: string;
  got: string;
}

export interface Fitting {
  /** What earlier steps have kept, for `same-as`. */
  saved?: Readonly<Record<string, unknown>>;
  testPattern?: TestPattern;
}

/** Where the facts are not as wanted; empty where all are. */
export function misfits(want: Want, facts: Facts, fitting: Fitting = {}): Misfit[] {
  return Object.entries(want).flatMap(([fact, matcher]) => {
    if (fact === 'any') return anyMisfit(asList(matcher) as Want[], facts, fitting);
    const got = factOf(facts, fact);
    // A list of codes says which of them may come; any other list is a list.
    const wanted = CODES.has(fact) && Array.isArray(matcher) ? { 'one-of': matcher as unknown[] } : matcher;
    if (fits(got, wanted, fitting)) return [];
    return [{ fact, expected: expectation(wanted, fitting), got: shown(got) }];
  });
}

/** Of several wants, one must hold: the misfits are those of the first. */
function anyMisfit(wants: Want[], facts: Facts, fitting: Fitting): Misfit[] {
  const all = wants.map((want) => misfits(want, facts, fitting));
  if (all.some((found) => found.length === 0)) return [];
  const told = all.flat();
  return [
    {
      fact: told[0]?.fact ?? 'answer',
      expected: told.map(({ fact, expected }) => `${fact} ${expected}`).join(', or '),
      got: told.map(({ fact, got }) => `${fact} ${got}`).join(', '),
    },
  ];
}

const CODES = new Set(['status', 'exit']);

/** A fact by its name: `json./url` points into the body, `headers.location` names a header. */
export function factOf(facts: Facts, name: string): unknown {
  const pointer = name.indexOf('./');
  if (pointer !== -1) return valueAt(facts[name.slice(0, pointer)], name.slice(pointer + 1));
  const [, group, key] = /^([^.]+)\.(.+)$/.exec(name) ?? [];
  return group === undefined ? facts[name] : valueAt(facts[group], `/${key!.toLowerCase()}`);
}

export function fits(got: unknown, matcher: unknown, fitting: Fitting = {}): boolean {
  if (isWords(matcher)) {
    return Object.entries(matcher).every(([word, wanted]) => WORDS[word]!.fits(got, wanted, fitting));
  }
  if (typeof matcher === 'string' && /^[1-5]xx$/.test(matcher) && typeof got === 'number')
    return Math.floor(got / 100) === Number(matcher[0]);
  return isSame(got, matcher);
}

interface Word {
  fits: (got: unknown, wanted: unknown, fitting: Fitting) => boolean;
  says: (wanted: unknown, fitting: Fitting) => string;
}

const WORDS: Record<string, Word> = {
  'one-of': {
    fits: (got, wanted, fitting) => asList(wanted).some((one) => fits(got, one, fitting)),
    says: (wanted) => `one of ${asList(wanted).map(shown).join(', ')}`,
  },
  matches: {
    fits: (got, wanted, { testPattern = plainTest }) =>
      got !== undefined && got !== null && testPattern(String(wanted), asText(got)),
    says: (wanted) => `something that matches ${String(wanted)}`,
  },
  has: {
    fits: (got, wanted) => holds(got, wanted),
    says: (wanted) => `something that has ${shown(wanted)}`,
  },
  lacks: {
    fits: (got, wanted) => got !== undefined && got !== null && !asList(wanted).some((one) => holds(got, one)),
    says: (wanted) => `something without ${asList(wanted).map(shown).join(' and ')}`,
  },
  present: {
    fits: (got, wanted) => isPresent(got) === wanted,
    says: (wanted) => (wanted === true ? 'something' : 'nothing'),
  },
  count: {
    fits: (got, wanted) => countOf(got) === wanted,
    says: (wanted) => `${shown(wanted)} of them`,
  },
  'at-least': {
    fits: (got, wanted) => sizeOf(got) >= Number(wanted),
    says: (wanted) => `${shown(wanted)} or more`,
  },
  'at-most': {
    fits: (got, wanted) => sizeOf(got) <= Number(wanted),
    says: (wanted) => `${shown(wanted)} or less`,
  },
  distinct: {
    fits: (got, wanted) =>
      (new Set(asList(got).map((one) => JSON.stringify(one))).size === asList(got).length) === wanted,
    says: (wanted) => (wanted === true ? 'each once' : 'some twice'),
  },
  'same-as': {
    fits: (got, wanted, { saved = {} }) => Object.hasOwn(saved, String(wanted)) && isSame(got, saved[String(wanted)]),
    says: (wanted, { saved = {} }) => `${shown(saved[String(wanted)])}, as before`,
  },
  some: {
    fits: (got, wanted, fitting) => asList(got ?? []).some((one) => fits(one, wanted, fitting)),
    says: (wanted, fitting) => `one that is ${expectation(wanted, fitting)}`,
  },
  every: {
    // Of an empty list, anything would hold.
    fits: (got, wanted, fitting) =>
      isPresent(got) && asList(got).length > 0 && asList(got).every((one) => fits(one, wanted, fitting)),
    says: (wanted, fitting) => `each ${expectation(wanted, fitting)}`,
  },
  type: {
    fits: (got, wanted) => asList(wanted).includes(typeOf(got)),
    says: (wanted) => asList(wanted).join(' or '),
  },
};

/** The words that a matcher is made of, in place of a value. */
export const MATCHER_WORDS: readonly string[] = Object.keys(WORDS);

function isWords(matcher: unknown): matcher is Record<string, unknown> {
  if (typeof matcher !== 'object' || matcher === null || Array.isArray(matcher)) return false;
  const keys = Object.keys(matcher);
  return keys.length > 0 && keys.every((key) => Object.hasOwn(WORDS, key));
}

function expectation(matcher: unknown, fitting: Fitting): string {
  if (isWords(matcher)) {
    return Object.entries(matcher)
      .map(([word, wanted]) => WORDS[word]!.says(wanted, fitting))
      .join(', ');
  }
  return shown(matcher);
}

const plainTest: TestPattern = (pattern, text) => new RegExp(pattern, 'mu').test(text);
