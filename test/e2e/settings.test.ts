import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NewEvent } from '../../src/domain/history/event.js';
import { localIso } from '../../src/domain/local-time.js';
import { answered } from '../domain/events.js';
import { questionsIn } from './answers.js';
import { scratch, VALID } from '../scratch.js';
import { historyOf, run, session } from './cli.js';

const ROAD = ['--roadmap', VALID, '--seed', '1'];
const DAY = 86_400_000;

/** A home of the small road with these events, so many days ago; at noon, or at the hour named. */
function homeWith(events: [daysAgo: number, event: NewEvent, hour?: number][], folder = ['roadmaps', 'small']): string {
  const home = scratch();
  const history = join(home, ...folder, 'history');
  mkdirSync(history, { recursive: true });
  const lines = events.map(([daysAgo, event, hour = 12], index) => {
    const moment = new Date();
    // By the calendar: around a change of the clocks, so many days are not so many times 24 hours.
    moment.setDate(moment.getDate() - daysAgo);
    moment.setHours(hour, 0, 0, index);
    return JSON.stringify({ id: `old${String(index).padStart(5, '0')}`, at: localIso(moment), ...event });
  });
  writeFileSync(join(history, 'old-0000.jsonl'), `${lines.join('\n')}\n`);
  return home;
}
const TRACK: NewEvent = { type: 'setting', key: 'track', value: 'node' };
const on = (concept: string, outcome: 'right' | 'wrong', more = {}) =>
  answered(`queue-${concept}-0-choice`, outcome, { step: 'queue', lesson: 'queue-basics', concept, ...more });
const learned = (daysAgo: number) =>
  homeWith([
    [daysAgo, TRACK],
    ...['first-out', 'empty-queue', 'queue-order'].map((concept): [number, NewEvent] => [
      daysAgo,
      on(concept, 'right'),
    ]),
  ]);

test('settings are set, shown, and go back to what holds without them', async () => {
  const home = scratch();
  expect((await run(['config', 'get', 'retention'], { home })).stdout).toBe('0.9\n');
  expect((await run(['config', 'set', 'retention', '0.94'], { home })).stdout).toBe('retention = 0.94\n');
  expect((await run(['config', 'get', 'retention'], { home })).stdout).toBe('0.94\n');
  expect((await run(['config', 'unset', 'retention'], { home })).stdout).toBe('retention is not set: 0.9 holds\n');
  expect((await run(['config', 'get', 'retention'], { home })).stdout).toBe('0.9\n');
  expect((await run(['config', 'unset', 'retention'], { home })).code).toBe(0);
  expect(historyOf(home)).toHaveLength(2);
  expect((await run(['config'], { home })).stdout).toContain('reviews-a-day = 20 (not set)  # ');
});

test.each([
  [['set', 'retention', '0.99'], '"0.99" is no value for retention.\nIt is a share from 0.80 to 0.97, such as 0.9.\n'],
  [
    ['set', 'reviews-a-day', '0'],
    '"0" is no value for reviews-a-day.\nIt is a whole number from 1 to 500, such as 20.\n',
  ],
  [
    ['set', 'day-starts-at', 'noon'],
    '"noon" is no value for day-starts-at.\nIt is a whole hour from 0 to 6, such as 4.\n',
  ],
  [['unset', 'colour'], /^There is no setting "colour"\.\nSettings: track, .*\n$/],
])('config %j is refused in two lines and stores nothing', async (args, message) => {
  const home = scratch();
  const { stderr, code } = await run(['config', ...args], { home });
  expect(code).toBe(2);
  if (typeof message === 'string') expect(stderr).toBe(message);
  else expect(stderr).toMatch(message);
  expect((await run(['config', 'get', 'retention'], { home })).stdout).toBe('0.9\n');
});

