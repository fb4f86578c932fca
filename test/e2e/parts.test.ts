import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patched, scratch } from '../scratch.js';
import { CTRL_C, ENTER, historyOf, run, session, type Session } from './cli.js';
import { agree } from './writing.js';
import { CHOICE, lab, press } from './lab.js';

/** In the bank the last part's question stands first. */
const QUESTIONS = [
  { ...CHOICE, id: 'on-mistake', prompt: 'On the mistake?', see: 'first#recap' },
  { ...CHOICE, id: 'on-part', prompt: 'On the part?', see: 'first#part' },
  { ...CHOICE, id: 'on-part-too', prompt: 'Once more on the part?', see: 'first#part' },
];

/** What was done in a lab, in the order of its history: parts as numbers, questions by their ids. */
function doneIn(home: string): unknown[] {
  return historyOf(join(home, 'roadmaps', 'lab')).flatMap<unknown>((event) => {
    if (event.type === 'lesson') return [event.part];
    if (event.type !== 'answer') return [];
    return [`${event.question} ${event.outcome}${event.where === 'again' ? ' again' : ''}`];
  });
}

async function enter(terminal: Session, pause: string): Promise<void> {
  await terminal.until(pause);
  terminal.type(ENTER);
}

async function answer(terminal: Session, question: string, option: string): Promise<void> {
  await terminal.until(question);
  await terminal.until('Your answer');
  // Nothing of the lesson stands above it.
  expect(terminal.seen()).not.toMatch(/Some text|Other text|The recap/);
  terminal.type(press(terminal.screen(), option));
}

test('each part is followed by its questions, and the lesson by what was missed', async () => {
  const home = scratch();
  const terminal = session(['next', '--roadmap', lab(QUESTIONS), '--seed', '1'], { home });
  await terminal.until('Some text.');
  await enter(terminal, 'Enter: the questions');
  await answer(terminal, 'after part 1 of 3, question 1 of 2', 'a wrong one');
  await enter(terminal, 'Enter: next');
  await answer(terminal, 'after part 1 of 3, question 2 of 2', 'the right one');
  await enter(terminal, 'Enter: part 2 of 3');
  await terminal.until('Other text.');
  await enter(terminal, 'Enter: part 3 of 3');
  await terminal.until('The recap is said.');
  await enter(terminal, 'Enter: the question');
  await answer(terminal, 'after the lesson, question 1 of 1', 'the right one');
  await enter(terminal, 'Enter: once more what was missed');
  await answer(terminal, 'once more what was missed, question 1 of 1', 'the right one');
  await terminal.until('Lesson done: "First", 2 of 3 right, 1 of 1 the second time.');
  expect(doneIn(home)).toEqual([
    ...[1, 'on-part wrong', 'on-part-too right'],
    ...[2, 3, 'on-mistake right'],
    'on-part right again',
  ]);
});

test.each([
  ['Ctrl-C', CTRL_C],
  ['q', 'q'],
])('what %s stops goes on at the same place, and asks and shows nothing twice', async (_key, stop) => {
  const home = scratch();
  const root = lab(QUESTIONS);
  const next = () => session(['next', '--roadmap', root, '--seed', '1'], { home });
  const now = async () => (await run(['--roadmap', root], { home })).stdout.replace(/\s+/g, ' ');
  const leave = async (terminal: Session) => {
    await terminal.quiet();
    terminal.type(stop);
    await terminal.ended();
  };
  const first = next();
  await enter(first, 'Enter: the questions');
  await answer(first, 'On the part?', 'a wrong one');
  await first.until('Enter: next');
  await leave(first);
  expect(await now()).toContain('Now: 1 question on part 1 of lesson 1 of step 1,');

  const second = next();
  await answer(second, 'after part 1 of 3, question 1 of 1', 'the right one');
  await enter(second, 'Enter: part 2 of 3');
  await second.until('Part 2 of 3;');
  await enter(second, 'Enter: part 3 of 3');
  // Back, and out there: the third part is still the one to read.
  await second.until('Enter: the question');
  second.type('b');
  await enter(second, 'Enter: part 3 of 3');
  await second.until('Enter: the question');
  await leave(second);
  expect(await now()).toContain('lesson "First", from part 3 of 3,');

  const third = next();
  await third.until('Part 3 of 3;');
  await enter(third, 'Enter: the question');
  await answer(third, 'after the lesson, question 1 of 1', 'the right one');
  await third.until('Enter: once more what was missed');
  await leave(third);
  expect(await now()).toContain('Now: 1 question once more on lesson 1 of step 1,');

  const fourth = next();
  await answer(fourth, 'once more what was missed, question 1 of 1', 'another wrong one');
  await fourth.until('Lesson done: "First", 0 of 1 the second time.');
  fourth.type(CTRL_C);
  expect(await fourth.ended()).toBe(130);
  expect(await now()).toContain('Now: the quiz of step 1,');
  expect(doneIn(home)).toEqual([
    ...[1, 'on-part wrong', 'on-part-too right'],
    ...[2, 2, 3, 'on-mistake right'],
    'on-part wrong again',
  ]);
});

