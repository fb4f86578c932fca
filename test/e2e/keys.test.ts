import { expect, test } from 'vitest';
import { scratch } from '../scratch.js';
import { CTRL_C, DOWN, ENTER, historyOf, session } from './cli.js';
import { atQuestions, CHOICE, lab, press } from './lab.js';

const answersIn = (own: string) => historyOf(own).filter((event) => event.type === 'answer');
const MULTI = {
  kind: 'multi',
  hint: 'Two of them.',
  options: [
    { text: 'right one', correct: true, why: 'w' },
    { text: 'right two', correct: true, why: 'w' },
    { text: 'wrong three', why: 'w' },
  ],
};

test('an Enter before any other key answers nothing, and says what to do', async () => {
  const { terminal, own } = await atQuestions([CHOICE]);
  await terminal.until('Your answer');
  terminal.type(ENTER);
  await terminal.until('Choose first');
  expect(answersIn(own)).toEqual([]);
  terminal.type(DOWN + ENTER);
  await terminal.until('Enter: once more what was missed');
  expect(answersIn(own)).toHaveLength(1);
});

test('? is "I don\'t know"; the keys are said once, and no instruction stays in the record', async () => {
  const { terminal, own } = await atQuestions([CHOICE, MULTI, { kind: 'short', accept: ['x'] }]);
  await terminal.until('Your answer');
  terminal.type('?');
  await terminal.until('Not known yet.');
  terminal.type(ENTER);
  await terminal.until('All that are right');
  terminal.type('?');
  await terminal.until('Not known yet.');
  terminal.type(ENTER);
  await terminal.until('Your answer');
  terminal.type(`?${ENTER}`);
  await terminal.until('Enter: once more what was missed');
  const screen = terminal.screen();
  expect(screen.match(/Keys:/g)).toHaveLength(1);
  expect(screen).toContain("› Your answer I don't know");
  expect(screen).toContain("› All that are right I don't know");
  expect(screen).not.toMatch(/✔|Ctrl-J|h: a hint/);
  expect(answersIn(own).map(({ given }) => given)).toEqual([null, null, null]);
});

test('h shows the hint and keeps the marks', async () => {
  const { terminal, own } = await atQuestions([MULTI]);
  await terminal.until('All that are right');
  const [first, second] = ['right one', 'right two'].map((text) => press(terminal.screen(), text)[0]!);
  terminal.type(first!);
  terminal.type('h');
  await terminal.until('Hint: Two of them.');
  await terminal.until('All that are right');
  terminal.type(second! + ENTER);
  await terminal.until('Right.');
  expect(answersIn(own)).toMatchObject([{ outcome: 'right', hint: true }]);
});

test.each([40, 80])('each h gives the next hint, and how many were taken is kept, at %i columns', async (columns) => {
  const hint = ['A nudge.', 'A pointer.', 'Nearly the answer.'];
  const { terminal, own } = await atQuestions(
    [
      { ...MULTI, hint },
      { kind: 'short', accept: ['x'], hint },
    ],
    { columns },
  );
  await terminal.until('h: a hint');
  for (const [index, text] of hint.entries()) {
    terminal.type('h');
    await terminal.until(`Hint ${index + 1} of 3: ${text}`);
    await terminal.until(index < 2 ? 'h: the next hint' : 'All that are right');
  }
  terminal.type('h');
  await terminal.until('All hints stand above.');
  terminal.type('?');
  await terminal.until('Enter: next');
  terminal.type(ENTER);
  await terminal.until('hint: a hint');
  terminal.type(`hint${ENTER}`);
  await terminal.until('Hint 1 of 3: A nudge.');
  await terminal.until('hint: the next hint');
  terminal.type(`x${ENTER}`);
  await terminal.until('Right.');
  expect(answersIn(own)).toMatchObject([{ hint: true, hints: 3 }, { hint: true }]);
  expect(answersIn(own)[1]).not.toHaveProperty('hints');
});

