import { SHARE_VERSION, type Fact, type Header } from '../domain/cohort/hand-in.js';
import { firstHidden } from '../domain/hidden-characters.js';
import { isInherited, KEBAB } from '../domain/road/ids.js';

type Test = (value: unknown) => boolean;
export type Fields = Record<string, unknown>;

const isId: Test = (value) =>
  typeof value === 'string' && value.length <= 200 && KEBAB.test(value) && !isInherited(value);
const isIds: Test = (value) => Array.isArray(value) && value.length <= 1000 && value.every(isId);
const isCount: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isNumber: Test = (value) => isCount(value) && value !== 0;
const isFlag: Test = (value) => typeof value === 'boolean';
export const isDay: Test = (value) => typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value));
const DAY = /^\d{4}-\d\d-\d\d$/;
const isHash: Test = (value) => typeof value === 'string' && /^[0-9a-z]{1,64}$/.test(value);
const isPicked: Test = (value) => typeof value === 'string' && value.length <= 1000 && /^[a-z,-]*$/.test(value);
const isText: Test = (value) => typeof value === 'string';
const isName: Test = (value) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 100 && firstHidden(value) === null;
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);
const oneOf =
  (...words: string[]): Test =>
  (value) =>
    words.includes(value as string);

const HEADER: Record<keyof Header, Test> = {
  share: (value) => value === SHARE_VERSION,
  learner: isHash,
  name: isName,
  roadmap: isId,
  content: isHash,
  track: orNull(isId),
  made: isDay,
  text: isFlag,
  facts: isCount,
};

/** No field means one thing in one fact and another in the next, so that all of them fit into one table. */
const FIELDS: Record<string, Test> = {
  fact: isText,
  day: isDay,
  ...{ step: isId, concept: isId, question: isId, lesson: isId, lab: isId },
  ...{ kind: isId, rev: isCount, asked: orNull(isHash), where: isId, attempt: isNumber, quiz: orNull(isNumber) },
  ...{ outcome: oneOf('right', 'wrong', 'unknown'), disputed: isFlag, hints: isCount, picked: orNull(isPicked) },
  ...{ given: isText, part: isCount, parts: isCount, right: isCount, of: isNumber, passed: isFlag },
  ...{ how: oneOf('passed', 'skipped', 'deferred'), round: isCount, green: isIds, red: isIds, whole: isFlag },
};
const BITS = new Map(Object.keys(FIELDS).map((key, index) => [key, 2 ** index]));

const ALWAYS: Record<Fact['fact'], string[]> = {
  answer: [
    ...['fact', 'day', 'step', 'concept', 'question', 'kind', 'rev', 'asked', 'where', 'attempt', 'quiz'],
    ...['outcome', 'disputed', 'hints', 'picked'],
  ],
  part: ['fact', 'day', 'step', 'lesson', 'part', 'parts'],
  quiz: ['fact', 'day', 'step', 'quiz', 'right', 'of', 'passed'],
  step: ['fact', 'day', 'step', 'how'],
  lab: ['fact', 'day', 'step', 'lab', 'rev', 'round', 'green', 'red', 'whole', 'hints'],
};
const NEEDED = new Map<unknown, number>(Object.entries(ALWAYS).map(([fact, keys]) => [fact, bitsOf(keys)]));

/** Which fields these are, as bits; null where one of them is not what it must be. Unknown ones are of newer versions. */
export function knownIn(fields: Fields): number | null {
  const keys = Object.keys(fields).filter((key) => BITS.has(key));
  return keys.every((key) => FIELDS[key]!(fields[key])) ? bitsOf(keys) : null;
}

/** Whether fields of these bits are a whole fact, made by this day. */
export function isFact(fields: Fields, bits: number, made: string): boolean {
  const needed = NEEDED.get(fields['fact']);
  return needed !== undefined && (bits & needed) === needed && (fields['day'] as string) <= made;
}

/** The first line of a hand-in; `newer` for one of a later version, null for anything else. */
export function headerIn(line: string): Header | 'newer' | null {
  const header = objectIn(line);
  if (header === null) return null;
  if (isCount(header['share']) && (header['share'] as number) > SHARE_VERSION) return 'newer';
  return Object.entries(HEADER).every(([key, test]) => test(header[key])) ? (header as unknown as Header) : null;
}

export function objectIn(text: string): Fields | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

export function bitsOf(keys: string[]): number {
  return keys.reduce((bits, key) => bits | BITS.get(key)!, 0);
}
