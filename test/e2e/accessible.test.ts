import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { afterAll, describe, expect, test } from 'vitest';
import { createProgram } from '../../src/program.js';
import { ASCII, UNICODE } from '../../src/terminal/symbols.js';
import { makePlace, shown, spoken, type Spoken } from './by-ear.js';
import { CTRL_C, ENTER } from './cli.js';

const TABLE = fileURLToPath(new URL('../fixtures/import/table.csv', import.meta.url));

/** Each command as it is typed, and how a learner goes through it. */
const RUNS: Record<string, Spoken> = {
  roadmap: { args: [] },
  help: { args: ['help', 'next'] },
  next: {
    args: ['next'],
    isNew: true,
    typed: [
      ['Which language', `1${ENTER}`],
      ['Enter: the questions', ENTER],
      ['named first', `1${ENTER}`],
      ['Enter: next', CTRL_C],
    ],
  },
  review: {
    args: ['review'],
    typed: [
      ['sorts by name', `1${ENTER}`],
      ['now?', CTRL_C],
    ],
  },
  place: { args: ['place'], typed: [] },
  go: {
    args: ['go', '2'],
    typed: [
      ['newest', `1${ENTER}`],
      ['Enter: ', CTRL_C],
    ],
  },
  quiz: {
    args: ['quiz', '2'],
    typed: [
      ['newest', `1${ENTER}`],
      ['Enter: next', ENTER],
      ['question 2 of 10', CTRL_C],
    ],
  },
  practice: { args: ['practice'] },
  ask: { args: ['ask'], isHandedOn: true },
  'lab show': { args: ['lab', 'show'], road: 'labs' },
  'lab start': { args: ['lab', 'start', 'notes'], road: 'labs' },
  'lab hint': { args: ['lab', 'hint'], road: 'labs' },
  'lab solution': { args: ['lab', 'solution'], road: 'labs' },
  'lab open': { args: ['lab', 'open'], road: 'labs' },
  'lab contract': { args: ['lab', 'contract', '2'] },
  'lab check': { args: ['lab', 'check', '--yes'], road: 'labs', inLab: true },
  track: { args: ['track'] },
  list: { args: ['list'] },
  map: { args: ['map'] },
  today: { args: ['today'] },
  status: { args: ['status'] },
  stats: { args: ['stats'] },
  read: { args: ['read', 'queue-basics'] },
  search: { args: ['search', 'order'] },
  export: { args: ['export'] },
  import: { args: ['import', '../home/roadmaps/labs', '--yes'] },
  sync: { args: ['sync'] },
  share: { args: ['share', '--as', 'anna', '-o', '/dev/null'] },
  cohort: { args: ['cohort', '../../class'], road: 'labs' },
  undo: { args: ['undo'], typed: [['Take it back?', `n${ENTER}`]] },
  reset: { args: ['reset', '1'], typed: [['again?', `n${ENTER}`]] },
  'config get': { args: ['config', 'get'] },
  'config set': { args: ['config', 'set', 'retention', '0.9'] },
  'config unset': { args: ['config', 'unset', 'weekly-hours'] },
  'config path': { args: ['config', 'path'] },
  doctor: { args: ['doctor'] },
  add: { args: ['add', '../../road'], road: 'none' },
  use: { args: ['use'], road: 'none' },
  update: { args: ['update'], road: 'none' },
  remove: { args: ['remove', 'small'], road: 'none' },
  'author new': { args: ['author', 'new', 'my-road'], road: 'none' },
  'author preview': { args: ['author', 'preview', 'queue-basics', '--once'] },
  'author check': { args: ['author', 'check', '../../road'], road: 'none' },
  'author coverage': { args: ['author', 'coverage', '../../road'], road: 'none' },
  'author import': { args: ['author', 'import', TABLE, '-o', 'table', '--force'], road: 'none' },
};

const POSIX = process.platform !== 'win32';
const base = POSIX ? makePlace() : '';
afterAll(() => {
  if (POSIX) rmSync(base, { recursive: true });
});

/** What they print is for a shell, or an editor. */
const FOR_PROGRAMS = ['complete', 'completion', 'author schema'];

test('no command is missing here', () => {
  const program = createProgram(() => Promise.resolve(), { out: () => undefined, err: () => undefined });
  const all = ['roadmap', ...leaves(program)].filter((name) => !FOR_PROGRAMS.includes(name));
  expect(all.filter((name) => !(name in RUNS))).toEqual([]);
});

describe.skipIf(!POSIX).concurrent('by ear, as it is drawn', () => {
  test.for(Object.entries(RUNS))('%s', async ([name, run], { expect }) => {
    const [ear, drawn] = await Promise.all([spoken(base, run, 'ear'), spoken(base, run, 'drawn')]);
    await expect(ear).toMatchFileSnapshot(`../fixtures/accessible/${name.replace(' ', '-')}.txt`);
    expect(ear).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(run.isHandedOn ? [] : ear.split('\n').filter((line) => hasGlyph(line))).toEqual([]);
    const [said, seen] = [numbersOf(ear), numbersOf(shown(drawn))];
    // A prompt is drawn anew at each key.
    expect(run.typed ? seen.filter((number) => !said.includes(number)) : without(seen, said)).toEqual([]);
  });
});

/** The commands that do something, by the words that are typed. */
function leaves(command: Command, before = ''): string[] {
  return command.commands.flatMap((inner) => {
    const name = `${before}${inner.name()}`;
    return inner.commands.length > 0 ? leaves(inner, `${name} `) : [name];
  });
}

/** Signs that only the eye reads, and what stands for them in ASCII. */
function hasGlyph(line: string): boolean {
  const { shades, nodes, joints, ...signs } = UNICODE;
  const lines = joints.match(/\S/g) ?? [];
  const texts = [...Object.values(nodes), ...Object.values(signs)];
  const drawn = [...shades, ...lines, ...texts.flatMap((sign) => sign.trim().split(' '))];
  const states = [ASCII.done, ASCII.half, ASCII.open, ASCII.skipped, ASCII.leadsTo];
  const isMarked = new RegExp(String.raw`^\s*[*>+x] |\S - |[=_.-]{4,}`).test(line);
  return isMarked || [...drawn, ...states].some((sign) => line.includes(sign));
}

/** What is left of a list when another is taken out of it, one for one. */
function without(all: string[], taken: string[]): string[] {
  const rest = [...taken];
  return all.filter((one) => !rest.includes(one) || (rest.splice(rest.indexOf(one), 1), false));
}

function numbersOf(text: string): string[] {
  return text.match(/\d+/g) ?? [];
}
