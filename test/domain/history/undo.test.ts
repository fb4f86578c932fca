import { expect, test } from 'vitest';
import { lastUndoable } from '../../../src/domain/history/undo.js';
import { answered, read, stored } from '../events.js';

const [answer, lesson, reset] = [
  stored(answered('q1', 'right')),
  stored(read('methods')),
  stored({ type: 'reset', steps: null }),
];
const undo = stored({ type: 'undo', event: reset.id });

test('the newest answer or reset can be taken back, in whatever order the events stand', () => {
  expect(lastUndoable([reset, lesson, answer])).toBe(reset);
  expect(lastUndoable([answer, lesson])).toBe(answer);
});

test('what was taken back is passed over, also where the undo stands before it', () => {
  expect(lastUndoable([answer, lesson, reset, undo])).toBe(answer);
  expect(lastUndoable([undo, reset, answer])).toBe(answer);
});

test('without an answer or a reset there is nothing to take back', () => {
  expect(lastUndoable([lesson])).toBeNull();
});
