import { expect, test } from 'vitest';
import { noProgress } from '../../../src/domain/history/progress.js';
import type { NewEvent } from '../../../src/domain/history/event.js';
import { askToName, missedInCode } from '../../../src/domain/standing/name-ask.js';
import { foldAll } from '../../../src/domain/history/fold.js';
import { answered, read, stored } from '../events.js';
import { someLesson, someQuestion, someRoadmap, someStep } from '../road.js';

const roadmap = someRoadmap({
  steps: [
    someStep({
      ...{ id: 'http', lessons: [someLesson('methods')] },
      concepts: [{ id: 'idempotency', title: 'Idempotency', was: [] }],
      questions: [
        someQuestion('code', { kind: 'write', lesson: 'methods', concept: 'idempotency' }),
        someQuestion('words', { lesson: 'methods', concept: 'idempotency' }),
      ],
    }),
  ],
});
const BEGAN = '2026-05-10T10:00:00.000Z';
const END = '2026-05-10T10:30:00.000Z';
const MISSED = answered('code', 'unknown', { kind: 'write' });
const ASKED: NewEvent = { type: 'ask', answer: 'e', question: 'code', step: 'http', concept: 'idempotency' };
const NAMED: NewEvent = { type: 'named', command: 'ask' };

/** What the end of a sitting from ten to half past names, of what happened at these times. */
function named(...happened: [event: NewEvent, at: string][]): number | null {
  const history = [[read('methods'), '2026-01-01T10:00:00.000Z'] as const, ...happened].map(([event, at]) =>
    stored(event, at.startsWith('2026') ? at : `2026-05-10T${at}:00.000Z`),
  );
  return askToName(roadmap, foldAll(history), history, { began: new Date(BEGAN) }, new Date(END));
}

test('names the code that was missed last in the sitting, counted from the newest answer', () => {
  expect(named([MISSED, '10:05'])).toBe(1);
  expect(named([MISSED, '10:05'], [answered('words', 'wrong'), '10:06'])).toBe(2);
  expect(named([answered('code', 'wrong', { kind: 'predict' }), '10:05'])).toBe(1);
});

test('names nothing where no code was missed in the sitting', () => {
  expect(named([answered('words', 'wrong'), '10:05'])).toBe(null);
  expect(named([answered('code', 'right', { kind: 'write' }), '10:05'])).toBe(null);
  expect(named([MISSED, '09:55'])).toBe(null);
  expect(named([answered('code', 'unknown', { kind: 'write', where: 'placement' }), '10:05'])).toBe(null);
});

test.each([
  ['six days after it was named', NAMED, '2026-05-04T12:00:00.000Z', null],
  ['in another terminal of the same hour', NAMED, '2026-05-10T10:20:00.000Z', null],
  ['eight days after it was named', NAMED, '2026-05-02T09:00:00.000Z', 1],
  ['three weeks after it was used', ASKED, '2026-04-19T10:00:00.000Z', null],
  ['five weeks after it was used', ASKED, '2026-04-05T10:00:00.000Z', 1],
  ['where a clock was years ahead', NAMED, '2026-12-05T10:00:00.000Z', 1],
] as const)('%s', (_when, event, at, back) => {
  expect(named([event, at], [MISSED, '10:05'])).toBe(back);
});

test('what was missed in code is what was written and what was read', () => {
  const kinds = { write: { asked: 5, right: 3 }, predict: { asked: 2, right: 1 }, choice: { asked: 9, right: 0 } };
  expect(missedInCode({ ...noProgress(), kinds })).toBe(3);
  expect(missedInCode(noProgress())).toBe(0);
});
