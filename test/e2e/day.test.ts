import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { seeded } from '../../src/domain/random.js';
import { scratch, VALID } from '../scratch.js';
import { CTRL_C, ENTER, historyOf, run, session } from './cli.js';
import { talk } from './talk.js';

const ROAD = ['--roadmap', VALID, '--seed', '1'];
const CLOCK = fileURLToPath(new URL('../fixtures/clock.cjs', import.meta.url));

/** A clock for the program that stands at a moment, and is set on by hand. */
function clockAt(home: string, begin: string) {
  const file = join(home, 'clock');
  let moment = Date.parse(begin);
  const set = () => writeFileSync(file, String((moment - Date.now()) / 1000));
  set();
  return {
    env: { NODE_OPTIONS: `--require=${JSON.stringify(CLOCK)}`, CLOCK_FILE: file, TZ: 'Europe/Berlin' },
    pass(minutes: number) {
      moment += minutes * 60_000;
      set();
    },
  };
}

test('each of four days ends with what was learned, what comes back and when, and the week so far', async () => {
  const home = scratch();
  const clock = clockAt(home, '2026-12-03T18:00:00+01:00');
  const chance = seeded(3);
  const today = async () => (await run(['today', ...ROAD], { home, env: clock.env })).stdout;
  await run(['track', 'node', ...ROAD], { home, env: clock.env });
  await run(['config', 'set', 'minutes', '10', ...ROAD], { home, env: clock.env });
  const told: string[] = [];
  for (let day = 1; day <= 4; day++) {
    told.push(`# roadmap today, day ${day}`, await today());
    const all = await talk(['next', '--seed', String(day)], home, () => (clock.pass(1), chance() < 0.85), clock.env);
    told.push('# the end of roadmap next', all.slice(all.indexOf('That was today')));
    clock.pass(24 * 60);
  }
  told.push('# roadmap today, a day later', await today());
  // The time that the runs themselves took counts, too.
  const text = told.join('\n').replaceAll(/\d+ min(?=, \d+ lessons? finished)/g, 'some min');
  await expect(text).toMatchFileSnapshot('../snapshots/days.txt');
});

test('the minutes of a day are taken from the setting, and a flag comes before it', async () => {
  const home = scratch();
  await run(['track', 'node', ...ROAD], { home });
  await run(['config', 'set', 'minutes', '5', ...ROAD], { home });
  const flagged = await run(['next', '--minutes', '1', ...ROAD], { home, input: '?\n?\n?\n' });
  expect(flagged.stdout).toMatch(/^1 minute: something new\.$/m);
  expect(flagged.stdout).toContain('That was today: what fits into 1 minute.');
  const rest = await run(['next', ...ROAD], { home, input: '1\n?\n?\n' });
  expect(rest.stdout).toMatch(/^The rest of today, 2 minutes: something new\.$/m);
  expect((await run(['today', ...ROAD], { home })).stdout).toContain('\nThe 5 minutes of today are done.\n');
  const more = await run(['next', ...ROAD], { home, input: '1\n?\n?\n' });
  expect(more.stdout).toMatch(/^5 minutes more: /m);
  await run(['config', 'unset', 'minutes', ...ROAD], { home });
  expect((await run(['next', '--no-input', ...ROAD], { home })).stdout).not.toContain('minutes more');
});

test('a step that is passed says what one can do now, and once only', async () => {
  const home = scratch();
  const text = await talk(['quiz', 'queue', '--seed', '5'], home, () => true);
  expect(text).toContain(
    'Step 1: Queues is answered.\nYou can now:\n1. say what a queue is for\n2. choose between the two kinds\n3. spot the usual mistake\n',
  );
  const again = await talk(['quiz', 'queue', '--seed', '6'], home, () => true);
  expect(again).toContain('is answered.\n');
  expect(again).not.toContain('You can now');
});

test('drawn, and left by q or Ctrl-C: the day is told to whoever leaves, and not to whoever breaks off', async () => {
  const home = scratch();
  await run(['track', 'node', ...ROAD], { home });
  const terminal = session(['next', ...ROAD], { home }, 40);
  await terminal.until('Enter: the questions');
  terminal.type(ENTER);
  await terminal.until('Your answer');
  terminal.type('q');
  await terminal.until('Your place is kept.');
  expect(await terminal.ended()).toBe(0);
  expect(terminal.screen()).toContain('That was today.\nDone: 1 part of lessons.\nThis week so far: 1 day');
  expect(terminal.broken()).toEqual([]);
  const broken = session(['next', ...ROAD], { home }, 40);
  await broken.until('Your answer');
  broken.type(CTRL_C);
  expect(await broken.ended()).toBe(130);
  expect(broken.screen()).not.toContain('That was today');
  expect(historyOf(join(home, 'roadmaps', 'small')).map(({ type }) => type)).toEqual(['setting', 'lesson']);
});
