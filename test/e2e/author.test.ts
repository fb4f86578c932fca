import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patched, scratch } from '../scratch.js';
import { BIN, run } from './cli.js';

const LESSON = '01-queue/lessons/queue-basics.md';
const NODE = '02-shelf/lessons/shelf-node.md';
const long = (words: number) => Array.from({ length: words }, () => 'word').join(' ');

const advised = (gates: boolean) =>
  patched({
    'roadmap.yaml': [['gates: true', `gates: ${gates} # or not`]],
    [LESSON]: [['A line of people', `${long(121)} a line of people`]],
  });

test.each([
  ['advice alone is no failure', false, [], 0],
  ['but with --strict', false, ['--strict'], 1],
  ['and where a roadmap asks for the gates', true, [], 1],
])('author check: %s', async (_what, gates, flags, code) => {
  const ended = await run(['author', 'check', advised(gates), ...flags], { home: scratch() });
  expect(ended.stdout).toMatch(/queue-basics\.md:13:1 {2}advice {2}lesson-idea {2}one idea has at most 120 words/);
  expect(ended.code).toBe(code);
});

test('author check: errors stand last, and are counted apart', async () => {
  const root = patched({
    'roadmap.yaml': [['requires: [queue]', 'requires: [nowhere]']],
    [LESSON]: [['A line of people', `${long(121)} a line of people`]],
  });
  const ended = await run(['author', 'check', root], { home: scratch() });
  expect(
    ended.stdout
      .trim()
      .split('\n')
      .map((line) => line.split('  ')[1]),
  ).toEqual(['advice', 'error']);
  expect(ended.stderr).toContain('2 steps, 5 lessons, 52 questions: 1 error, 1 piece of advice');
});

test('author check: a roadmap.yaml that cannot be read is not "0 steps"', async () => {
  const root = patched({ 'roadmap.yaml': [['title: A small road', 'title: A road: small']] });
  const ended = await run(['author', 'check', root], { home: scratch() });
  expect(ended.stderr).toContain('roadmap.yaml could not be read: 1 error');
  expect(ended.code).toBe(1);
});

test('a hostile roadmap is refused before its Markdown is read', async () => {
  const root = patched({ [LESSON]: [['A line of people', `${'>'.repeat(3_000)} x\n\nA line of people`]] });
  const ended = await run(['next', '--roadmap', root, '--no-input'], { home: scratch() });
  expect(ended.stderr).toContain('this line has 3002 columns; at most 2000');
  expect(ended.code).toBe(1);
});

test.runIf(process.platform === 'linux').each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('author check --run: %s ends what was started, and leaves no folder', async (signal, code) => {
  const home = scratch();
  // Of this run only: what an earlier one left would be taken for it.
  const mark = `9${process.pid}${code}`;
  const root = patched({
    [NODE]: [[/```js\n[\s\S]*?```/, `\`\`\`sh\nsetsid sleep ${mark} &\nsleep ${mark}\n\`\`\``]],
  });
  const child = spawn(process.execPath, [BIN, 'author', 'check', root, '--run'], {
    env: { ...process.env, HOME: home, ROADMAP_HOME: home, TMPDIR: home },
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  while (sleeping(mark).length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill(signal);
  expect(await ended).toBe(code);
  expect(stderr).toContain('Stopped.');
  expect(sleeping(mark)).toEqual([]);
  expect(readdirSync(home).filter((name) => name.startsWith('roadmap-run-'))).toEqual([]);
});

function sleeping(mark: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(join('/proc', pid, 'cmdline'), 'utf8') === `sleep\0${mark}\0`;
      } catch {
        return false;
      }
    });
}

test('author check: what is remembered changes nothing that is said, and can be lost', async () => {
  const [home, root] = [scratch(), patched({})];
  const check = (...flags: string[]) => run(['author', 'check', root, ...flags], { home });
  const clean = await check();
  const folder = join(home, KEPT, 'roadmap-tutor', 'checked');
  const path = join(folder, readdirSync(folder)[0]!);
  const told = readFileSync(path, 'utf8');
  expect(await check()).toEqual(clean);
  expect(readFileSync(path, 'utf8')).toBe(told);
  const lesson = readFileSync(join(root, LESSON), 'utf8');
  writeFileSync(join(root, LESSON), lesson.replace('A line of people', 'Simply a line of people'));
  expect((await check()).stdout).toContain('do not write "simply"');
  writeFileSync(join(root, LESSON), lesson);
  for (const damaged of ['', told.slice(0, 1000), told.replaceAll('title', 'tilte')]) {
    writeFileSync(path, damaged);
    expect(await check()).toEqual(clean);
    expect(readFileSync(path, 'utf8')).toBe(told);
  }
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  expect(await check()).toEqual(clean);
});

test('author check: a CI server remembers nothing', async () => {
  const home = scratch();
  await run(['author', 'check', patched({})], { home, env: { CI: 'true' } });
  expect(existsSync(join(home, KEPT, 'roadmap-tutor', 'checked'))).toBe(false);
});

const KEPT = process.platform === 'darwin' ? 'Library/Caches' : '.cache';
