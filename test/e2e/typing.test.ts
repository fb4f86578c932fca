import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ENTER, historyOf, run, session, type Session } from './cli.js';
import { atQuestions, lab } from './lab.js';
import { scratch } from '../scratch.js';

const PREDICT = { kind: 'predict', language: 'js', code: 'one()\ntwo()\nthree()', answer: 'a\nb\nc' };
const SHORT = { kind: 'short', accept: ['x'] };
const [PASTE, PASTED] = ['\u001b[200~', '\u001b[201~'];

const givenIn = (own: string) =>
  historyOf(own).flatMap((event) => (event.type === 'answer' ? [[event.given, event.outcome]] : []));

async function predicting(): Promise<{ terminal: Session; own: string }> {
  const asked = await atQuestions([PREDICT]);
  await asked.terminal.until('It prints');
  return asked;
}

test.each([
  ['a bracketed paste, then Enter', [`${PASTE}a\rb\rc${PASTED}`, ENTER]],
  ['a bracketed paste with line feeds and one at its end', [`${PASTE}a\r\nb\r\nc\r\n${PASTED}`, ENTER]],
  ['a paste as fast keys', ['a\rb\rc', ENTER]],
  ['a paste as fast keys with an Enter at its end', ['a\rb\rc\r']],
  ['Ctrl-J between the lines', ['a', '\n', 'b', '\n', 'c', ENTER]],
  ['Alt-Enter between the lines', ['a', '\u001b\r', 'b', '\u001b\r', 'c', ENTER]],
  ['a line taken back and typed anew', ['a', '\n', 'x', '\n', '\u007f', '\u007f', 'b', '\n', 'c', ENTER]],
])('several lines: %s', async (_how, keys) => {
  const { terminal, own } = await predicting();
  expect(terminal.seen()).toContain('for another line Ctrl-J');
  for (const key of keys) {
    terminal.type(key);
    await new Promise((resolve) => setTimeout(resolve, 80));
  }
  await terminal.until('Right.');
  expect(givenIn(own)).toEqual([['a\nb\nc', 'right']]);
  expect(terminal.screen()).toMatch(/› It prints\n {2}a\n {2}b\n {2}c\n/);
});

test('one line is one Enter away, and spaces between lines do as well', async () => {
  const { terminal, own } = await predicting();
  terminal.type(`a b c${ENTER}`);
  await terminal.until('Right.');
  expect(givenIn(own)).toEqual([['a b c', 'right']]);
});

test('a blank is asked again; the words alone are no answers, and in quotes they are', async () => {
  const { terminal, own } = await atQuestions([
    { ...PREDICT, answer: '?', hint: 'A sign.' },
    { ...PREDICT, answer: 'hint' },
  ]);
  await terminal.until('It prints');
  terminal.type(ENTER);
  await terminal.until('Type an answer');
  terminal.type(`back${ENTER}`);
  await terminal.until('nothing to go back to');
  for (let letter = 0; letter < 4; letter++) terminal.type('\u007f');
  terminal.type(`hint${ENTER}`);
  await terminal.until('Hint: A sign.');
  await terminal.until('It prints');
  terminal.type(`"?"${ENTER}`);
  await terminal.until('Right.');
  terminal.type(ENTER);
  await terminal.until('It prints');
  terminal.type(`'hint'${ENTER}`);
  await terminal.until('Right.');
  expect(givenIn(own)).toEqual([
    ['?', 'right'],
    ['hint', 'right'],
  ]);
});

test('quit typed as an answer stops; q is a letter there', async () => {
  const { terminal, own } = await atQuestions([{ ...SHORT, accept: ['q'] }, SHORT]);
  await terminal.until('Your answer');
  terminal.type(`q${ENTER}`);
  await terminal.until('Right.');
  terminal.type(ENTER);
  await terminal.until('Your answer');
  terminal.type(`quit${ENTER}`);
  expect(await terminal.ended()).toBe(0);
  expect(terminal.screen()).toContain('Your place is kept.');
  expect(givenIn(own)).toHaveLength(1);
});

test('m after a wrong typed answer counts it as right, and keeps the objection', async () => {
  const { terminal, own } = await atQuestions([SHORT, PREDICT]);
  await terminal.until('Your answer');
  terminal.type(`y${ENTER}`);
  await terminal.until('my answer means the same');
  terminal.type('m');
  await terminal.until('Counted as right. It is kept for the report in `roadmap export`.');
  await terminal.until('Enter: next');
  terminal.type(ENTER);
  await terminal.until('It prints');
  terminal.type(`z${ENTER}`);
  await terminal.until('Enter: once more what was missed · m: my answer means the same');
  terminal.type(ENTER);
  await terminal.until('question 1 of 1');
  await terminal.until('It prints');
  terminal.type(`a b c${ENTER}`);
  await terminal.until('Lesson done: "First", 1 of 2 right, 1 of 1 the second time.');
  const events = historyOf(own);
  const answer = events.find((event) => event.type === 'answer')!;
  expect(events.filter((event) => event.type === 'dispute')).toMatchObject([
    { answer: answer.id, question: 'q1', step: 'one', concept: 'thing' },
  ]);
});