const TYPED = [
  { kind: 'short', accept: ['x'], prompt: 'Which letter?', see: 'first#part' },
  { kind: 'short', accept: ['y'], prompt: 'Which one then?' },
];

test('in plain text it is the same, as one transcript', async () => {
  const home = scratch();
  const { stdout } = await run(['next', '--roadmap', lab(TYPED)], { home, input: 'z\ny\nx\nn\n' });
  const from = stdout.indexOf('Goal:');
  expect(stdout.slice(from, stdout.indexOf('Next:'))).toBe(`Goal: try it.

Part

Some text.

Step 1, after part 1 of 3, question 1 of 1

Which letter?
Type your answer; ? if you don't know; in quotes, it is an answer.
Wrong.
  You gave \`z\`.
  Right answer: x
  Since it is so.
  Taught in: First

More

Other text.

The mistake people make

None.

Recap

The recap is said.


Step 1, after the lesson, question 1 of 1

Which one then?
Type your answer.
Right.
  Since it is so.

Step 1, once more what was missed, question 1 of 1

Which letter?
Type your answer.
Right.
  Since it is so.

Lesson done: "First", 1 of 2 right, 1 of 1 the second time.
`);
});

test('without input the lesson says where it asks, and what was read is not shown again', async () => {
  const home = scratch();
  const root = lab(TYPED);
  const shown = async () => (await run(['next', '--no-input', '--roadmap', root], { home })).stdout;
  expect(await shown()).toMatch(
    /Some text\.\n\nHere 1 question is asked\.\n\nMore\n[^]*said\.\n\nHere 1 question is asked\.\n/,
  );
  await run(['next', '--roadmap', root], { home, input: '\n' });
  expect(await shown()).toBe(`
Step 1, after part 1 of 3, question 1 of 1

Which letter?
Type your answer; ? if you don't know; in quotes, it is an answer.
`);
  await run(['next', '--roadmap', root, '--minutes', '1'], { home, input: 'x\n' });
  expect(await shown()).not.toContain('Some text.');
  expect((await run(['read', 'first', '--roadmap', root], { home })).stdout).not.toMatch(/question|Which letter/);
});

test('code is written right after its part, and once more where it was not known', async () => {
  const write = {
    ...{ kind: 'write', language: 'js', lines: 'one', prompt: 'Write `one()`.', see: 'first#part' },
    solution: 'const one = () => 1;',
    cases: [{ call: 'one()', gives: 1 }],
    wrong: [{ code: 'const one = () => 2;', say: 'That is two.' }],
  };
  const home = scratch();
  const terminal = session(['next', '--roadmap', lab([write]), '--seed', '1'], { home });
  await enter(terminal, 'Enter: the question');
  await agree(terminal);
  await terminal.until('after part 1 of 3, question 1 of 1');
  await terminal.until('Your line');
  terminal.type(`?${ENTER}`);
  for (const pause of ['Enter: part 2 of 3', 'Enter: part 3 of 3', 'Enter: once more what was missed'])
    await enter(terminal, pause);
  await terminal.until('once more what was missed, question 1 of 1');
  await terminal.until('Your line');
  terminal.type(`const one = () => 1;${ENTER}`);
  await terminal.until('Lesson done: "First", 0 of 1 right, 1 of 1 the second time.');
  expect(doneIn(home)).toEqual([1, 'q1 unknown', 2, 3, 'q1 right again']);
});

test('what was missed is due tomorrow, also where it was right the second time', async () => {
  const home = scratch();
  const root = lab(TYPED.slice(0, 1));
  await run(['next', '--roadmap', root], { home, input: 'z\nx\n' });
  expect(doneIn(home)).toEqual([1, 'q1 wrong', 2, 3, 'q1 right again']);
  const { stdout } = await run(['review', '--roadmap', root], { home });
  expect(stdout).toBe('Nothing is due. The next comes in 1 day.\n');
});

test('after what went badly the part is offered also where another step teaches it', async () => {
  const elsewhere: [RegExp, string] = [/see: queue-basics#what-it-is/g, 'see: shelf-shared#what-it-is'];
  const root = patched({ '01-queue/quiz.yaml': [elsewhere] });
  const { stdout, code } = await run(['next', '--roadmap', root], { home: scratch(), input: '1\n?\n?\n?\n?\n1\nn\n' });
  expect(stdout).toContain('after the lesson, question 2 of 2');
  expect(stdout).toContain('Step 2, Shelves in order, part 1 of 3');
  expect(code).toBe(0);
});
