import { expect, test } from 'vitest';
import { scratch } from '../scratch.js';
import { DOWN, ENTER, historyOf, session, shell } from './cli.js';
import { atQuestions, CHOICE, lab, press, readAll } from './lab.js';

const LONG = 'option is a long one that needs more than one line in most windows, since it goes on and on for a while';
const WIDE = {
  kind: 'choice',
  options: ['first', 'second', 'third', 'fourth', 'fifth'].map((which, index) => ({
    text: `The ${which} ${LONG}`,
    correct: index === 0,
    why: 'w',
  })),
};
const CTRL_Z = '\u001a';

test('after a resize the prompt and all that follows are laid out for the new width', async () => {
  const text = 'Words that make a paragraph so long that it is wrapped at whatever width the window has. '.repeat(3);
  const terminal = session(['next', '--roadmap', lab([WIDE], text)], { home: scratch() }, 100, 30);
  await readAll(terminal);
  await terminal.until('The fifth option');
  await terminal.quiet();
  terminal.resize(45, 30);
  await terminal.quiet();
  const lines = terminal.seen().split('\n');
  expect(lines.filter((line) => line.includes('Your answer'))).toHaveLength(1);
  expect(lines.filter((line) => line.includes('The first option is'))).toHaveLength(1);
  terminal.type(press(terminal.seen(), 'The first option'));
  await terminal.until('Lesson done');
  await terminal.quiet();
  const after = terminal.screen().split('\n');
  const from = after.findLastIndex((line) => line.includes('Your answer'));
  expect(after.slice(from).every((line) => line.length <= 45)).toBe(true);
  expect(terminal.broken().filter((line) => after.slice(from).includes(line))).toEqual([]);
});

test("a window of ten rows shows the question's line, the pointer and the option at it, all the way down", async () => {
  const { terminal } = await atQuestions([WIDE], { columns: 40, rows: 10, flags: ['--no-pager'] });
  await terminal.until('Your answer');
  expect(terminal.seen()).toContain('? Your answer');
  for (const number of [1, 2, 3, 4, 5, 5]) {
    terminal.type(DOWN);
    await terminal.quiet();
    expect(terminal.seen().split('\n').length).toBeLessThanOrEqual(10);
    expect(terminal.seen()).toContain('? Your answer');
    expect(terminal.seen()).toContain(`❯ ${number}. The `);
  }
});

test.each([
  ['a choice', CHOICE, 'the right one', /the right one|a wrong one|another wrong one/],
  ['a typed answer', { kind: 'short', accept: ['xy'] }, 'y', /^xy$/],
])('Ctrl-Z at %s and fg: the prompt is there again, and takes the answer', async (_what, question, answer, given) => {
  const prompt = 'Your answer';
  const home = scratch();
  const terminal = shell({ home });
  terminal.run(['next', '--roadmap', lab([question]), '--seed', '1'], '; echo "ended $?"');
  await readAll(terminal);
  await terminal.until(prompt);
  if (question.kind === 'short') terminal.type('x');
  await terminal.quiet();
  terminal.type(CTRL_Z);
  await terminal.until('Stopped');
  expect(terminal.cursorIsShown()).toBe(true);
  terminal.type(`fg${ENTER}`);
  await terminal.until(prompt);
  await terminal.quiet();
  expect(terminal.seen()).toMatch(/fg\n[^]*\? Your answer/);
  terminal.type(question.kind === 'short' ? answer + ENTER : press(terminal.seen(), answer));
  await terminal.until('Lesson done');
  const answers = historyOf(`${home}/roadmaps/lab`).filter((event) => event.type === 'answer');
  expect(answers).toMatchObject([{ given: expect.stringMatching(given) as string }]);
});

test('Ctrl-Z and fg at a pause and at a yes or no', async () => {
  const terminal = shell({ home: scratch() });
  terminal.run(['next', '--roadmap', lab([CHOICE]), '--seed', '1']);
  await terminal.until('part 2 of 3');
  await terminal.quiet();
  terminal.type(CTRL_Z);
  await terminal.until('Stopped');
  terminal.type(`fg${ENTER}`);
  await readAll(terminal);
  await terminal.until('Your answer');
  terminal.type(press(terminal.screen(), 'the right one'));
  await terminal.until('Go on?');
  await terminal.quiet();
  terminal.type(CTRL_Z);
  await terminal.until('Stopped');
  terminal.type(`fg${ENTER}`);
  await terminal.until('Go on?');
  await terminal.quiet();
  terminal.type(`n${ENTER}`);
  await terminal.until('Your place is kept.');
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s at a prompt leaves the cursor shown', async (signal) => {
  const { terminal } = await atQuestions([CHOICE]);
  await terminal.until('Your answer');
  await terminal.quiet();
  expect(terminal.cursorIsShown()).toBe(false);
  terminal.kill(signal);
  await terminal.ended();
  expect(terminal.cursorIsShown()).toBe(true);
});

test('the recap is not on one screen with its question, and can be scrolled back to', async () => {
  const { terminal } = await atQuestions([CHOICE, CHOICE]);
  await terminal.until('Your answer');
  await terminal.quiet();
  expect(terminal.seen()).toContain('Question 1');
  expect(terminal.seen()).not.toContain('The recap is said.');
  expect(terminal.screen()).toContain('The recap is said.');
  terminal.type(`1${ENTER}`);
  await terminal.until('Enter: next');
  terminal.type(ENTER);
  await terminal.until('Question 2');
  await terminal.quiet();
  expect(terminal.seen()).not.toContain('Question 1');
});
