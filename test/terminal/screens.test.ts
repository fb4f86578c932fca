import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apart, screenFrom, together, type Block, type Place } from '../../src/terminal/screens.js';

const START: Place = { block: 0, line: 0 };
const lines = (count: number, name = 'line') => Array.from({ length: count }, (_unused, index) => `${name} ${index}`);
const ofLines = (count: number, name?: string) => lines(count, name).join('\n');

function allScreens(blocks: Block[], room: number): string[][] {
  const screens: string[][] = [];
  for (let at: Place | null = START; at !== null;) {
    const screen = screenFrom(blocks, at, room);
    screens.push(screen.lines);
    at = screen.next;
  }
  return screens;
}

describe('a screen of a text', () => {
  test('ends between blocks', () => {
    expect(allScreens(apart('a', 'b', 'c'), 4)).toEqual([
      ['', 'a', '', 'b'],
      ['', 'c'],
    ]);
  });

  test('does not cut what fits on one', () => {
    const code = ofLines(5, 'code');
    expect(allScreens(together('before', 'and before', code), 6)).toEqual([['before', 'and before'], lines(5, 'code')]);
  });

  test('cuts between lines what fits on none, and begins a screen with it', () => {
    expect(allScreens(together('before', ofLines(5)), 3)).toEqual([
      ['before'],
      ['line 0', 'line 1', 'line 2'],
      ['line 3', 'line 4'],
    ]);
  });

  test('keeps a title with what stands below it', () => {
    const blocks = [...together('before', 'too'), { text: 'Title', holds: true }, ...together(ofLines(3))];
    expect(allScreens(blocks, 5)).toEqual([
      ['before', 'too'],
      ['Title', 'line 0', 'line 1', 'line 2'],
    ]);
  });

  test('parts what holds the next only where both fit on none', () => {
    const blocks = [{ text: 'Title', holds: true }, { text: 'It prints:', holds: true }, ...together(ofLines(4))];
    expect(allScreens(blocks, 5)).toEqual([['Title'], ['It prints:', ...lines(4)]]);
    expect(allScreens(blocks, 3)).toEqual([
      ['Title', 'It prints:', 'line 0'],
      ['line 1', 'line 2', 'line 3'],
    ]);
  });

  test('whatever the text, all of it is shown once, in its order, and no screen is too long or empty', () => {
    const block = fc.record({ text: fc.nat(9).map((count) => ofLines(count + 1)), holds: fc.boolean() });
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 12 }), (blocks, room) => {
        const screens = allScreens(blocks, room);
        expect(screens.flat()).toEqual(blocks.flatMap(({ text }) => text.split('\n')));
        for (const screen of screens) {
          expect(screen.length).toBeLessThanOrEqual(room);
          expect(screen.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
