import fc from 'fast-check';
import type { NewEvent, Outcome } from '../../src/domain/history/event.js';
import { answered, read, round } from './events.js';

/** Any event but an undo, about so few things that histories of them meet each other. */
export const anyNewEvent: fc.Arbitrary<NewEvent> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('a', 'b', 'c'),
      fc.constantFrom<Outcome>('right', 'wrong', 'unknown'),
      fc.constantFrom(null, 'e-quiz'),
    )
    .map(([id, outcome, quiz]) => answered(id, outcome, { quiz })),
  fc
    .tuple(fc.constantFrom('a', 'b'), fc.constantFrom<Outcome>('right', 'wrong'), fc.constantFrom('check', 'again'))
    .map(([id, outcome, where]) => answered(id, outcome, { where, part: 1 })),
  fc
    .tuple(fc.constantFrom('methods', 'status'), fc.constantFrom('http', 'databases'), fc.constantFrom(1, 2))
    .map(([lesson, step, part]) => read(lesson, step, part, 2)),
  fc.constant<NewEvent>({ type: 'quiz', step: 'http', questions: ['a', 'b'], carried: 0, total: 2 }),
  fc.constant<NewEvent>({ type: 'defer', step: 'http' }),
  fc.constantFrom<NewEvent>(
    { type: 'go', step: 'http' },
    { type: 'setting', key: 'track', value: 'node' },
    { type: 'setting', key: 'track', value: null },
  ),
  fc.boolean().map((on): NewEvent => ({ type: 'aside', concept: 'idempotency', step: 'http', on })),
  fc.constant<NewEvent>({ type: 'ask', answer: 'e-answer', question: 'a', step: 'http', concept: 'idempotency' }),
  fc.constant<NewEvent>({ type: 'named', command: 'ask' }),
  fc.constantFrom<NewEvent>({ type: 'reset', steps: ['http'] }, { type: 'reset', steps: null }),
  fc
    .tuple(fc.subarray(['alive', 'pages', 'delete']), fc.subarray(['pages', 'delete']), fc.constantFrom(0, 1, 3))
    .map(([passed, failed, hint]) =>
      round(passed, failed, { hint, whole: passed.length === 3 && failed.length === 0, rev: 1 + hint }),
    ),
  fc.constantFrom<NewEvent>(
    answered('a', 'wrong', { where: 'placement' }),
    { type: 'placement', steps: { http: 'skip' }, concepts: [{ concept: 'idempotency', step: 'http' }] },
    { type: 'placement', steps: { http: 'check' }, concepts: [] },
    { type: 'worked-with', steps: ['http'] },
    { type: 'sitting', ms: 1_200_000 },
  ),
);
