import { expect, test } from 'vitest';
import { chooseView } from '../../src/terminal/choose-view.js';
import { plainText, type KeyView } from '../../src/terminal/key-view.js';
import { moved, NOWHERE, pageOf } from '../../src/terminal/list-cursor.js';
import { markView } from '../../src/terminal/mark-view.js';
import { matchView } from '../../src/terminal/match-view.js';
import { orderView } from '../../src/terminal/order-view.js';
import { writeKeysView } from '../../src/terminal/write-keys.js';
import { lookOf } from './look.js';

const look = { ...lookOf(40, 'ascii'), rows: 24 };

const texts = (...names: string[]) => names.map(plainText);

/** What a view makes of these keys: its state, its last remark, and how it ended. */
function after<S>(view: KeyView<S>, keys: string[]): { state: S; notice?: string; end?: string } {
  return keys.reduce<{ state: S; notice?: string; end?: string }>(
    ({ state, ...said }, key) => view.press(state, key) ?? { state, ...said },
    { state: view.start },
  );
}

test.each([
  [['3'], 2],
  [['1', '2'], 11],
  [['1', '2', '2'], 1],
  [['1', '9'], 8],
  [['0'], null],
  [['down'], 0],
  [['up'], 11],
  [['up', 'down'], 11],
  [['1', 'down', '2'], 1],
])('in a list of twelve, %j points at %s', (keys, at) => {
  expect(keys.reduce((cursor, key) => moved(cursor, key, 12) ?? cursor, NOWHERE).at).toBe(at);
});

test.each([
  [null, 10, 'a1 a2 b1 c1 c2 c3'],
  [null, 3, 'a1 a2 b1'],
  [1, 3, 'a2 b1 c1'],
  [2, 3, 'c1 c2 c3'],
  [2, 2, 'c1 c2'],
  [0, 1, 'a1'],
])('with the pointer at %s, %i lines show %s', (at, room, lines) => {
  expect(pageOf(['a1\na2', 'b1', 'c1\nc2\nc3'], at, room).join(' ')).toBe(lines);
});

test('nothing is chosen before a key is', () => {
  const view = chooseView('Your answer', texts('x', 'y'), look);
  expect(after(view, ['enter'])).toMatchObject({ notice: 'Choose first: with a number, or up and down.' });
  expect(after(view, ['2', 'enter'])).toMatchObject({ state: { at: 1 }, end: 'enter' });
  expect(view.record({ at: 1, typed: '' })).toBe('> Your answer y');
});

test('a number marks and unmarks, so does space, and Enter wants a mark', () => {
  const view = markView(texts('x', 'y', 'z'), look);
  expect(after(view, ['3', '1']).state.marked).toEqual([0, 2]);
  expect(after(view, ['3', '1', '3']).state.marked).toEqual([0]);
  expect(after(view, ['space', 'down', 'space', 'space']).state.marked).toEqual([0]);
  expect(after(view, ['enter']).end).toBe(undefined);
  expect(after(view, ['2', 'enter'])).toMatchObject({ state: { marked: [1] }, end: 'enter' });
  expect(view.draw({ cursor: NOWHERE, marked: [1] }).blocks).toEqual(['  1. [ ] x', '  2. [x] y', '  3. [ ] z']);
});

test('of a list of more than nine, space marks and a number only points', () => {
  const view = markView(texts('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'), look);
  expect(after(view, ['1', '2', 'space']).state.marked).toEqual([11]);
});

test('an order is whole when all but one are placed, and counts when that was seen', () => {
  const view = orderView(texts('x', 'y', 'z'), look);
  expect(after(view, ['2', 'enter', '1', 'enter'])).toMatchObject({ state: { chosen: [1, 0] } });
  expect(after(view, ['2', 'enter', '1', 'enter']).end).toBe(undefined);
  expect(after(view, ['2', 'enter', '1', 'enter', 'enter'])).toMatchObject({
    state: { chosen: [1, 0, 2] },
    end: 'enter',
  });
  expect(after(view, ['2', 'enter', '1', 'enter', 'b', 'b', '3', 'enter']).state.chosen).toEqual([2]);
  expect(after(view, ['2', 'enter', '2', 'enter']).notice).toMatch('That is placed already');
  expect(after(view, ['b']).notice).toBe('Nothing is placed yet.');
  expect(view.draw({ cursor: NOWHERE, chosen: [1] }).blocks).toEqual(['  1. x', '  2. y - first', '  3. z']);
});

test('a match shows both sides, and only what was chosen or confirmed is a pair', () => {
  const view = matchView(['l1', 'l2', 'l3'], ['x', 'y', 'z'], look);
  expect(view.draw({ cursor: { at: 2, typed: '' }, chosen: [1] }).blocks).toEqual([
    ...['  l1 -> y', '> l2 -> ?', '  l3 -> ?', ''],
    ...['  1. x', '  2. y', '> 3. z'],
  ]);
  expect(after(view, ['2', 'enter', '2', 'enter']).notice).toMatch('That is taken already');
  expect(after(view, ['2', 'enter', '3', 'enter']).end).toBe(undefined);
  expect(after(view, ['2', 'enter', '3', 'enter', 'enter'])).toMatchObject({
    state: { chosen: [1, 2, 0] },
    end: 'enter',
  });
  expect(after(view, ['2', 'enter', 'b', '1', 'enter']).state.chosen).toEqual([0]);
});

test('where both sides do not fit, a match asks by the left one', () => {
  const names = ['1', '2', '3', '4', '5', '6'].map((number) => `right ${number}`);
  const view = matchView(
    names.map((name) => `not ${name}`),
    names,
    { ...look, rows: 10 },
  );
  expect(view.draw({ cursor: NOWHERE, chosen: [3] })).toMatchObject({ message: '? not right 2' });
});

test.each([
  ['nano', 'In nano, Ctrl-O and Enter save, Ctrl-X leaves.'],
  ['/usr/bin/vim -n', 'In vi, i lets you write; Esc, then :wq and Enter, saves and leaves.'],
  ['code --wait', ''],
  [null, ''],
])('a file that is opened in %s says how to leave it', (editor, leaving) => {
  const writing = { lines: 'many', path: 'a.sh', editor, isSaved: false, hints: { left: null, none: '' } } as const;
  const last = (isSaved: boolean) =>
    writeKeysView({ ...writing, isSaved }, false, { ...look, columns: 120 })
      .draw(null)
      .message.split('\n')
      .at(-1)!
      .trim();
  expect(last(false).startsWith('Enter: ') ? '' : last(false)).toBe(leaving);
  expect(last(true)).toMatch(/^Enter: run it/);
});
