import { fill, isRecord } from '../../domain/lab/fill.js';
import { fault, type Fault, type Place } from '../faults.js';
import { isSlow, slowTextAmong } from '../timed-pattern.js';
import { attacksOn, mayBacktrack } from './pattern-rules.js';
import { matchersIn, wantsOf, type CheckAt } from './lab-wants.js';

interface PatternAt {
  pattern: string;
  at: Place;
}

/** As a round tries them. */
const FLAGS = 'mu';

/** Patterns that are none, and those that some text makes backtrack for longer than they may take. */
export function patternsFaults(checks: CheckAt[]): Fault[] {
  const all = checks.flatMap(patternsOf).map((one) => ({ ...one, shape: shapeOf(one.pattern) }));
  const wrong = all.flatMap(({ at, shape }) => (typeof shape === 'string' ? [fault('bad-pattern', at, shape)] : []));
  const tried = all.flatMap(({ pattern, at, shape }) =>
    typeof shape === 'string' || !mayBacktrack(pattern) ? [] : [{ at, shape, texts: attacksOn(pattern) }],
  );
  // Trying each text by itself would take ten times as long, and hardly ever is one slow.
  if (!isSlow(tried)) return wrong;
  const suspects = tried.filter((one) => isSlow([one]));
  const slow = suspects.flatMap(({ at, shape, texts }) => {
    const text = slowTextAmong(shape, texts);
    if (text === null) return [];
    const message = `a text such as "${text.slice(0, 12)}…" makes this pattern backtrack for more than a quarter of a second`;
    return [fault('pattern-backtracks', at, message)];
  });
  return [...wrong, ...slow];
}

/** The patterns of a check, with something in place of the names in them. */
function patternsOf(one: CheckAt): PatternAt[] {
  const { check, at } = one;
  const names = { run: 'run', n: '1', port: '1', data: 'data', scratch: 'scratch' };
  const named = (pattern: string) => fill(pattern, names).replace(/\$\{[a-z][\w-]*\}/gi, 'name');
  return [
    ...check.steps.flatMap(({ save }, index) =>
      Object.entries(save).flatMap(([name, { matches }]) =>
        matches === null ? [] : [{ pattern: named(matches), at: at('steps', index, 'save', name) }],
      ),
    ),
    ...wantsOf(one).flatMap(({ want, at: wantAt }) =>
      matchersIn(want).flatMap(({ matcher, path }) =>
        patternsIn(matcher).map(({ pattern, path: inner }) => ({
          pattern: named(pattern),
          at: wantAt(...path, ...inner),
        })),
      ),
    ),
  ];
}

function patternsIn(matcher: unknown): { pattern: string; path: (string | number)[] }[] {
  if (Array.isArray(matcher))
    return matcher.flatMap((one: unknown, index) =>
      patternsIn(one).map(({ pattern, path }) => ({ pattern, path: [index, ...path] })),
    );
  if (!isRecord(matcher)) return [];
  return Object.entries(matcher).flatMap(([word, inner]) =>
    word === 'matches'
      ? [{ pattern: String(inner), path: [word] }]
      : patternsIn(inner).map(({ pattern, path }) => ({ pattern, path: [word, ...path] })),
  );
}

/** The pattern, or what is wrong with it. */
function shapeOf(pattern: string): RegExp | string {
  try {
    return new RegExp(pattern, FLAGS);
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}
