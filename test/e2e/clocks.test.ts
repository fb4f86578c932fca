import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scratch, VALID } from '../scratch.js';
import { BIN, historyOf, run } from './cli.js';

const [MINUTE, HOUR, YEAR] = [60, 3600, 365 * 86_400];
const CLOCK = fileURLToPath(new URL('../fixtures/clock.cjs', import.meta.url)).replaceAll('\\', '/');
const ROAD = ['--roadmap', VALID];

/** A device with its own home and its own clock. */
function device(ahead = 0) {
  const home = scratch();
  const file = join(home, 'clock');
  const setClock = (seconds: number) => writeFileSync(file, String(seconds));
  setClock(ahead);
  const env = { NODE_OPTIONS: `--require "${CLOCK}"`, CLOCK_FILE: file };
  return {
    home,
    own: join(home, 'roadmaps', 'small'),
    env,
    setClock,
    async roadmap(args: string[], input = '') {
      const ended = await run([...args, ...ROAD], { home, input, env });
      expect(ended.stdout + ended.stderr).not.toMatch(/bug in roadmap|Error:/);
      return ended;
    },
  };
}

function remote(): string {
  const path = join(scratch(), 'progress.git');
  execFileSync('git', ['init', '--quiet', '--bare', path]);
  return path;
}

const quizOf = async (one: ReturnType<typeof device>) => {
  const { steps } = JSON.parse((await one.roadmap(['list', '--json'])).stdout) as {
    steps: { answered: { tries: number; best: number } }[];
  };
  return steps[0]!.answered;
};
const LINES = '?\n'.repeat(12);
const GO_ON = '2\n';

test.each([
  ['three minutes', 3 * MINUTE],
  ['ten hours', 10 * HOUR],
  ['a year', YEAR],
  ['73 years', 73 * YEAR],
])('a quiz begun on a device whose clock is %s ahead ends on another', async (_what, ahead) => {
  const [a, b, bare] = [device(ahead), device(), remote()];
  await a.roadmap(['track', 'node']);
  await a.roadmap(['quiz', '1', '--plain'], '?\n?\n?\n');
  await a.roadmap(['sync', bare]);
  await b.roadmap(['sync', bare]);
  const { stdout } = await b.roadmap(['quiz', '1', '--plain'], `${'?\n'.repeat(7)}${GO_ON}`);
  expect(stdout).toContain('Going on with the quiz of step 1: 3 of 10 answered.');
  expect(stdout).toContain('Not passed yet: 0 of 10 right');
  expect(await quizOf(b)).toMatchObject({ tries: 1 });
  await b.roadmap(['sync']);
  await a.roadmap(['sync']);
  expect(await quizOf(a)).toEqual(await quizOf(b));
  expect((await b.roadmap(['undo', '--yes'])).stdout).toMatch(/^Taken back: your answer of /);
  const undo = historyOf(b.own).find((event) => event.type === 'undo')!;
  const ours = historyOf(b.own).filter(({ type, by }) => type === 'answer' && by === undo.by);
  expect(undo).toMatchObject({ event: ours.at(-1)!.id });
});

test('a clock that goes back ten hours between the questions of a quiz loses nothing', async () => {
  const one = device(10 * HOUR);
  await one.roadmap(['track', 'node']);
  await one.roadmap(['quiz', '1', '--plain'], '?\n');
  one.setClock(0);
  const { stdout } = await one.roadmap(['quiz', '1', '--plain'], `${LINES}${GO_ON}`);
  expect(stdout).toContain('Not passed yet: 0 of 10 right');
  expect(await quizOf(one)).toMatchObject({ tries: 1 });
});

