import { valueAt } from './pointer.js';

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

/** A value as a message shows it: text in quotes, the rest as JSON. */
export function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

// As JSON: the order of an object's keys is of no account, and 1.0 is 1.
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, index) => isSame(one, b[index]));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) || Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]))
  );
}

function holds(got: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return wanted.every((one) => holds(got, one) || asList(got).some((item) => isSame(item, one)));
  if (Array.isArray(got)) return got.some((one) => isSame(one, wanted));
  if (typeof got === 'object' && got !== null) return Object.hasOwn(got, String(wanted));
  return got !== undefined && got !== null && asText(got).includes(String(wanted));
}

function isPresent(got: unknown): boolean {
  return got !== undefined && got !== null && got !== '';
}

/** How large: a number itself (also one that is printed), else how many there are. */
function sizeOf(got: unknown): number {
  if (typeof got === 'number') return got;
  if (typeof got === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(got)) return Number(got);
  return countOf(got) ?? Number.NaN;
}

function countOf(got: unknown): number | null {
  if (Array.isArray(got)) return got.length;
  if (typeof got === 'object' && got !== null) return Object.keys(got).length;
  return typeof got === 'string' ? (got === '' ? 0 : got.replace(/\n$/, '').split('\n').length) : null;
}

function typeOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value === 'string' ? 'text' : typeof value;
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const plainTest: TestPattern = (pattern, text) => new RegExp(pattern, 'mu').test(text);
