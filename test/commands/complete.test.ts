import { expect, test } from 'vitest';
import { placeAt } from '../../src/commands/complete.js';
import { createProgram } from '../../src/program.js';

const program = createProgram(() => Promise.resolve(), { out: () => undefined, err: () => undefined });

/** What fits at the end of a line: commands, options, kinds of words, and a list of choices. */
function fits(line: string): string[] {
  const { commands, options, kinds, choices } = placeAt(program, line.split(' '));
  return [...commands.map((one) => one.name()), ...options.map(({ long }) => long!), ...kinds, ...choices];
}

test.each([
  ['read ', ['step', 'lesson']],
  ['--plain read ', ['step', 'lesson']],
  ['read --track ', ['track']],
  ['read --track=no', ['track']],
  ['read --track = no', ['track']],
  ['read --track node ', ['step', 'lesson']],
  ['read joins ', []],
  ['completion ', ['shell', 'bash', 'zsh', 'fish', 'powershell']],
  ['export --output ', ['file']],
  ['export -o ', ['file']],
  ['--roadmap ', ['dir']],
  ['lab ', ['show', 'start', 'check', 'hint', 'solution', 'open', 'contract', 'lab', 'step']],
  ['lab check --only alive ', ['check']],
  ['lab solution --with ', ['framework']],
  ['config set ', ['setting']],
  ['config set track ', ['value']],
  ['search one two ', ['text']],
  [
    'undo -',
    ['--yes', '--help', '--version', '--plain', '--no-input', '--no-color', '--no-pager', '--seed', '--roadmap'],
  ],
  ['help config ', ['get', 'set', 'unset', 'path']],
  ['no-such-command ', []],
])('after `roadmap %s`', (line, wanted) => {
  expect(fits(line)).toEqual(wanted);
});

test('all commands are told but hidden ones, and an option is told once', () => {
  expect(fits('')).toEqual(
    program
      .createHelp()
      .visibleCommands(program)
      .map((one) => one.name()),
  );
  expect(fits('lab --json -')).not.toContain('--json');
  expect(fits('lab -')).toContain('--json');
});

test('after --, nothing is an option', () => {
  expect(fits('go -- -')).toEqual(['step']);
});

test('what stands after --roadmap is where the words come from', () => {
  expect(placeAt(program, ['--roadmap', 'mine', 'go', '']).roadmap).toBe('mine');
  expect(placeAt(program, ['go', '--roadmap=mine', '']).roadmap).toBe('mine');
});
