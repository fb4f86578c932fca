import { getEventListeners } from 'node:events';
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { environmentFor } from '../../src/lab/environment.js';
import { runToEnd, type Limited } from '../../src/lab/run-to-end.js';
import { inScratch } from '../../src/lab/scratch.js';

const posix = test.skipIf(process.platform === 'win32');

const run = (line: string, limits: Partial<Limited> = {}) =>
  inScratch((scratch) =>
    runToEnd({ line }, { cwd: scratch.work, env: environmentFor(scratch, process.env), ...limits }),
  );

posix.each([
  ['echo hello; echo oops >&2; exit 3', { cause: 'itself', code: 3, signal: null, left: 0 }, 'hello\n', 'oops\n'],
  ['kill -9 $$', { cause: 'itself', code: null, signal: 'SIGKILL', left: 0 }, '', ''],
  ['exit 137', { cause: 'itself', code: 137, left: 0 }, '', ''],
  ['read line || echo "no input"', { cause: 'itself', code: 0 }, 'no input\n', ''],
  ['sleep 60 & sleep 60 & echo on', { cause: 'itself', code: 0, left: 2 }, 'on\n', ''],
])('%s', async (line, how, stdout, stderr) => {
  const ended = await run(line);
  expect(ended).toMatchObject(how);
  expect([ended.stdout.toString(), ended.stderr.toString()]).toEqual([stdout, stderr]);
});

posix.each([
  ['sleep 60', { limitMs: 200 }, 'time'],
  ["trap '' TERM INT; while :; do sleep 1; done", { limitMs: 200 }, 'time'],
  ['yes', { limitMs: 10_000 }, 'output'],
  ['head -c 60000000 /dev/zero > big', { limitMs: 10_000, diskBytes: 50_000_000 }, 'disk'],
  [
    'i=0; while :; do i=$((i+1)); head -c 1000000 /dev/zero > f$i; done',
    { limitMs: 10_000, diskBytes: 20_000_000 },
    'disk',
  ],
  ['head -c 60000000 /dev/zero > "$(printf \'\\377\')"; sleep 60', { limitMs: 10_000, diskBytes: 50_000_000 }, 'disk'],
  ['sleep 60', { signal: AbortSignal.timeout(200) }, 'stopped'],
])('%s is ended by a limit', async (line, limits, cause) => {
  expect((await run(line, limits)).cause).toBe(cause);
});

posix('what it prints is kept up to its limit, as bytes', async () => {
  const { stdout, cause } = await run("printf 'a\\377\\000b'; yes", { outputBytes: 1000 });
  expect(cause).toBe('output');
  expect(stdout.length).toBe(1000);
  expect([...stdout.subarray(0, 4)]).toEqual([97, 255, 0, 98]);
});

posix('programs that end leave nothing on what would have stopped them', async () => {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  const { signal } = new AbortController();
  const running = ['sleep 0.3', 'sleep 0.3', 'sleep 0.3'].map((line) => run(line, { signal }));
  setTimeout(collect, 100);
  await Promise.all(running);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('a program that is not there is told, not thrown', async () => {
  const ended = await inScratch(({ work }) =>
    runToEnd({ program: 'no-such-program', args: [] }, { cwd: work, env: { PATH: process.env['PATH']! } }),
  );
  expect(ended).toMatchObject({ cause: 'itself', code: null, signal: null, problem: { code: 'ENOENT' }, left: 0 });
});

posix('its environment is made for it', async () => {
  process.env['A_SECRET_OF_OURS'] = 'secret';
  const { stdout } = await run('env | cut -d= -f1 | sort | tr "\\n" " "');
  delete process.env['A_SECRET_OF_OURS'];
  const names = stdout.toString().trim().split(' ');
  expect(names).not.toContain('A_SECRET_OF_OURS');
  expect(names.filter((name) => /^(ROADMAP|HOME|PATH|TMPDIR|PYTHONUTF8)/.test(name))).toEqual([
    'HOME',
    'PATH',
    'PYTHONUTF8',
    'ROADMAP_LAB_RUN',
    'TMPDIR',
  ]);
});

posix('no scratch folder stays, whatever the program made in it', async () => {
  const home = await inScratch(async (scratch) => {
    const line = 'mkdir -p a/b; touch a/b/c; chmod 000 a/b; ln -s / root';
    expect((await runToEnd({ line }, { cwd: scratch.work, env: environmentFor(scratch, process.env) })).code).toBe(0);
    return scratch.home;
  });
  expect(existsSync(home)).toBe(false);
});
