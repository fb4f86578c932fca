import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratch, VALID } from '../scratch.js';
import { run, session } from './cli.js';

const ROAD = ['--roadmap', VALID];

/** A home in which a lesson was read today, and its two questions were answered with "I don't know". */
async function begun(): Promise<string> {
  const home = scratch();
  await run(['next', ...ROAD, '--seed', '1'], { home, input: `1\n${'?\n'.repeat(2)}n\n` });
  return home;
}

test('stats as JSON has the days, the scores, what is weak, and its version', async () => {
  const { stdout, code } = await run(['stats', '--json', ...ROAD], { home: await begun() });
  expect(code).toBe(0);
  const stats = JSON.parse(stdout) as { today: string };
  expect(stats.today).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(stats).toEqual({
    version: 1,
    roadmap: 'small',
    today: stats.today,
    since: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string,
    days: [{ date: stats.today, answers: 2, seconds: expect.any(Number) as number, shade: 1 }],
    lastFourWeeks: { days: 1, answers: 2, seconds: expect.any(Number) as number },
    streaks: { current: 1, longest: 1, weekOpen: false },
    steps: [{ number: 1, id: 'queue', asked: 2, right: 0 }],
    kinds: [{ kind: 'choice', asked: 2, right: 0 }],
    weak: [
      { step: 'queue', concept: 'first-out', title: 'First out', asked: 1, right: 0 },
      { step: 'queue', concept: 'empty-queue', title: 'Empty queue', asked: 1, right: 0 },
    ],
    due: [2, 0, 0, 0, 0, 0, 0, 0],
  });
});

test('stats in a pipe is words', async () => {
  const { stdout } = await run(['stats', ...ROAD], { home: await begun() });
  expect(stdout).toContain('In the last 4 weeks: 1 day, 0 min.\nWeeks in a row: 1. Longest run: 1 week.\n');
  expect(stdout).toContain('Step 1 Queues: 0 of 2 right (0 %).\n');
  expect(stdout).toContain('First out, step 1 Queues: 0 of 1 right.\n');
});

test.each([20, 40, 80, 120])('stats on a terminal of %i columns breaks no line', async (columns) => {
  const drawn = session(['stats', ...ROAD], { home: await begun() }, columns);
  expect(await drawn.ended()).toBe(0);
  expect(drawn.screen()).toContain('Weakest now');
  expect(drawn.screen().includes('less · ░ ▒ ▓ █ more')).toBe(columns > 20);
  expect(drawn.broken()).toEqual([]);
});

test('streaks can be switched off, and on again', async () => {
  const home = await begun();
  const shown = async () => (await run(['stats', ...ROAD], { home })).stdout.includes('Weeks in a row');
  expect((await run(['config', 'set', 'streaks', 'off', ...ROAD], { home })).stdout).toBe('streaks = off\n');
  expect(await shown()).toBe(false);
  await run(['config', 'set', 'streaks', 'on', ...ROAD], { home });
  expect(await shown()).toBe(true);
  const { stderr, code } = await run(['config', 'set', 'streaks', 'maybe', ...ROAD], { home });
  expect(code).toBe(2);
  expect(stderr).toBe('"maybe" is no value for streaks.\nIt is one of: on, off.\n');
});

test('stats of an empty history is one friendly line, and creates nothing on disk', async () => {
  const home = join(scratch(), 'absent');
  const { stdout, code } = await run(['stats'], { home, cwd: process.cwd() });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^There is nothing to count yet\. `roadmap next` begins/);
  expect(existsSync(home)).toBe(false);
});