test.each([40, 80])('a question without a hint says so, picked, typed and written, at %i columns', async (columns) => {
  const { terminal, own } = await atQuestions(
    [
      CHOICE,
      { kind: 'short', accept: ['x'] },
      { kind: 'write', language: 'yaml', solution: 'a: 1', cases: [{ want: { '/a': 1 } }], lines: 'one' },
    ],
    { columns },
  );
  await terminal.until('Your answer');
  terminal.type('h');
  await terminal.until('This question has no hint.');
  terminal.type('?');
  await terminal.until('Enter: next');
  terminal.type('h');
  await terminal.until('There is no hint here.');
  terminal.type(ENTER);
  for (const message of ['Your answer', 'Your line']) {
    await terminal.until(message);
    terminal.type(`hint${ENTER}`);
    await terminal.until('This question has no hint.');
    terminal.type(`\u0015?${ENTER}`);
    await terminal.until('Not known yet.');
    await terminal.until('Enter: ');
    terminal.type(ENTER);
  }
  expect(answersIn(own).map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown', 'unknown']);
});

test('q stops with a word and exit code 0', async () => {
  const { terminal, own } = await atQuestions([CHOICE]);
  await terminal.until('Your answer');
  terminal.type('q');
  expect(await terminal.ended()).toBe(0);
  expect(terminal.screen()).toContain('Your place is kept.');
  expect(answersIn(own)).toEqual([]);
});

test('order: what was placed is shown, b takes it back, and the last counts when it is confirmed', async () => {
  const { terminal, own } = await atQuestions([{ kind: 'order', items: ['one', 'two', 'three', 'four'] }]);
  for (const item of ['two', 'one', 'three']) {
    await terminal.until('of 4');
    terminal.type(press(terminal.screen(), item));
  }
  await terminal.until('In this order?');
  expect(terminal.screen()).toMatch(/1\. two\n.*2\. one\n.*3\. three\n.*4\. four/);
  expect(answersIn(own)).toEqual([]);
  for (const back of ['Third', 'Second', 'First']) {
    terminal.type('b');
    await terminal.until(`${back} of 4`);
  }
  for (const [index, item] of ['one', 'two', 'three'].entries()) {
    terminal.type(press(terminal.screen(), item));
    await terminal.until(['Second', 'Third', 'In this order?'][index]!);
  }
  terminal.type(ENTER);
  await terminal.until('Right.');
  expect(answersIn(own)).toMatchObject([{ given: ['one', 'two', 'three', 'four'] }]);
});

test('match: all that is to be matched is in view, b goes back, six pairs work', async () => {
  const pairs = [1, 2, 3, 4, 5, 6].map((number) => [`left${number}`, `side${number}`]);
  const { terminal, own } = await atQuestions([{ kind: 'match', pairs }]);
  await terminal.until('What goes with each?');
  await terminal.quiet();
  for (const text of pairs.flat()) expect(terminal.seen()).toContain(text);
  terminal.type(press(terminal.screen(), 'side2'));
  await terminal.until('left1 → side2');
  terminal.type('b');
  await terminal.until('left1 → ?');
  for (const [left, right] of pairs.slice(0, 5)) {
    terminal.type(press(terminal.screen(), right!));
    await terminal.until(left === 'left5' ? 'Matched like this?' : `${left} → ${right}`);
  }
  await terminal.quiet();
  expect(terminal.seen()).toContain('left6 → side6');
  expect(answersIn(own)).toEqual([]);
  terminal.type(ENTER);
  await terminal.until('Right.');
  expect(answersIn(own)).toMatchObject([{ given: pairs.map(([, right]) => right) }]);
});

test('b in a lesson goes back to the part before; Ctrl-C still ends with 130', async () => {
  const terminal = session(['next', '--roadmap', lab([CHOICE])], { home: scratch() });
  await terminal.until('part 2 of 3');
  terminal.type('b');
  await terminal.until('There is nothing before this.');
  terminal.type(ENTER);
  await terminal.until('Other text.');
  await terminal.until('part 3 of 3');
  terminal.type('b');
  await terminal.until('Some text.');
  await terminal.until('part 2 of 3');
  terminal.type(CTRL_C);
  expect(await terminal.ended()).toBe(130);
});

test('Ctrl-D is q', async () => {
  const { terminal } = await atQuestions([CHOICE]);
  await terminal.until('Your answer');
  terminal.type('\u0004');
  expect(await terminal.ended()).toBe(0);
  expect(terminal.screen()).toContain('Your place is kept.');
});

test('q stops at a yes or no, and at a menu', async () => {
  const { terminal } = await atQuestions([CHOICE]);
  await terminal.until('Your answer');
  terminal.type(press(terminal.screen(), 'the right one'));
  await terminal.until('Go on?');
  terminal.type(`x${ENTER}`);
  await terminal.until('Answer y or n.');
  terminal.type(`\u007fq${ENTER}`);
  expect(await terminal.ended()).toBe(0);
  const menu = session(['next'], { home: scratch() });
  await menu.until('Which language');
  menu.type('q');
  expect(await menu.ended()).toBe(0);
});

test.each([
  ['q', 0, 'Nothing was changed.'],
  [CTRL_C, 130, 'Stopped.'],
])('%j where no lesson is open says nothing of answers', async (key, code, word) => {
  const terminal = session(['reset'], { home: scratch() });
  await terminal.until('(y/N)');
  terminal.type(`${key}${ENTER}`);
  expect(await terminal.ended()).toBe(code);
  expect(terminal.screen()).toMatch(new RegExp(`^${word}$`, 'm'));
});