test('a quiz that a disputed answer makes pass is passed', async () => {
  const home = scratch();
  const terminal = session(['quiz', '--roadmap', lab([SHORT])], { home });
  await terminal.until('question 1 of 1');
  await terminal.until('Your answer');
  terminal.type(`y${ENTER}`);
  await terminal.until('Wrong.');
  await terminal.until('my answer means the same');
  terminal.type('m');
  await terminal.until('Counted as right.');
  await terminal.until('Passed: 1 of 1 right.');
  expect(await terminal.ended()).toBe(0);
  expect(terminal.screen()).not.toContain('Not passed');
  const { stdout } = await run(['status', '--json', '--roadmap', lab([SHORT])], { home });
  expect(JSON.parse(stdout)).toMatchObject({ debts: [], steps: [{ answered: { passed: true, tries: 1, best: 1 } }] });
});

test('an export lists what was called right, with where to report it', async () => {
  const root = lab([SHORT]);
  const home = scratch();
  const report = async (format: string) =>
    (await run(['export', '--format', format, '--roadmap', root], { home })).stdout;
  const terminal = session(['quiz', '--roadmap', root], { home });
  await terminal.until('Your answer');
  terminal.type(`a \`b\` #c${ENTER}`);
  await terminal.until('my answer means the same');
  expect(await report('markdown')).not.toContain('mean the same');
  terminal.type('m');
  await terminal.until('Passed: 1 of 1 right.');
  expect(await terminal.ended()).toBe(0);
  const today = historyOf(`${home}/roadmaps/lab`).find((event) => event.type === 'answer')!.at;
  const line = `- \`q1\` (step \`one\`, ${today.slice(0, 10)}): \`\` a \`b\` #c \`\`\n`;
  const intro = '## Answers that mean the same\n\nThese were graded as wrong, and I have called them right.';
  expect(await report('markdown')).toContain(`${intro}\n\n${line}`);
  appendFileSync(join(root, 'roadmap.yaml'), 'reports: https://example.org/reports\n');
  expect(await report('markdown')).toContain(
    `${intro} They can be reported at https://example.org/reports.\n\n${line}`,
  );
  expect((JSON.parse(await report('json')) as { report: object }).report).toMatchObject({
    disputed: [{ question: 'q1', step: 'one', prompt: 'Question 1', given: 'a `b` #c', at: today }],
    reports: 'https://example.org/reports',
  });
});

test('what was right, chosen or not known cannot be objected to', async () => {
  const { terminal } = await atQuestions([SHORT, SHORT, SHORT]);
  for (const typed of ['x', '?']) {
    await terminal.until('Your answer');
    terminal.type(typed + ENTER);
    await terminal.until('Enter: next');
    await terminal.quiet();
    expect(terminal.seen()).not.toContain('means the same');
    terminal.type(ENTER);
  }
});

test('in a pipe no line is read but for answers', async () => {
  const home = scratch();
  const ended = await run(['next', '--roadmap', lab([SHORT, SHORT])], { home, input: 'y\nx\nx\nn\n' });
  expect(ended.stdout).toContain('Lesson done: "First", 1 of 2 right, 1 of 1 the second time.');
  expect(ended.stdout).not.toContain('means the same');
  expect(ended.code).toBe(0);
});

test('plain at a terminal: pauses are Enter, `same` objects, `back` goes back, `quit` stops', async () => {
  const home = scratch();
  const terminal = session(['next', '--plain', '--roadmap', lab([SHORT, SHORT])], { home });
  await terminal.until('part 2 of 3');
  expect(terminal.screen()).toContain('`quit` stops');
  terminal.type(ENTER);
  await terminal.until('Other text.');
  terminal.type(`back${ENTER}`);
  await terminal.until('Some text.');
  for (const part of ['part 2 of 3', 'part 3 of 3', 'Enter: the question']) {
    await terminal.until(part);
    terminal.type(ENTER);
  }
  await terminal.until('Question 1');
  terminal.type(`y${ENTER}`);
  await terminal.until('same: my answer means the same');
  terminal.type(`same${ENTER}`);
  await terminal.until('Counted as right.');
  await terminal.until('Enter: next');
  terminal.type(ENTER);
  await terminal.until('Question 2');
  terminal.type(`quit${ENTER}`);
  expect(await terminal.ended()).toBe(0);
  expect(terminal.screen()).toContain('Your place is kept.');
  expect(historyOf(`${home}/roadmaps/lab`).filter((event) => event.type === 'dispute')).toHaveLength(1);
});