test('a day has as many reviews as was set, and says what can wait', async () => {
  const home = learned(30);
  await run(['config', 'set', 'reviews-a-day', '2', ...ROAD], { home });
  const first = await run(['review', ...ROAD], { home, input: '?\n?\n?\n' });
  expect(first.stdout).toContain('3 due, 2 today, about 1 minute');
  expect(first.stdout).toContain('Reviewed: 0 of 2 right.');
  const second = await run(['review', ...ROAD], { home, input: '?\n' });
  expect(second.stdout).toBe(
    "Today's 2 reviews are done; 1 more can wait\n`roadmap review --max 10` asks more; `roadmap config set reviews-a-day N`\nchanges the measure.\n",
  );
  const more = await run(['review', '--max', '1', ...ROAD], { home, input: '?\n' });
  expect(more.stdout).toContain('Reviewed: 0 of 1 right.');
});

test('the retention that was set when an answer was given schedules it', async () => {
  const next = async (retention: string) => {
    const home = learned(30);
    await run(['config', 'set', 'retention', retention, ...ROAD], { home });
    await run(['config', 'set', 'reviews-a-day', '1', ...ROAD], { home });
    const history: [number, NewEvent][] = [
      [60, TRACK],
      [60, { type: 'setting', key: 'retention', value: retention }],
      [60, on('first-out', 'right')],
      [40, on('first-out', 'right', { where: 'review' })],
      [0, on('first-out', 'right', { where: 'review' })],
    ];
    const { stdout } = await run(['review', ...ROAD], { home: homeWith(history) });
    return Number(/comes in (\d+) day/.exec(stdout)![1]);
  };
  expect(await next('0.97')).toBeLessThan(await next('0.85'));
});

test('what was done in the night counts for the day before, where the day begins at four', async () => {
  const shown = async (dayStart: string | null) => {
    const home = homeWith([
      [1, TRACK],
      ...(dayStart ? [[1, { type: 'setting', key: 'day-starts-at', value: dayStart }] as [number, NewEvent]] : []),
      [0, on('first-out', 'wrong'), 0],
    ]);
    return JSON.parse((await run(['stats', '--json', ...ROAD], { home })).stdout) as { days: { date: string }[] };
  };
  const dates = async (dayStart: string | null) => (await shown(dayStart)).days.map(({ date }) => date);
  const [plain] = await dates(null);
  const [nightly] = await dates('4');
  expect(Date.parse(plain!) - Date.parse(nightly!)).toBe(DAY);
});

test('a concept is put aside, told, and taken up again', async () => {
  const home = learned(30);
  const put = await run(['review', '--skip', 'empty queue', ...ROAD], { home });
  expect(put.stdout.replace(/\s+/g, ' ')).toBe(
    'Put aside: Empty queue, step 1. Review asks it no longer; `roadmap review --unskip empty-queue` takes it up again. ',
  );
  expect((await run(['review', ...ROAD], { home })).stdout).toContain('2 due');
  expect((await run(['status', ...ROAD], { home })).stdout).toContain('Put aside:      Empty queue');
  expect((await run(['stats', ...ROAD], { home })).stdout).toContain(
    'Put aside\nEmpty queue, step 1: `roadmap review --unskip empty-queue`',
  );
  await run(['review', '--skip', 'empty-queue', ...ROAD], { home });
  const asides = historyOf(join(home, 'roadmaps', 'small')).filter(({ type }) => type === 'aside');
  expect(asides).toHaveLength(1);
  expect((await run(['review', '--unskip', 'empty-queue', ...ROAD], { home })).stdout).toContain('Taken up again:');
  expect((await run(['review', ...ROAD], { home })).stdout).toContain('3 due');
  expect((await run(['review', '--unskip', 'empty-queue', ...ROAD], { home })).stdout).toContain('is not put aside');
  const unknown = await run(['review', '--skip', 'emty-queue', ...ROAD], { home });
  expect([unknown.stderr, unknown.code]).toEqual(['There is no concept "emty-queue".\nDid you mean empty-queue?\n', 2]);
});

test('what keeps slipping gets its part of the lesson, right then', async () => {
  const slipping: [number, NewEvent][] = [9, 8, 7, 6].map((day) => [day, on('first-out', 'wrong')]);
  const home = homeWith([[9, TRACK], ...slipping]);
  const { stdout } = await run(['review', ...ROAD], { home, input: '?\ny\n' });
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'This keeps slipping: read it again, with `roadmap read queue-basics`. `roadmap review --skip first-out` puts it aside.',
  );
  expect(stdout).toContain('Read "What it is" now? [Y/n]');
  expect(stdout).toMatch(/^Step 1, Queue basics, part 1 of 3$/m);
});

