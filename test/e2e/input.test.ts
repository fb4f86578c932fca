import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patched, scratch, VALID } from '../scratch.js';
import { BIN, historyOf, run } from './cli.js';

const ROAD = ['--roadmap', VALID];

test.each([
  [['go', 'databsaes'], 'There is no step "databsaes".', 'Did you mean databases?'],
  [['go', '77'], 'There is no step "77".', 'Steps are 1 to 20'],
  [['quiz', 'data'], '"data" fits more than one step.', 'Name one of: databases, data-modelling.'],
  [['read', 'nowhere-at-all'], 'There is no step or lesson "nowhere-at-all".', 'roadmap list'],
  [['track', 'cobol'], 'There is no track "cobol".', 'Tracks: node, python.'],
  [['config', 'set', 'colour', 'red'], 'There is no setting "colour".', 'Settings: '],
  [['config', 'set', 'track', 'red'], '"red" is no value for track.', 'It is one of: node, python.'],
  [['reset'], 'Resetting all steps must be confirmed', 'Add --yes'],
])('%j is two lines on stderr and exit 2', async (args, message, hint) => {
  const ended = await run(args, { home: scratch() });
  expect(ended.code).toBe(2);
  expect(ended.stdout).toBe('');
  const lines = ended.stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain(message);
  expect(lines[1]).toContain(hint);
});

test.each([
  [
    ['next', '--seed', 'many'],
    "error: option '--seed <number>' argument 'many' is invalid. It must be a whole number.",
  ],
  [
    ['export', '--format', 'pdf'],
    "error: option '-f, --format <format>' argument 'pdf' is invalid. Allowed choices are markdown, html, anki, ics, svg, json, gift, csv.",
  ],
  [['lst'], 'There is no command "lst".\nDid you mean list?'],
  [['stauts'], 'There is no command "stauts".\nDid you mean status?'],
  [['reveiw'], 'There is no command "reveiw".\nDid you mean review?'],
  [
    ['review', '--skip', 'a', '--unskip', 'b'],
    "error: option '--skip <concept>' cannot be used with option '--unskip <concept>'",
  ],
  [['list', '--jsno'], "error: unknown option '--jsno'"],
  [['go'], "error: missing required argument 'step'"],
  [['list', 'all'], 'error: too many arguments'],
])('%j is a usage error', async (args, message) => {
  const ended = await run(args, { home: scratch() });
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(message);
  expect(ended.stderr.trimEnd().split('\n').length).toBeGreaterThan(1);
});

test('no terminal and no line on stdin: the lesson, how to go on, exit 0, nothing stored', async () => {
  const home = scratch();
  for (const args of [['next'], ['next', '--no-input']]) {
    const ended = await run([...args, ...ROAD], { home });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('Queue basics');
    expect(ended.stdout).toContain('Take from the other end than you put in.');
    expect(ended.stderr).toContain('To go on: run `roadmap next` in a terminal');
  }
  expect(existsSync(join(home, 'roadmaps', 'small', 'history'))).toBe(false);
});

test('quiz without a line on stdin prints the questions it would ask, with how to answer them', async () => {
  const home = scratch();
  for (const args of [
    ['quiz', '1'],
    ['quiz', '1', '--no-input'],
  ]) {
    const ended = await run([...args, ...ROAD], { home });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('question 10 of 10');
    expect(ended.stdout).not.toContain('Right answer');
    expect(ended.stderr).toContain('Nothing was stored.');
  }
});

test('a read-only home: an answer is refused in two lines, and reading still works', async () => {
  const home = scratch();
  await run(['next', ...ROAD], { home, input: '1\n1\n' });
  const own = join(home, 'roadmaps', 'small');
  const before = historyOf(own);
  const folders = [own, join(own, 'history'), home, join(home, 'roadmaps')];
  const files = [join(own, 'history', readdirSync(join(own, 'history'))[0]!), join(own, 'progress.json')];
  for (const path of [...folders, ...files])
    chmodSync(path, existsSync(path) && folders.includes(path) ? 0o555 : 0o444);
  try {
    const listed = await runUnprivileged(['list', ...ROAD], home, '');
    expect(listed.stdout).toContain('Queues');
    const ended = await runUnprivileged(['next', ...ROAD], home, '1\n1\n1\n');
    expect(ended.stderr.trimEnd().split('\n').slice(-2)).toEqual([
      'Your answer could not be saved: this folder may not be written.',
      'Make the folder in ROADMAP_HOME writable (`roadmap config path` names it), then run `roadmap next`: everything before this answer is kept.',
    ]);
    expect(ended.code).toBe(1);
    expect(historyOf(own)).toEqual(before);
  } finally {
    for (const path of [...folders.toReversed(), ...files]) chmodSync(path, 0o755);
  }
});

