import type { Event } from '../domain/history/event.js';

type Test = (value: unknown) => boolean;

const isId: Test = (value) =>
  typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value !== 'constructor';
const isText: Test = (value) => typeof value === 'string';
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
    ...{ step: isId, lesson: isId, concept: isId, question: isId, rev: isCount, kind: isId, given: isGiven },
    ...{ outcome: oneOf('right', 'wrong', 'unknown'), hint: isFlag, ms: isCount, where: isId, quiz: orNull(isText) },
  },
  quiz: { step: isId, questions: isIds, carried: isCount, total: isCount },
  defer: { step: isId },
  go: { step: isId },
  setting: { key: isId, value: orNull(isText) },
  reset: { steps: orNull(isIds) },
  placement: { steps: isAdvice, concepts: isConcepts },
  'worked-with': { steps: isIds },
  undo: { event: isText },
};

// Listed once: to list a shape anew for each of a million lines takes a second.
const TESTS = new Map<unknown, [key: string, test: Test][]>(
  Object.entries(SHAPES).map(([type, shape]) => [type, Object.entries(shape)]),
);

/** One line of a history file as an event; null for what is none, such as a torn line or an event of a newer version. */
export function parseEvent(line: string): Event | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof value !== 'object' || value === null) return null;
  const event = value as Record<string, unknown>;
  if (!isText(event['id']) || !isText(event['at']) || Number.isNaN(Date.parse(event['at'] as string))) return null;
  return TESTS.get(event['type'])?.every(([key, test]) => test(event[key])) ? (value as Event) : null;
}
