import { expect, test } from 'vitest';
import { scratch } from '../scratch.js';
import { ENTER, historyOf, run, session, type Session } from './cli.js';
import { CHOICE, lab, press } from './lab.js';
import { agree, editor } from './writing.js';

const [COLUMNS, ROWS] = [40, 24];
const paragraph = (name: string) => `${name} begins here, ${'with words that fill some of its lines '.repeat(4)}end.`;
const CODE = ['```js', ...Array.from({ length: 14 }, (_unused, index) => `const line${index} = ${index};`), '```'];
const LONG = [paragraph('One'), paragraph('Two'), 'It is written so:', CODE.join('\n'), paragraph('Three')].join(
  '\n\n',
);

/** Presses Enter until `text` is there; gives what could be seen before each. */
async function screensUntil(terminal: Session, text: string): Promise<string[]> {
  const screens: string[] = [];
  for (;;) {
    await terminal.until('Enter:');
    await terminal.quiet();
    screens.push(terminal.seen());
    expect(terminal.seen().split('\n').length).toBeLessThanOrEqual(ROWS);
    if (terminal.seen().includes(text)) return screens;
    expect(terminal.seen()).toMatch(/Enter: more/);
    terminal.type(ENTER);
  }
}

const next = (root: string, flags: string[] = [], env = {}, home = scratch()) =>
  session(['next', '--roadmap', root, '--seed', '1', ...flags], { home, env }, COLUMNS, ROWS);

test.each([['1'], ['']])(
  'a part that is longer than the screen is shown a screen at a time, NO_COLOR=%s',
  async (no) => {
    const terminal = next(lab([CHOICE], LONG), [], { NO_COLOR: no });
    const screens = await screensUntil(terminal, 'Enter: part 2 of 3');
    expect(screens.length).toBeGreaterThan(1);
    expect(screens[0]).toMatch(/Step 1 of 1[^]*Goal: try it\.[^]*One begins/);
    for (const name of ['One', 'Two', 'Three']) {
      const whole = screens.filter((screen) => new RegExp(`${name} begins[^❯]* end\\.`).test(screen));
      expect(whole, name).not.toEqual([]);
    }
    // The code is not cut, and the sentence that leads to it stands above it.
    expect(screens.some((screen) => /written so:\n\nconst line0 [^]*const line13 /.test(screen))).toBe(true);
    expect(terminal.broken()).toEqual([]);
  },
);

test('b goes back a screen, from the end of the part, too, and q in the middle leaves the part unread', async () => {
  const home = scratch();
  const root = lab([CHOICE], LONG);
  const terminal = next(root, [], {}, home);
  const screens = await screensUntil(terminal, 'Enter: part 2 of 3');
  terminal.type('b');
  await terminal.until('Enter: more');
  await terminal.quiet();
  expect(terminal.seen()).toContain(screens.at(-2)!.split('\n').at(-2)!);
  for (let screen = 2; screen < screens.length; screen += 1) {
    terminal.type('b');
    await terminal.until('Enter: more');
  }
  await terminal.quiet();
  expect(terminal.seen()).toContain('One begins');
  terminal.type('b');
  await terminal.until('There is nothing before this.');
  terminal.type('q');
  expect(await terminal.ended()).toBe(0);
  expect((await run(['--roadmap', root], { home })).stdout).not.toContain('from part 2');
});

test('a question that is longer than the screen is read before its options come; b reads it again', async () => {
  const question = { ...CHOICE, prompt: [paragraph('Asked'), CODE.join('\n'), paragraph('Then')].join('\n\n') };
  const terminal = next(lab([question]));
  for (const part of ['part 2 of 3', 'part 3 of 3', 'the question']) {
    await screensUntil(terminal, `Enter: ${part}`);
    terminal.type(ENTER);
  }
  await terminal.until('Enter: more');
  await terminal.quiet();
  expect(terminal.seen()).toMatch(/question 1 of[^]*Asked begins/);
  do terminal.type(ENTER);
  while ((await terminal.untilOne(['Enter: more', 'Your answer'])) === 'Enter: more');
  await terminal.quiet();
  expect(terminal.seen()).toMatch(/Then begins[^]*\? Your answer[^]*b: read again/);
  terminal.type('b');
  await terminal.until('Enter: more');
  await terminal.quiet();
  expect(terminal.seen()).toContain('const line13');
  terminal.type(ENTER);
  await terminal.until('Your answer');
  terminal.type(press(terminal.seen(), 'the right one'));
  await terminal.until('Right.');
});

