import { remembering } from './remembering.js';

/** What a unit measures, and how many of the smallest unit of that it is. */
export interface Unit {
  of: 'time' | 'bytes' | 'length' | 'share';
  size: number;
}

const table = (of: Unit['of'], rows: [string, number][]): [string, Unit][] =>
  rows.flatMap(([names, size]) => names.split(' ').map((name): [string, Unit] => [name, { of, size }]));

const K = 1024;
const UNITS = new Map<string, Unit>([
  ...table('time', [
    ['ns nanosecond nanoseconds', 1e-9],
    ['us µs μs microsecond microseconds', 1e-6],
    ['ms msec msecs milli millis millisecond milliseconds', 1e-3],
    ['s sec secs second seconds', 1],
    ['min mins minute minutes', 60],
    ['h hr hrs hour hours', 3600],
    ['d day days', 86_400],
    ['week weeks', 604_800],
    ['month months', 2_629_800],
    ['year years', 31_557_600],
  ]),
  ...table('bytes', [
    ['bit bits', 1 / 8],
    ['byte bytes', 1],
    ['kb kilobyte kilobytes', 1e3],
    ['mb megabyte megabytes', 1e6],
    ['gb gigabyte gigabytes', 1e9],
    ['tb terabyte terabytes', 1e12],
    ['kib kibibyte kibibytes', K],
    ['mib mebibyte mebibytes', K ** 2],
    ['gib gibibyte gibibytes', K ** 3],
    ['tib tebibyte tebibytes', K ** 4],
  ]),
  ...table('length', [
    ['px pixel pixels', 1],
    ['rem rems', NaN],
    ['em ems', NaN],
    ['cm centimeter centimeters', NaN],
  ]),
  ...table('share', [['% percent', 1]]),
]);

export function unitOf(word: string): Unit | null {
  return UNITS.get(word) ?? null;
}

/** Whether a prompt speaks of what a unit measures, in any unit of it. One that is not in English is not read. */
export function speaksOf(prompt: string, { of }: Unit): boolean {
  const words = prompt.toLowerCase().match(/[\p{L}]+|%/gu) ?? [];
  return !words.some((word) => ASKING.has(word)) || words.some((word) => unitOf(word)?.of === of);
}

const ASKING = new Set(['how', 'what', 'which']);

/** What a question wants its number to count. */
export interface Asked {
  /** The unit that it names. */
  unit: Unit | null;
  /** The time in "a second", "per day", where it asks how many in such a time. */
  per: Unit | null;
  /** Whether it asks how many there are of something that is no unit. */
  counts: boolean;
}

const PER = /(?:\b(?:per|a|an|each|every)\s+|\/\s*)([a-zµμ%]+)/g;

export const askedBy = remembering((prompt: string): Asked => {
  const folded = prompt.toLowerCase();
  const asking = folded.match(/[^.?!\n]*\?/g)?.at(-1) ?? folded;
  const per = [...asking.matchAll(PER)].map(([, word]) => unitOf(word!)).find((unit) => unit?.of === 'time') ?? null;
  const counted = /how many\s+(?:[a-z]+\s+){0,2}?([a-zµμ%]+)/.exec(asking)?.[1] ?? null;
  const direct = /how many\s+([a-zµμ%]+)/.exec(asking)?.[1] ?? '';
  const unit = unitOf(direct) ?? named(asking.replace(PER, ' '));
  if (unit) return { unit, per, counts: false };
  if (counted) return { unit: null, per, counts: true };
  return { unit: told(folded) ?? named(folded.replace(PER, ' ')), per, counts: false };
});

/** The unit in "type the number of milliseconds", "in seconds". */
function told(text: string): Unit | null {
  const words = [...text.matchAll(/\b(?:number of|in) ([a-zµμ]+)/g)].map(([, word]) => word!);
  return words.map((word) => (AMBIGUOUS.has(word) ? null : unitOf(word))).find((unit) => unit !== null) ?? null;
}

/** The unit that a text names, where it names one alone. */
function named(text: string): Unit | null {
  const units = [...text.matchAll(/(?<![a-z`])[a-zµμ%]+(?![a-z`])/g)]
    .map(([word]) => (AMBIGUOUS.has(word) ? null : unitOf(word)))
    .filter((unit) => unit !== null);
  return units.every((unit) => unit.of === units[0]!.of && unit.size === units[0]!.size) ? (units[0] ?? null) : null;
}

/** Letters that are units only behind a number, and words that are more often something else. */
const AMBIGUOUS = new Set([
  's',
  'd',
  'h',
  'em',
  'min',
  'second',
  'milli',
  'bit',
  'day',
  'minute',
  'hour',
  'week',
  'month',
  'year',
]);
