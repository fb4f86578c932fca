import { expect, test } from 'vitest';
import { scratch } from '../scratch.js';
import { DOWN, ENTER, run, session } from './cli.js';
import { atQuestions, CHOICE, lab, press, readAll } from './lab.js';

test.each([
  ['LANG=C', { LANG: 'C' }, []],
  ['TERM=linux', { TERM: 'linux' }, []],
])('%s: prompts draw ASCII only', async (_what, env, flags) => {
  const { terminal } = await atQuestions([CHOICE], { env, flags });
  await terminal.until('Your answer');
  terminal.type(DOWN);
  await terminal.until('> 1.');
  terminal.type(ENTER);
  await terminal.until('Enter: once more what was missed');
  await terminal.quiet();
  expect(terminal.screen().match(/[^\u0000-\u007f]/g)).toBe(null);
});

test.each([
  ['--no-color', {}, ['--no-color']],
  ['NO_COLOR', { NO_COLOR: '1' }, []],
  ['CLICOLOR=0', { CLICOLOR: '0' }, []],
])('%s reaches the prompts', async (_what, env, flags) => {
  const { terminal } = await atQuestions([CHOICE, { kind: 'short', accept: ['x'] }], { env, flags });
  await terminal.until('Your answer');
  terminal.type(`1${ENTER}`);
  await terminal.until('Enter: next');
  terminal.type(ENTER);
  await terminal.until('Your answer');
  terminal.type(`x${ENTER}`);
  await terminal.until('Enter: once more what was missed');
  expect(terminal.written().match(/\u001b\[[\d;]*m/g)).toBe(null);
});

test('ACCESSIBLE=true asks in plain lines, without an escape', async () => {
  const terminal = session(['next', '--roadmap', lab([CHOICE])], { home: scratch(), env: { ACCESSIBLE: 'true' } });
  await readAll(terminal);
  await terminal.until('Answer with one number');
  terminal.type(press(terminal.screen(), 'the right one'));
  await terminal.until('Lesson done');
  expect(terminal.written()).not.toContain('\u001b');
});

test('what search cuts leaves no style open', async () => {
  const text =
    'A `cookie that goes on` and on, **and is strong for a very long time, longer than any line is** at the end.';
  const folder = lab([CHOICE], text);
  for (const word of ['cookie', 'strong', 'longer']) {
    const { stdout } = await run(['search', word, '--roadmap', folder], {
      home: scratch(),
      env: { FORCE_COLOR: '1', COLUMNS: '60' },
    });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(openStyles(line)).toEqual([]);
    expect(stdout).not.toContain('\u241b');
  }
});

/** The codes that a line turns on and does not turn off. */
function openStyles(line: string): string[] {
  const ends: Record<string, string> = { 1: '22', 2: '22', 3: '23', 4: '24', 36: '39', 32: '39', 33: '39' };
  return [...line.matchAll(/\u001b\[(\d+)m/g)].reduce<string[]>(
    (open, [, code]) => (ends[code!] ? [...open, code!] : open.filter((one) => ends[one] !== code)),
    [],
  );
}

test.each([
  'undo',
  'reset',
  'config get',
  'config unset retention',
  'track python',
  'doctor',
  'update',
  'search nothingofthekind',
  'status',
  'review',
  'lab',
  'use',
])('what `roadmap %s` says is not broken in the middle of a word by a narrow window', async (command) => {
  const home = scratch();
  await run(['track', 'node'], { home });
  const terminal = session([...command.split(' '), '--no-pager'], { home }, 32, 24);
  if (command === 'reset') {
    await terminal.until('(y/N)');
    await terminal.quiet();
    terminal.type(`n${ENTER}`);
  }
  await terminal.ended();
  // A path is copied whole, and may be longer than the window.
  expect(terminal.broken().filter((line) => !line.includes('/'))).toEqual([]);
});
