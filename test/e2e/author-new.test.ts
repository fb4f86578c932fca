import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratch } from '../scratch.js';
import { CTRL_C, historyOf, run, session } from './cli.js';

async function laidDown(name = 'Mon École'): Promise<{ home: string; root: string }> {
  const home = scratch();
  const ended = await run(['author', 'new', name], { home });
  expect(ended.code).toBe(0);
  return { home, root: join(home, name) };
}

test('what is laid down is a whole roadmap: it is checked, shown, and walked', async () => {
  const { home, root } = await laidDown();
  expect(readFileSync(join(root, 'roadmap.yaml'), 'utf8')).toMatch(/^# yaml-language-server: .*\n.*\nid: mon-ecole$/m);
  const checked = await run(['author', 'check', root, '--strict', '--json'], { home });
  expect(JSON.parse(checked.stdout)).toEqual({ version: 1, folder: root, holds: true, faults: [], pending: [] });
  const proved = await run(['author', 'check', root, '--strict', '--run'], { home });
  expect([proved.code, proved.stdout]).toEqual([0, '']);
  expect(proved.stderr).toMatch(/2 steps, 4 lessons, 18 questions, 90 examples run: no faults/);
  const shown = await run(['author', 'preview', '--roadmap', root], { home });
  expect(shown.stdout).toMatch(/^Step 1 of 2, Lessons and questions, lesson 1 of 2, about 3 min\nWhat lies where\n/);
  expect(shown.stdout).toContain('Here 2 questions are asked.');
  const next = await run(['next', '--roadmap', root], { home, input: '\n' });
  expect(next.stdout).toContain('What lies where');
  // Only what was walked is kept.
  expect(historyOf(home)).toEqual([]);
  expect(historyOf(join(home, 'roadmaps', 'mon-ecole')).map(({ type }) => type)).toEqual(['lesson']);
});

test.each([
  ['a folder with something in it', 'used', 'used is not empty, and nothing in it is written over.'],
  ['a file', 'used/note.txt', 'used/note.txt is a file.'],
  ['a folder below a file', 'used/note.txt/road', 'used/note.txt/road'],
])('nothing is laid down over %s', async (_what, wanted, said) => {
  const home = scratch();
  mkdirSync(join(home, 'used'));
  writeFileSync(join(home, 'used', 'note.txt'), 'mine');
  const ended = await run(['author', 'new', wanted], { home });
  expect(ended.code).not.toBe(0);
  expect(ended.stderr).toContain(said);
  expect(ended.stderr.trim().split('\n')).toHaveLength(2);
  expect(readdirSync(join(home, 'used'))).toEqual(['note.txt']);
  expect(readFileSync(join(home, 'used', 'note.txt'), 'utf8')).toBe('mine');
});

test.runIf(process.platform === 'linux')('where the system lets nobody make a folder, that is said', async () => {
  const ended = await run(['author', 'new', '/proc/road/mine'], { home: scratch() });
  expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('/proc/road/mine cannot be made: ENOENT')]);
});

test('a preview is shown again at each save, and a fault in its place until it is mended', async () => {
  const { home, root } = await laidDown();
  const file = join(root, '01-lessons/quiz.yaml');
  const text = readFileSync(file, 'utf8');
  const program = session(['author', 'preview', '--roadmap', root], { home }, 40);
  await program.until('What lies where');
  await program.until('Ctrl-C stops.');
  writeFileSync(file, text.replace('You want to change the goals', 'You want to rewrite the goals'));
  await program.until('You want to rewrite the goals');
  await program.until('That one holds the questions');
  await program.until('Ctrl-C stops.');
  expect(program.seen()).not.toContain('What does each of them hold?');
  writeFileSync(file, text.replace('kind: choice', 'knd: choice'));
  await program.until('quiz.yaml:3:');
  await program.until('kind must be');
  writeFileSync(file, text);
  await program.until('You want to change the goals');
  expect(program.broken()).toEqual([]);
  program.type(CTRL_C);
  expect(await program.ended()).toBe(130);
  expect(program.seen()).toMatch(/Stopped\.$/);
  expect(existsSync(join(home, 'roadmaps'))).toBe(false);
});

test('check --watch tells at each save what is wrong, and pins no places meanwhile', async () => {
  const { home, root } = await laidDown();
  const file = join(root, '01-lessons/step.yaml');
  const text = readFileSync(file, 'utf8');
  const program = session(['author', 'check', root, '--watch'], { home });
  await program.until('no faults');
  await program.until('Ctrl-C stops.');
  writeFileSync(file, text.replace('summary: What', 'sumary: What'));
  await program.until('did you mean "summary"?');
  await program.until('Ctrl-C stops.');
  program.type(CTRL_C);
  expect(await program.ended()).toBe(130);
  expect(program.seen()).toMatch(/Stopped\.$/);
  expect(existsSync(join(root, 'places.lock'))).toBe(false);
});

test('a schema is printed, or brought up to date where the files look for it', async () => {
  const { home, root } = await laidDown();
  const { stdout } = await run(['author', 'schema', 'quiz'], { home });
  const quiz = join(root, 'schema/quiz.json');
  expect(JSON.parse(readFileSync(quiz, 'utf8'))).toEqual(JSON.parse(stdout));
  writeFileSync(quiz, '{}');
  const written = await run(['author', 'schema', '--write', root], { home });
  expect(written.stdout).toBe('Written: schema/quiz.json.\n');
  expect((await run(['author', 'schema', '--write', root], { home })).stdout).toBe('schema/ is up to date.\n');
  const missing = await run(['author', 'schema'], { home });
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('Of which kind of file?')]);
});
