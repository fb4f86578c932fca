import { expect, test } from 'vitest';
import { tellProgram } from '../../src/lab/tell-program.js';
import { scratch } from '../scratch.js';
import { goneFrom } from './living.js';

const posix = test.skipIf(process.platform === 'win32');

const tell = (line: string, { limitMs = 10_000, signal = new AbortController().signal, env = {} } = {}) =>
  tellProgram(line, 'Why?', { env: { PATH: process.env['PATH'], ...env }, signal, limitMs });

posix.each([
  ['answers', 'echo "You ask: $(cat)"', { said: 'You ask: Why?' }],
  ['answers without having read', 'echo "I know."', { said: 'I know.' }],
  ['complains beside its answer', 'echo loading >&2; echo Because.', { said: 'Because.' }],
  ['prints escapes', String.raw`printf '\033[31mred\033]0;x\007'`, { said: '\u001b[31mred\u001b]0;x\u0007' }],
  ['hangs', 'echo half; sleep 60', { failed: 'it took longer than 0.5 s, and was ended' }],
  [
    'hangs, and takes no hint',
    "trap '' TERM INT HUP; while :; do sleep 1; done",
    { failed: 'it took longer than 0.5 s, and was ended' },
  ],
  ['floods', 'yes', { failed: 'it said more than 64 kB, and was ended' }],
  ['floods its errors', 'yes >&2', { failed: 'it said more than 64 kB, and was ended' }],
  ['fails', 'echo half; echo first >&2; echo "no key" >&2; exit 3', { failed: 'it ended with exit code 3: no key' }],
  ['fails without a word', 'exit 1', { failed: 'it ended with exit code 1' }],
  ['is killed', 'kill -9 $$', { failed: 'it ended with SIGKILL' }],
  ['says nothing', 'cat > /dev/null', { failed: 'it said nothing' }],
])('a program that %s', async (_what, line, heard) => {
  expect(await tell(line, { limitMs: 'failed' in heard && heard.failed.includes('0.5 s') ? 500 : 10_000 })).toEqual(
    heard,
  );
});

posix('one that is not there', async () => {
  expect(await tell('no-such-assistant')).toEqual({
    failed: expect.stringMatching(/^it ended with exit code 127: .*not found/) as string,
  });
});

posix('what it leaves running ends with it, and a signal ends it at once', async () => {
  const folder = scratch();
  expect(await tell(`cd ${folder}; setsid sleep 60 & echo on`)).toEqual({ said: 'on' });
  expect(await goneFrom(folder)).toEqual([]);
  const stopped = await tell(`cd ${folder}; sleep 60`, { signal: AbortSignal.timeout(300) });
  expect(stopped).toEqual({ failed: 'it was stopped' });
  expect(await goneFrom(folder)).toEqual([]);
});

posix('it knows where its own settings are, and nothing else of our environment', async () => {
  const env = {
    HOME: '/home/ana',
    LANG: 'pt_BR.UTF-8',
    API_KEY: 'secret',
    ROADMAP_HOME: '/home/ana/road',
    NODE_OPTIONS: '--x',
  };
  const heard = await tell('env', { env });
  const said = 'said' in heard ? heard.said : '';
  expect(said).toContain('HOME=/home/ana\n');
  expect(said).toContain('LANG=pt_BR.UTF-8');
  expect(said).not.toMatch(/API_KEY|secret|ROADMAP_HOME|NODE_OPTIONS/);
});