test('memory that is worse than promised is told, with what to do', async () => {
  const reviews = Array.from({ length: 70 }, (_unused, index): [number, NewEvent] => [
    150 - 2 * index,
    on('first-out', index % 2 === 0 ? 'right' : 'wrong', { where: 'review' }),
  ]);
  const { stdout } = await run(['stats', ...ROAD], { home: homeWith([[160, TRACK], ...reviews]) });
  expect(stdout.replace(/\s+/g, ' ')).toMatch(
    /Of what should be \d\d % known you got 4\d %, in your last 69 reviews\. Memory is worse than promised: reviews come sooner with `roadmap config set retention 0\.9\d`\./,
  );
});

const QUESTIONS = questionsIn('roadmap');

/** A learner of the built-in road who has answered a question on each of 120 concepts, and then left. */
function fallenBehind(daysAgo: number, alsoToday: boolean): string {
  const concepts = [...new Map(QUESTIONS.filter(({ track }) => !track).map((one) => [one.concept, one])).values()];
  const events = concepts.slice(0, 120).map(({ id, concept, lesson, kind }): [number, NewEvent] => {
    const step = 'prerequisites';
    return [daysAgo, answered(id, 'right', { step, concept, lesson, kind })];
  });
  const today = on('none', 'right', { step: 'none', question: 'gone' });
  return homeWith([[daysAgo, TRACK], ...events, ...(alsoToday ? [[1, today] as [number, NewEvent]] : [])], []);
}

test('a backlog is told in days, the same everywhere, and next offers reviews only', async () => {
  const home = fallenBehind(30, true);
  const told = 'about 6 days of 8 minutes';
  expect((await run([], { home })).stdout).toContain(`Review: Fallen behind by ${told}; roadmap review`);
  expect((await run(['status'], { home })).stdout).toContain(`Review:         Fallen behind by ${told}`);
  expect((await run([], { home })).stdout).not.toContain('120');
  const { stdout } = await run(['next'], { home, input: `1\n${'?\n'.repeat(20)}3\n` });
  expect(stdout).toContain(`Review has fallen behind: ${told}. What today?\n1. Reviews only, about 8 minutes\n`);
  expect(stdout).toContain('2. Reviews first, then something new\n3. Something new\n');
  expect(stdout).toContain('Reviewed: 0 of 20 right.');
  expect(stdout).not.toContain('lesson 1 of 6');
});

test('after a long time away the warm-up comes first, and then what to do about the backlog', async () => {
  const { stdout } = await run(['next'], { home: fallenBehind(44, false), input: `y\n${'?\n'.repeat(10)}2\n` });
  expect(stdout).toContain('Welcome back after 44 days. Warm up first, about 4 minutes? [Y/n]');
  expect(stdout).toContain('Reviewed: 0 of 10 right.\nMost of it was not there. What now?');
  expect(stdout).toMatch(/^1\. Read the \d+ parts again that it comes from\n2\. Go on reviewing: 10 more\n3\. Go on$/m);
  expect(stdout).toContain('Review 1 of 10, step ');
});

test('`accessible` makes every run plain, whatever roadmap it is on, until it is unset', async () => {
  const home = scratch();
  const list = async (args: string[] = [], env = {}) => {
    const terminal = session(['list', ...args], { home, env });
    await terminal.ended();
    return terminal.written().includes('\u001b') ? 'drawn' : 'plain';
  };
  expect(await list()).toBe('drawn');
  await run(['config', 'set', 'accessible', 'on'], { home });
  expect(await list()).toBe('plain');
  expect(await list([], { ACCESSIBLE: '0' })).toBe('drawn');
  expect(await list(['--plain'], { ACCESSIBLE: '0' })).toBe('plain');
  expect(await list(['--roadmap', VALID])).toBe('plain');
  rmSync(join(home, 'progress.json'));
  expect(await list()).toBe('plain');
  await run(['config', 'unset', 'accessible'], { home });
  expect(await list()).toBe('drawn');
});
