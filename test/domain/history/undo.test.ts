import { expect, test } from 'vitest';
import { inFileOrder } from '../../../src/domain/history/file-order.js';
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

test('of a device whose clock was set back, the last line counts', () => {
  const first = stored(answered('q1', 'right'), '2099-05-01T10:00:00Z');
  const second = stored(answered('q2', 'right'), '2026-05-01T10:00:00Z');
  const third = stored(answered('q3', 'right'), '2026-05-01T09:59:00Z');
  expect(lastUndoable([...inFileOrder([first, second])])?.id).toBe(second.id);
  expect(lastUndoable([...inFileOrder([first, second, third])])?.id).toBe(third.id);
});

test('a dispute and an import can be taken back', () => {
  const dispute = stored({ type: 'dispute', answer: answer.id, question: 'q1', step: 'http', concept: 'idempotency' });
  const told = stored({ type: 'import', import: 'import-1', events: 2 });
  expect(lastUndoable([answer, dispute])).toBe(dispute);
  expect(lastUndoable([answer, dispute, told])).toBe(told);
});
