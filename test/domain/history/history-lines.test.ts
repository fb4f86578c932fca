import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendix, missingLines } from '../../../src/domain/history/history-lines.js';

test.each([
  ['', '', []],
  ['', 'a\nb\n', ['a', 'b']],
  ['a\n', 'a\nb\n', ['b']],
  ['a\nb\n', 'a\n', []],
  ['a\nb\n', 'a\nc\n', ['c']],
  ['b\nc\n', 'a\nb\nd\n', ['a', 'd']],
  ['a\n', 'b\nb\n', ['b']],
  ['a\n', '\n\na\r\n  \nb', ['b']],
  // What a crash left of a line is not the line.
  ['a\nb', 'a\nb\n', ['b']],
  ['a\nb', 'a\nbc\n', ['bc']],
])('of %j, %j is missed: %j', (ours, theirs, missing) => {
  expect(missingLines(ours, theirs)).toEqual(missing);
});

test.each([
  ['', ['a', 'b'], 'a\nb\n'],
  ['a\n', ['b'], 'b\n'],
  ['a\n', [], ''],
  ['a\nb', [], ''],
  ['a\nb', ['bc', 'd'], 'c\nd\n'],
  ['a\nb', ['b'], '\n'],
  ['a\nb', ['d', 'bc'], 'c\nd\n'],
  ['a\nx', ['bc', 'd'], '\nbc\nd\n'],
])('at the end of %j, %j is written as %j', (ours, lines, written) => {
  expect(appendix(ours, lines)).toBe(written);
});

const line = fc.stringMatching(/^[abc]{1,3}$/);
const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.map((one) => `${one}\n`).join(''));
const grown = (ours: string, theirs: string) => ours + appendix(ours, missingLines(ours, theirs));
const linesOf = (all: string) => new Set(all.split('\n').filter((one) => one !== ''));

test('two files that take what they miss hold the same lines, and neither has changed what it began with', () => {
  fc.assert(
    fc.property(text, text, (ours, theirs) => {
      expect(linesOf(grown(ours, theirs))).toEqual(new Set([...linesOf(ours), ...linesOf(theirs)]));
      expect(linesOf(grown(theirs, ours))).toEqual(linesOf(grown(ours, theirs)));
      expect(grown(ours, theirs).startsWith(ours)).toBe(true);
      expect(missingLines(grown(ours, theirs), theirs)).toEqual([]);
    }),
  );
});

test('a write that is cut off anywhere is completed by the next one', () => {
  fc.assert(
    fc.property(text, text, fc.nat(), (ours, theirs, cut) => {
      const written = appendix(ours, missingLines(ours, theirs));
      const torn = ours + written.slice(0, cut % (written.length + 1));
      expect(linesOf(grown(torn, theirs))).toEqual(linesOf(grown(ours, theirs)));
    }),
  );
});
