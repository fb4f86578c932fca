import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareHistoryFiles,
  deviceOf,
  fileOf,
  isFull,
  MOST_PARTS,
} from '../../../src/domain/history/history-files.js';

test.each([
  ['desk.jsonl', 'desk', 1],
  ['desk--2.jsonl', 'desk', 2],
  ['desk--999.jsonl', 'desk', 999],
  ['desk-2.jsonl', 'desk-2', 1],
  ['laptop-1234.jsonl', 'laptop-1234', 1],
  ['laptop-1234--12.jsonl', 'laptop-1234', 12],
  ['desk--1.jsonl', 'desk--1', 1],
  ['desk--02.jsonl', 'desk--02', 1],
  ['import-0123456789ab.jsonl', 'import-0123456789ab', 1],
])('%s is of %s, and its part %i', (file, device, part) => {
  expect(deviceOf(file)).toEqual({ device, part });
  expect(fileOf({ device, part })).toBe(file);
});

test('the files of a device stand in its order', () => {
  const files = ['desk--10.jsonl', 'desk--2.jsonl', 'desk-b.jsonl', 'desk.jsonl', 'a.jsonl'];
  expect(files.toSorted(compareHistoryFiles)).toEqual([
    ...['a.jsonl', 'desk.jsonl', 'desk--2.jsonl', 'desk--10.jsonl', 'desk-b.jsonl'],
  ]);
});

test('a name and its parts say the same', () => {
  const device = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/).filter((name) => deviceOf(name).part === 1);
  fc.assert(
    fc.property(device, fc.integer({ min: 1, max: MOST_PARTS }), (name, part) => {
      expect(deviceOf(fileOf({ device: name, part }))).toEqual({ device: name, part });
    }),
  );
});

test.each([
  [0, null, '2026-05-01', false],
  [256 * 1024, '2026-05-01', '2026-05-02', true],
  [100, '2026-05-31T23:59', '2026-06-01', true],
  [100, '2026-05-01', '2026-05-31', false],
  // A clock that was ahead does not begin a file with each event.
  [100, '2099-01-01', '2026-05-31', false],
])('%i bytes since %s, at %s: full is %s', (bytes, firstAt, at, full) => {
  expect(isFull(bytes, firstAt, at)).toBe(full);
});
