import { expect, test } from 'vitest';
import { createProgram } from '../../src/program.js';

const WRITE = { out: () => undefined, err: () => undefined };

/** The commands that are made for these arguments, but for the two that are hidden. */
const made = (...argv: string[]) =>
  createProgram(() => Promise.resolve(), WRITE, argv)
    .commands.map((command) => command.name())
    .filter((name) => !['help', 'complete'].includes(name));
const ALL = made();

test('of the commands only the one that is named is made', () => {
  expect(ALL.length).toBeGreaterThan(30);
  for (const name of ALL) expect(made(name)).toEqual([name]);
});

test.each([
  [['--plain', 'list', '--json'], ['list']],
  [['--seed', '3', 'list'], ['list']],
  [['--roadmap', 'list', 'next'], ['next']],
  [['--roadmap=list', 'next'], ['next']],
  [['go', 'next'], ['go']],
])('%j names %j', (argv, names) => {
  expect(made(...argv)).toEqual(names);
});

test.each([
  [['nxt']],
  [['nxt', 'list']],
  [['--help']],
  [['list', '--help']],
  [['help', 'list']],
  [['complete', '--', 'li']],
])('%j wants all', (argv) => {
  expect(made(...argv)).toEqual(ALL);
});
