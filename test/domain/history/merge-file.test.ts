import { expect, test } from 'vitest';
import { mergeFile } from '../../../src/domain/history/merge-file.js';

const isEvent = (line: string) => !line.startsWith('#');

test.each([
  ['a\nb\n', 'a\nb\n', '', null],
  ['a\nb\n', 'a\n', '', 'a\nb\n'],
  ['a\n', 'a\nb\n', 'b\n', null],
  ['a\nb\n', 'a\nc\n', 'c\n', 'a\nc\nb\n'],
  ['', 'a\n', 'a\n', null],
  ['a\n', '', '', 'a\n'],
  // What is no event stays where it is, and what is torn is not handed on.
  ['#x\na\nb', '#y\na\n', '', null],
  ['a\nb', 'a\nbc\n', 'c\n', null],
])('%j here and %j there: %j is added here, there it becomes %j', (local, remote, append, merged) => {
  expect(mergeFile(local, remote, isEvent)).toMatchObject({ append, merged });
});