test('a clock that goes back while a question is open makes no negative time, and the answer counts', async () => {
  const one = device(100);
  await one.roadmap(['track', 'node']);
  const child = spawn(process.execPath, [BIN, 'quiz', '1', '--plain', ...ROAD], {
    env: { PATH: process.env['PATH'], ROADMAP_HOME: one.home, ...one.env },
  });
  const asked = (text: string) =>
    new Promise<void>((resolve) => {
      let seen = '';
      child.stdout.on('data', (chunk: Buffer) => (seen += chunk.toString()).includes(text) && resolve());
    });
  child.stdin.write('?\n');
  await asked('question 2 of 10');
  one.setClock(0);
  child.stdin.end('?\n');
  await new Promise((resolve) => child.on('close', resolve));
  const answers = historyOf(one.own).flatMap((event) => (event.type === 'answer' ? [event] : []));
  expect(answers).toHaveLength(2);
  expect(answers.every(({ ms }) => ms >= 0)).toBe(true);
  expect((await one.roadmap(['doctor'])).stdout).not.toContain('is not an event');
});

test('what a sitting a year ahead has asked is due now, and is mended by answering it', async () => {
  const one = device(YEAR);
  await one.roadmap(['track', 'node']);
  await one.roadmap(['quiz', '1', '--plain'], `${LINES}${GO_ON}`);
  one.setClock(0);
  const due = async () =>
    (JSON.parse((await one.roadmap(['status', '--json'])).stdout) as { due: number | { now: number } }).due;
  expect(await due()).not.toBe(0);
  await one.roadmap(['review', '--plain'], '?\n'.repeat(20));
  expect((await one.roadmap(['review', '--plain'], '?\n'.repeat(20))).stdout).toMatch(
    /^Nothing is due\. The next comes in 1 day\.$/m,
  );
  await one.roadmap(['undo', '--yes']);
  expect(historyOf(one.own).at(-1)).toMatchObject({ type: 'undo', event: historyOf(one.own).at(-2)!.id });
});

test('a reset of an unknown device in the year 2099 does not outrank what is done now', async () => {
  const [one, bare] = [device(), remote()];
  await one.roadmap(['track', 'node']);
  await one.roadmap(['quiz', '1', '--plain'], `${LINES}${GO_ON}`);
  mkdirSync(join(one.own, 'history'), { recursive: true });
  const reset = { id: 'zz', at: '2099-01-01T00:00:00.000Z', type: 'reset', steps: null };
  const beyond = { ...reset, id: 'zy', at: '+275760-09-13T00:00:00.000Z' };
  writeFileSync(join(one.own, 'history', 'dev-z.jsonl'), `${JSON.stringify(reset)}\n${JSON.stringify(beyond)}\n`);
  await one.roadmap(['sync', bare]);
  const { stdout } = await one.roadmap(['quiz', '1', '--plain'], `${LINES}${GO_ON}`);
  expect(stdout).toContain('Not passed yet: 0 of 10 right');
  expect(await quizOf(one)).toMatchObject({ tries: 2 });
});

test('a setting made now holds, whatever was set in the future', async () => {
  const one = device(YEAR);
  await one.roadmap(['track', 'node']);
  one.setClock(0);
  await one.roadmap(['track', 'python']);
  expect((await one.roadmap(['config', 'get', 'track'])).stdout).toBe('python\n');
});

test('a reset covers what this device knew of, and what another had not sent yet still counts', async () => {
  const [a, b, bare] = [device(), device(YEAR), remote()];
  await a.roadmap(['track', 'node']);
  await a.roadmap(['quiz', '1', '--plain'], '?\n?\n');
  await a.roadmap(['sync', bare]);
  await b.roadmap(['sync', bare]);
  await a.roadmap(['quiz', '1', '--plain'], '?\n');
  await b.roadmap(['reset', '1', '--yes']);
  for (const one of [b, a, b]) await one.roadmap(['sync']);
  const answers = async (one: typeof a) =>
    (JSON.parse((await one.roadmap(['list', '--json'])).stdout) as { steps: { answers: { asked: number } }[] })
      .steps[0]!.answers.asked;
  expect([await answers(a), await answers(b)]).toEqual([1, 1]);
});
