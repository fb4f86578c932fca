import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEvent } from '../../src/store/event-shape.js';
import { openStore } from '../../src/store/store.js';
import { anyNewEvent } from '../domain/any-event.js';
import { answered, round, stored } from '../domain/events.js';
import { scratch } from '../scratch.js';

const parsed = (changes: object) => parseEvent(JSON.stringify({ ...stored(answered('q1', 'right')), ...changes }));

test.each([
  ['a negative duration', { ms: -98_874 }],
  ['a name that objects have', { concept: 'constructor' }],
  ['a quiz with such a name', { quiz: '__proto__' }],
  ['an id with such a name', { id: 'toString' }],
  ['a year that days are not read from', { at: '+275760-09-13T00:00:00.000Z' }],
  ['a time without an offset', { at: '2026-05-01T10:00:00' }],
  ['a fourth hint', { hints: 4 }],
  ['an era that nothing could come after', { era: 1e300 }],
  ['a quiz without questions', { type: 'quiz', questions: [], carried: 0, total: 0 }],
])('%s is no event', (_what, changes) => {
  expect(parsed({})).not.toBeNull();
  expect(parsed(changes)).toBeNull();
});

test.each([
  ['a round of checks', {}, true],
  ['a lab that was begun', { passed: [], commit: '0123abc', dirty: true }, true],
  ['a field of a newer version', { machine: 'linux' }, true],
  ['a check with a name that objects have', { failed: ['constructor'] }, false],
  ['a lab that is not in small letters', { lab: 'Shelf answers' }, false],
  ['a commit that is no hash', { commit: 'main' }, false],
  ['a fourth hint', { hint: 4 }, false],
  ['half a hint', { hint: 0.5 }, false],
  ['a round without a lab', { lab: undefined }, false],
])('%s is an event, or not', (_what, changes, isEvent) => {
  const line = JSON.stringify({ ...stored(round(['alive'], ['pages'])), ...changes });
  expect(parseEvent(line) !== null).toBe(isEvent);
});

test('all that is recorded is read again, and what would not be is not written', async () => {
  const store = await openStore({
    home: scratch(),
    now: () => new Date(),
    random: Math.random,
    warn: (message) => expect.fail(message),
  });
  await fc.assert(
    fc.asyncProperty(anyNewEvent, async (event) => {
      const recorded = await store.record(event);
      expect(parseEvent(JSON.stringify(recorded))).toEqual(recorded);
    }),
    { numRuns: 40 },
  );
  const count = [...(await store.history())].length;
  await expect(store.record(answered('q1', 'right', { ms: -1 }))).rejects.toThrow('would not be read again');
  expect([...(await store.history())]).toHaveLength(count);
});