test('while a question is read, ? says that it is not known, and h that the rest comes first', async () => {
  const home = scratch();
  const question = { kind: 'short', accept: ['x'], hint: 'A letter.', prompt: [LONG, LONG].join('\n\n') };
  const terminal = next(lab([question]), [], {}, home);
  for (const part of ['part 2 of 3', 'part 3 of 3', 'the question']) {
    await screensUntil(terminal, `Enter: ${part}`);
    terminal.type(ENTER);
  }
  await terminal.until('Enter: more');
  terminal.type('h');
  await terminal.until('First the rest of it');
  terminal.type('?');
  await terminal.until('Not known yet.');
  terminal.type('q');
  await terminal.ended();
  expect(historyOf(`${home}/roadmaps/lab`)).toMatchObject([{}, {}, {}, { outcome: 'unknown' }]);
});

test('a verdict that is longer than the screen is read from its beginning', async () => {
  const why = paragraph('Reason');
  const wrong = { text: 'a wrong one', why: [why, why, why].join('\n\n') };
  const question = { ...CHOICE, options: [CHOICE.options[0], wrong], explain: LONG };
  const terminal = next(lab([question]));
  for (const part of ['part 2 of 3', 'part 3 of 3', 'the question']) {
    await screensUntil(terminal, `Enter: ${part}`);
    terminal.type(ENTER);
  }
  await terminal.until('Your answer');
  terminal.type(press(terminal.seen(), 'a wrong one'));
  await terminal.until('Enter: more');
  await terminal.quiet();
  expect(terminal.seen()).toMatch(/Wrong\.[^]*Reason begins/);
});

test.each([
  ['--no-pager', ['--no-pager'], {}],
  ['PAGER=cat', [], { PAGER: 'cat' }],
  ['ACCESSIBLE=true', [], { ACCESSIBLE: 'true' }],
])('with %s nothing is cut', async (_what, flags, env) => {
  const terminal = next(lab([CHOICE], LONG), flags, env);
  await terminal.until('Enter: part 2 of 3');
  expect(terminal.written()).not.toContain('more');
});

test('the size is read at each screen', async () => {
  const terminal = next(lab([CHOICE], LONG));
  await terminal.until('Enter: more');
  terminal.resize(80, 60);
  await terminal.quiet();
  terminal.type(ENTER);
  await terminal.until('Enter: part 2 of 3');
  expect(terminal.seen()).toContain('const line13 = 13;');
});

test('after a try of code the task is a key away', async () => {
  const question = {
    ...{ kind: 'write', language: 'js', lines: 'many', prompt: LONG, solution: 'const one = () => 1;' },
    cases: [{ call: 'one()', gives: 1 }],
    wrong: [{ code: 'const one = () => 2;', say: 'That is two.' }],
  };
  const terminal = next(lab([question]), [], { EDITOR: editor('echo "const one = () => 2;" > "$1"') });
  for (const part of ['part 2 of 3', 'part 3 of 3', 'the question']) {
    await screensUntil(terminal, `Enter: ${part}`);
    terminal.type(ENTER);
  }
  await agree(terminal);
  await screensUntil(terminal, 'Enter: open it');
  terminal.type(ENTER);
  await terminal.until('Not yet.');
  await terminal.until('b: read again');
  terminal.type('b');
  await terminal.until('Enter: more');
  await terminal.quiet();
  expect(terminal.seen()).toContain('One begins here');
});

test('what is said below a prompt is broken between words', async () => {
  const terminal = next(lab([CHOICE]));
  for (const part of ['part 2 of 3', 'part 3 of 3', 'the question']) {
    await screensUntil(terminal, `Enter: ${part}`);
    terminal.type(ENTER);
  }
  await terminal.until('Your answer');
  terminal.type(ENTER);
  await terminal.until('Choose first');
  await terminal.quiet();
  expect(terminal.seen()).toMatch(/with a number, or up and\n *down\./);
});
