import { isInherited, KEBAB } from '../domain/road/ids.js';
import type { Event } from '../domain/history/event.js';

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isId: Test = (value) => typeof value === 'string' && KEBAB.test(value) && !isInherited(value);
/** Ids of events: other versions and machines may make them otherwise. */
const isName: Test = (value) => typeof value === 'string' && value !== '' && !isInherited(value);
// Years beyond 9999 have another form, which days are not read from.
const isTime: Test = (value) => typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value));
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;
const isCount: Test = (value) => Number.isFinite(value) && (value as number) >= 0;
const isFlag: Test = (value) => typeof value === 'boolean';
const isIds: Test = (value) => Array.isArray(value) && value.every(isId);
const isGiven: Test = (value) => value === null || isText(value) || (Array.isArray(value) && value.every(isText));
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isAdvice: Test = (value) =>
  isRecord(value) &&
  Object.entries(value).every(([step, advice]) => isId(step) && ['skip', 'check', 'learn'].includes(advice as string));
const isConcepts: Test = (value) =>
  Array.isArray(value) && value.every((item: unknown) => isRecord(item) && isId(item['concept']) && isId(item['step']));
const isSize: Test = (value) => Number.isInteger(value) && (value as number) > 0;
const isSome: Test = (value) => isIds(value) && (value as unknown[]).length > 0;
const isEra: Test = (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_ERAS;
const isOrder: Test = (value) => Number.isSafeInteger(value) && Math.abs(value as number) <= MOST_MS;
const MOST_ERAS = 1_000_000;
const MOST_MS = 8.64e15;
const isMoment: Test = (value) => Array.isArray(value) && value.length === 2 && isEra(value[0]) && isOrder(value[1]);
const isSeen: Test = (value) => isRecord(value) && Object.values(value).every(isMoment);
const isAuthor: Test = (value) => typeof value === 'string' && /^[a-z0-9.-]{1,100}$/.test(value);
const isCommit: Test = (value) => typeof value === 'string' && /^[0-9a-f]{7,64}$/.test(value);
const isHint: Test = (value) => isCount(value) && Number.isInteger(value) && (value as number) <= 3;
const isNames: Test = (value) => Array.isArray(value) && value.every(isName);
const orNone =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);
const oneOf =
  (...words: string[]): Test =>
  (value) =>
    words.includes(value as string);

const SHAPES: Record<Event['type'], Record<string, Test>> = {
  lesson: { step: isId, lesson: isId, part: isCount, parts: isCount, ms: isCount },
  answer: {
    ...{ step: isId, lesson: orNone(isId), concept: isId, question: isId, rev: isCount, kind: isId, given: isGiven },
    ...{
      outcome: oneOf('right', 'wrong', 'unknown'),
      hint: isFlag,
      hints: orNone(isHint),
      ms: isCount,
      runs: orNone(isCount),
      where: isId,
      part: orNone(isCount),
      quiz: orNull(isName),
    },
    ...{ picked: orNone(isText), lang: orNone(isText), asked: orNone(isText) },
  },
  quiz: { step: isId, questions: isSome, carried: isCount, total: isSize },
  defer: { step: isId },
  go: { step: isId },
  setting: { key: isId, value: orNull(isText) },
  reset: { steps: orNull(isIds), seen: orNone(isSeen) },
  placement: { steps: isAdvice, concepts: isConcepts },
  aside: { concept: isId, step: isId, on: isFlag },
  dispute: { answer: isName, question: isId, step: isId, concept: isId },
  ask: { answer: isName, question: isId, step: isId, concept: isId },
  named: { command: isId },
  import: { import: isName, events: isCount },
  sitting: { ms: isCount },
  undo: { event: isName },
  'passed-over': { step: isId, question: isId, quiz: orNull(isText) },
  'worked-with': { steps: isIds },
  lab: {
    ...{ step: isId, lab: isId, rev: isCount, track: orNull(isId), passed: isIds, failed: isIds, whole: isFlag },
    ...{ commit: orNull(isCommit), dirty: isFlag, hint: isHint, ms: isCount },
  },
};

/** Written out, since a million lines go through it. */
function isSigned({ id, at, by, era, order, via }: Record<string, unknown>): boolean {
  return (
    isName(id) &&
    isTime(at) &&
    (by === undefined || isAuthor(by)) &&
    (era === undefined || isEra(era)) &&
    (order === undefined || isOrder(order)) &&
    (via === undefined || isNames(via))
  );
}

// Listed once: to list a shape anew for each of a million lines takes a second.
const TESTS = new Map<unknown, [key: string, test: Test][]>(
  Object.entries(SHAPES).map(([type, shape]) => [type, Object.entries(shape)]),
);

/** One line of a history file as an event; null for what is none, such as a torn line or an event of a newer version. */
export function parseEvent(line: string): Event | null {
  const event = signed(line);
  return event && TESTS.get(event['type'])?.every(([key, test]) => test(event[key]))
    ? (event as unknown as Event)
    : null;
}

/** Whether a line is an event of a type that this version does not know. */
export function isOfNewerVersion(line: string): boolean {
  const type = signed(line)?.['type'];
  return isName(type) && !TESTS.has(type);
}

/** A line that says who wrote it when; null for any other. */
function signed(line: string): Record<string, unknown> | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof value !== 'object' || value === null) return null;
  const event = value as Record<string, unknown>;
  return isSigned(event) ? event : null;
}