/** Root may write anywhere; without that capability it is a person like any other. */
function runUnprivileged(
  args: string[],
  home: string,
  input: string,
): Promise<{ stdout: string; stderr: string; code: number | null }> {
  if (process.getuid?.() !== 0) return run(args, { home, input });
  return new Promise((resolve) => {
    const capabilities = ['--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-dac_override,-dac_read_search'];
    const child = spawn('setpriv', [...capabilities, process.execPath, BIN, ...args], {
      env: { ...process.env, ROADMAP_HOME: home, HOME: home },
    });
    const ended = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (ended.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (ended.stderr += chunk.toString()));
    child.on('close', (code) => resolve({ ...ended, code }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

test.runIf(process.platform === 'linux')(
  'a full disk: two lines, exit 1, and what was answered before is there',
  async () => {
    const home = scratch();
    const own = join(home, 'roadmaps', 'small');
    mkdirSync(join(own, 'history'), { recursive: true });
    writeFileSync(join(own, 'device'), 'desk-0000\n');
    symlinkSync('/dev/full', join(own, 'history', 'desk-0000.jsonl'));
    const ended = await run(['next', ...ROAD], { home, input: '1\n1\n' });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(
      'Your answer could not be saved: the disk is full.\nFree some space, then run `roadmap next`',
    );
    expect(ended.stderr).not.toContain('    at ');
  },
);

test('a roadmap with faults: each as file:line:col, exit 1, never a stack trace', async () => {
  const folder = patched({ '01-queue/quiz.yaml': [['kind: choice', 'kind: "choice']] });
  const ended = await run(['next', '--roadmap', folder], { home: scratch() });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/01-queue\/quiz\.yaml:\d+:\d+ {2}/);
  expect(ended.stderr).toContain('roadmap author check');
  expect(ended.stderr).not.toContain('    at ');
});

test('author check: faults on stdout and exit 1, none and exit 0', async () => {
  const home = scratch();
  const bad = await run(
    ['author', 'check', patched({ 'roadmap.yaml': [['requires: [queue]', 'requires: [nowhere]']] })],
    { home },
  );
  expect(bad).toMatchObject({
    code: 1,
    stdout: 'roadmap.yaml:9:46  error  unknown-step  requires names "nowhere", which is not a step\n',
  });
  const good = await run(['author', 'check', VALID], { home });
  expect(good).toMatchObject({ code: 0, stdout: '' });
});

test('a content file of 50 MB is refused unread', async () => {
  const folder = patched({ 'roadmap.yaml': [['A small road', 'A road']] });
  writeFileSync(join(folder, '01-queue', 'quiz.yaml'), Buffer.alloc(50_000_000, '# x\n'));
  const ended = await run(['author', 'check', folder], { home: scratch() });
  expect(ended.stdout).toContain(
    '01-queue/quiz.yaml:1:1  error  file-too-large  this file has 50000000 bytes; at most 1000000 are read',
  );
});

test('a lesson that leaves the folder through a symbolic link is refused', async () => {
  const folder = patched({ '01-queue/step.yaml': [['lessons: [queue-basics,', 'lessons: [queue-secret,']] });
  writeFileSync(join(folder, '..', 'secret.md'), 'secret');
  symlinkSync(join(folder, '..', 'secret.md'), join(folder, '01-queue', 'lessons', 'queue-secret.md'));
  const ended = await run(['author', 'check', folder], { home: scratch() });
  expect(ended.stdout).toContain(
    '01-queue/lessons/queue-secret.md:1:1  error  file-outside  this path leaves the roadmap folder',
  );
});

test('escapes that a learner types never come back raw', async () => {
  const ended = await run(['search', '\u001b]0;owned\u0007nothing', ...ROAD], { home: scratch() });
  expect(ended.stdout).not.toContain('\u001b');
  const asked = await run(['go', '\u001b[2Jx', ...ROAD], { home: scratch() });
  expect(asked.stderr).not.toContain('\u001b');
});

test('another roadmap keeps its own progress, and its cache follows its files', async () => {
  const home = scratch();
  const folder = join(scratch(), 'road');
  cpSync(VALID, folder, { recursive: true });
  await run(['track', 'python', '--roadmap', folder], { home });
  expect(existsSync(join(home, 'roadmaps', 'small', 'progress.json'))).toBe(true);
  expect(existsSync(join(home, 'progress.json'))).toBe(false);
  expect((await run(['list'], { home, env: { ROADMAP_PATH: folder } })).stdout).toContain('A small road');
  writeFileSync(
    join(folder, 'roadmap.yaml'),
    readFileSync(join(folder, 'roadmap.yaml'), 'utf8').replace('A small road', 'A changed road'),
  );
  expect((await run(['list'], { home, env: { ROADMAP_PATH: folder } })).stdout).toContain('A changed road');
});

test('a reader that closes the pipe early is no failure', async () => {
  const home = scratch();
  const child = spawn('sh', ['-c', `"${process.execPath}" "${BIN}" read 1 --plain | head -1; exit 0`], {
    env: { ...process.env, ROADMAP_HOME: home },
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, stderr]).toEqual([0, '']);
});
