import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { patched, scratch, VALID } from '../scratch.js';
import { BIN, environment, run, session } from './cli.js';
import { CHOICE, lab, readAll } from './lab.js';

const posix = process.platform !== 'win32';

/** Starts the program, lets it say something, and sends a signal; gives how it ended. */
async function signalled(args: string[], signal: NodeJS.Signals, env: Record<string, string>, after: RegExp) {
  const home = scratch();
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { PATH: process.env['PATH'], HOME: home, ROADMAP_HOME: home, TMPDIR: home, ...env },
  });
  let said = '';
  const ready = new Promise<void>((resolve) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (after.test(said)) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
  });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  await ready;
  child.kill(signal);
  return { code: await closed, said, home };
}

describe.runIf(posix)('a signal ends the program with a word', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s in a question', async (signal, code) => {
    const ended = await signalled(['next', '--plain'], signal, { ROADMAP_PATH: VALID }, /Which|Answer|number/);
    expect(ended.code).toBe(code);
    expect(ended.said).toMatch(/^Stopped\. What was answered is kept; `roadmap next` goes on from here\.$/m);
  });

  test('and long work leaves nothing behind', async () => {
    const endless = patched({
      '01-queue/lessons/queue-basics.md': [['## Recap', '```js\nwhile (true);\n```\n\n## Recap']],
    });
    const ended = await signalled(
      ['author', 'check', '--run', '--plain', endless],
      'SIGINT',
      {},
      /This takes a while: running examples/,
    );
    expect(ended.code).toBe(130);
    expect(ended.said).toMatch(/^Stopped\. Not all of it was checked\.$/m);
    expect(readdirSync(ended.home).filter((name) => name.startsWith('roadmap-run-'))).toEqual([]);
  });
});

test.each([
  ['at a question', 'next', 'Your answer'],
  ['while it reads lines', 'next --plain', 'number'],
])('a terminal that is closed %s ends it, and Node does not crash', async (_when, words, shown) => {
  const terminal = session([...words.split(' '), '--roadmap', lab([CHOICE])], { home: scratch() });
  await readAll(terminal);
  await terminal.until(shown);
  await terminal.quiet();
  terminal.hangUp();
  expect(await terminal.ended()).toBe(129);
});

test.runIf(existsSync('/dev/full'))('an output that cannot be written is one line, and a failure', async () => {
  const home = scratch();
  const child = spawn(process.execPath, [BIN, 'list'], {
    env: { PATH: process.env['PATH'], ROADMAP_HOME: home },
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
  });
  let said = '';
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(said).toBe('The output could not be written: ENOSPC: no space left on device, write.\n');
  expect(code).toBe(1);
});

test('a reader that has seen enough ends the program as a success, also while it waits for a line', async () => {
  const home = scratch();
  const child = spawn(process.execPath, [BIN, 'next'], { env: { PATH: process.env['PATH'], ROADMAP_HOME: home } });
  const closed = new Promise((resolve) => child.on('close', resolve));
  child.stdin.write('1\n');
  child.stdout.once('data', () => child.stdout.destroy());
  child.stdin.write('?\n?\n?\n');
  expect(await closed).toBe(0);
});

/** Reads slowly from a pipe that is full most of the time, and on which nobody waits. */
const SLOW_READER = `
import os, subprocess, sys, time
out, into = os.pipe()
os.set_blocking(into, False)
program = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=into)
os.close(into)
while chunk := os.read(out, 16384):
    sys.stdout.buffer.write(chunk)
    time.sleep(0.02)
sys.exit(program.wait())
`;

test.runIf(posix)('a pipe that takes no more for a while gets all of it', async () => {
  const home = scratch();
  const long = [process.execPath, BIN, 'read', 'language'];
  const ended = spawnSync('python3', ['-c', SLOW_READER, ...long], { env: environment(home), encoding: 'utf8' });
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  expect(ended.stdout.length).toBeGreaterThan(65_536);
  expect(ended.stdout).toBe((await run(['read', 'language'], { home })).stdout);
});

/** Never reads what a program prints, and ends it. */
const NO_READER = `
import os, subprocess, sys, time
out, into = os.pipe()
program = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=into)
time.sleep(1.5)
program.terminate()
print(program.wait(timeout=10))
`;

test.runIf(posix)('a signal ends it also while nobody takes what it prints', () => {
  const long = [process.execPath, BIN, 'read', 'language'];
  const ended = spawnSync('python3', ['-c', NO_READER, ...long], { env: environment(scratch()), encoding: 'utf8' });
  // By itself, or, where nothing but the writing is left, by the signal.
  expect(['143\n', '-15\n']).toContain(ended.stdout);
});

test('a bug says where to report it, and shows no escape of what it quotes', async () => {
  const home = scratch();
  const broken = join(home, 'broken.cjs');
  writeFileSync(
    broken,
    `const fs = require('node:fs');
     const read = fs.readFileSync;
     fs.readFileSync = (path, ...rest) => {
       if (String(path).includes('outline')) throw new TypeError('\\u001b[31mquoted');
       return read(path, ...rest);
     };`,
  );
  const ended = await run(['list'], { home, env: { NODE_OPTIONS: `--require "${broken.replaceAll('\\', '/')}"` } });
  const { bugs } = JSON.parse(readFileSync('package.json', 'utf8')) as { bugs: { url: string } };
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain(`This is a bug in roadmap; your answers are kept.\nPlease report`);
  expect(ended.stderr).toContain(` at ${bugs.url}:\nTypeError: ␛[31mquoted\n    at `);
});

test.each([[['RED']], [['go', 'RED']], [['list', '--RED']], [['search', 'RED']], [['export', '-o', 'RED']]])(
  'an escape in %j comes back to be read, not as an escape',
  async (words) => {
    const args = words.map((word) => word.replace('RED', '\u001b[31mred'));
    const { stdout, stderr } = await run(args, { home: scratch(), cwd: scratch() });
    expect(stdout + stderr).toContain('␛[31mred');
    expect(stdout + stderr).not.toContain('\u001b');
  },
);

test.runIf(posix)('a current folder that is gone is told in two lines', async () => {
  const home = scratch();
  const gone = join(home, 'gone');
  mkdirSync(gone);
  const ended = spawn('sh', ['-c', `rmdir ../gone && exec "${process.execPath}" "${BIN}" export -o here.md`], {
    cwd: gone,
    env: { PATH: process.env['PATH'], ROADMAP_HOME: home },
  });
  let said = '';
  ended.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => ended.on('close', resolve));
  expect(said).toBe('The folder that you are in is gone.\nGo to one that is there (`cd ~`), and try again.\n');
  expect(code).toBe(1);
});

test('what was started by npm says what npm is told', async () => {
  const home = scratch();
  const env = { npm_lifecycle_event: 'start', npm_package_name: 'roadmap-tutor' };
  const { stdout } = await run(['next'], { home, env, input: '1\n' });
  expect(stdout.replace(/\s+/g, ' ')).toContain('`npm start -- list` shows the road');
  expect(stdout).not.toContain('`roadmap ');
  expect((await run(['--help'], { home, env })).stdout).toContain('Usage: npm start -- [options] [command]');
});
