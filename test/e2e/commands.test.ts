import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patched, scratch, VALID } from '../scratch.js';
import { run, session } from './cli.js';
import { CHOICE, lab } from './lab.js';

const ROAD = ['--roadmap', VALID];

/** A home in which the first lesson was read, and its two questions were not known, nor the second time. */
async function begun(): Promise<string> {
  const home = scratch();
  const shown = await run(['next', ...ROAD, '--seed', '1', '--no-input'], { home });
  expect(shown.code).toBe(0);
  const first = await run(['next', ...ROAD, '--seed', '1'], { home, input: `1\n${'?\n'.repeat(4)}n\n` });
  expect(first.stdout).toContain('Lesson done: "Queue basics", 0 of 2 right, 0 of 2 the second time.');
  return home;
}
const json = (text: string) => JSON.parse(text) as Record<string, unknown> & { steps: Record<string, unknown>[] };

test('roadmap alone says in five lines where you are and what to do', async () => {
  const home = await begun();
  const { stdout, code } = await run(ROAD, { home });
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(5);
  expect(stdout).toContain('0 of 2 steps answered, 1 of 4 lessons read');
  expect(stdout).toContain('Now: step 1 of 2, Queues, lesson "Using a queue", about 6 min');
  expect(stdout).toContain('roadmap next');
});

test('list marks the current step, in text and as JSON', async () => {
  const home = await begun();
  const { stdout } = await run(['list', ...ROAD], { home });
  expect(stdout).toMatch(/^Step 1, Queues: begun, read 1 of 2, retained 0 %, you are here now\.$/m);
  expect(stdout).toMatch(/^Step 2, Shelves: open, read 0 of 2\.$/m);
  const listed = json((await run(['list', '--json', ...ROAD], { home })).stdout);
  expect(listed).toMatchObject({ version: 1, roadmap: 'small' });
  expect(listed.steps[0]).toMatchObject({
    number: 1,
    id: 'queue',
    read: { done: 1, of: 2 },
    answers: { asked: 4, right: 0 },
    answered: { passed: false, tries: 0 },
  });
});

test('status has the step, the road, the track, and what is weak', async () => {
  const home = await begun();
  const { stdout } = await run(['status', ...ROAD], { home });
  expect(stdout).toContain('Step 1: Queues');
  expect(stdout).toContain('Weak now: First out; Empty queue');
  expect(stdout).toContain('Track:          Node.js');
  expect(json((await run(['status', '--json', ...ROAD], { home })).stdout)).toMatchObject({
    version: 1,
    track: 'node',
    next: { kind: 'lesson', step: 'queue', lesson: 'queue-use', part: 1 },
    debts: [],
  });
});

test('go makes no debts, and coming back from it is one command', async () => {
  const home = await begun();
  await run(['go', 'shelves', ...ROAD], { home });
  expect((await run(ROAD, { home })).stdout).toMatch(/^Now: step 2 of 2/m);
  expect((await run(ROAD, { home })).stdout).not.toContain('debt');
  expect((await run(['status', ...ROAD], { home })).stdout).not.toContain('Debts');
  await run(['go', 'queue', ...ROAD], { home });
  expect((await run(ROAD, { home })).stdout).toMatch(/^Now: step 1 of 2/m);
});

test('a quiz that is failed and left is a debt', async () => {
  const home = await begun();
  const failed = await run(['quiz', 'shelves', ...ROAD], { home, input: `${'?\n'.repeat(10)}2\n` });
  expect(failed.stdout).toContain('The quiz of step 2 waits: `roadmap quiz 2` takes it again at any time.');
  expect((await run(ROAD, { home })).stdout).toContain('one debt (2)');
  expect((await run(['status', ...ROAD], { home })).stdout).toContain(
    'Debts (quizzes that were failed and left, and steps that you left): 2 Shelves',
  );
});

test('a quiz that was opened and not answered leaves no trace', async () => {
  const home = await begun();
  const shown = async () => [
    (await run(ROAD, { home })).stdout,
    (await run(['list', ...ROAD], { home })).stdout,
    (await run(['status', '--json', ...ROAD], { home })).stdout,
    (await run(['next', ...ROAD, '--no-input'], { home })).stdout,
  ];
  const before = await shown();
  const opened = await run(['quiz', 'shelves', ...ROAD], { home, input: '\n' });
  expect(opened.stdout).toContain('Quiz of step 2, question 1 of 10');
  expect(await shown()).toEqual(before);
});

test('go on a fresh home goes there at once', async () => {
  const { stdout } = await run(['go', '12'], { home: scratch(), input: 'n\n' });
  expect(stdout).not.toMatch(/begin\?|placement|roadmap place/);
  expect(stdout).toContain('Step 12 of 20, Deployment');
});

test('a track that is changed keeps what both share, and shows only its own lessons', async () => {
  const home = await begun();
  expect((await run(['track', 'python', ...ROAD], { home })).stdout).toContain('You learn with Python now.');
  const listed = json((await run(['list', '--json', ...ROAD], { home })).stdout);
  expect(listed.steps[0]).toMatchObject({ read: { done: 1, of: 2 }, answers: { asked: 4 } });
  const read = await run(['read', 'shelf', ...ROAD], { home });
  expect(read.stdout).toContain('Shelves in Python');
  expect(read.stdout).not.toContain('Shelves in Node.js');
  expect((await run(['track', ...ROAD], { home })).stdout).toBe(
    'node: Node.js\npython: Python, with which you learn now\n',
  );
});

test('a learner never meets a question of the other track', async () => {
  for (const track of ['node', 'python']) {
    const home = scratch();
    await run(['track', track, ...ROAD], { home });
    for (let seed = 0; seed < 5; seed++) {
      const { stdout } = await run(['quiz', 'shelf', ...ROAD, '--no-input', '--seed', String(seed)], { home });
      expect(stdout).not.toContain(track === 'node' ? 'print(2' : 'console.log');
    }
  }
});

test('search finds lessons by all words, titles first', async () => {
  const home = scratch();
  const { stdout } = await run(['search', 'oldest', 'rabbitmq', ...ROAD], { home });
  expect(stdout.split('\n')[0]).toBe('Queue basics, step 1, roadmap read queue-basics');
  expect(json((await run(['search', 'python', '--json', ...ROAD], { home })).stdout)).toMatchObject({
    version: 1,
    text: 'python',
    hits: [],
  });
  const none = await run(['search', 'xyzzy', ...ROAD], { home });
  expect([none.stdout, none.code]).toEqual(['No lesson says "xyzzy".\n', 1]);
  const slipped = await run(['search', 'conter', ...ROAD], { home });
  expect([slipped.stderr, slipped.code]).toEqual(['No lesson says "conter"; this is for "counter".\n', 0]);
});

test('map draws the road in a terminal, and tells it in words elsewhere', async () => {
  const home = await begun();
  const terminal = session(['map', '--no-pager', ...ROAD], { home }, 40);
  expect(await terminal.ended()).toBe(0);
  expect(terminal.screen()).toContain('◐ ❯ 1 Queues\n│ read 1/2');
  expect(terminal.screen()).toContain('\n○ 2 Shelves');
  expect(terminal.broken()).toEqual([]);
  expect((await run(['map', ...ROAD], { home })).stdout).toContain('Step 1, Queues: now; begun; read 1 of 2;');
});

test('export writes a report, never over a file without --force', async () => {
  const home = await begun();
  const file = join(home, 'report.md');
  expect((await run(['export', '-o', file, ...ROAD], { home })).code).toBe(0);
  const report = readFileSync(file, 'utf8');
  expect(report).toContain('# A small road: what was learned');
  expect(report).toContain('| 1. Queues | 1 of 2 |  | 0 of 4 |');
  expect(report).toContain('- Weak now: First out; Empty queue');
  expect(report).toContain('- The oldest comes out first.');
  const again = await run(['export', '-o', file, ...ROAD], { home });
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('add --force');
  expect((await run(['export', '-o', file, '--force', ...ROAD], { home })).code).toBe(0);
  const nowhere = await run(['export', '-o', join(home, 'no', 'such', 'folder.md'), ...ROAD], { home });
  expect(nowhere.code).toBe(1);
  expect(nowhere.stderr.trimEnd().split('\n')).toHaveLength(2);
});

test('export writes cards and a calendar, on standard output as in a file', async () => {
  const home = await begun();
  const to = (format: string, ...more: string[]) => run(['export', '--format', format, ...more, ...ROAD], { home });
  const cards = await to('anki');
  expect(cards.stdout.split('\n').filter((line) => line.startsWith('"roadmap-tutor/small/'))).toHaveLength(2);
  const calendar = await to('ics');
  expect(calendar.stderr).toBe(
    'The reviews alone are in it. `roadmap config set minutes 20`, or weekly-hours 5, adds the plan of the road.\n',
  );
  expect(calendar.stdout).toMatch(/^BEGIN:VCALENDAR\r\n[^]*SUMMARY:Review: 2 concepts[^]*\r\nEND:VCALENDAR\r\n$/);
  await run(['config', 'set', 'minutes', '20', ...ROAD], { home });
  await to('ics', '-o', join(home, 'plan.ics'));
  expect(readFileSync(join(home, 'plan.ics'), 'utf8')).toContain('\r\nSUMMARY:Step 2: Shelves\\, about ');
  const nothing = await run(['export', '--format', 'ics', ...ROAD], { home: scratch() });
  expect([nothing.code, nothing.stdout]).toEqual([1, '']);
  expect(nothing.stderr.trimEnd().split('\n')).toHaveLength(2);
});

test('export as JSON holds every event', async () => {
  const home = await begun();
  const exported = json((await run(['export', '--format', 'json', ...ROAD], { home })).stdout) as unknown as {
    version: number;
    events: { type: string }[];
  };
  expect(exported.version).toBe(1);
  expect(exported.events.map(({ type }) => type)).toEqual([
    'setting',
    'lesson',
    ...['answer', 'answer'],
    ...['lesson', 'lesson'],
    ...['answer', 'answer'],
  ]);
});

test('undo takes back the last answer, then the one before', async () => {
  const home = await begun();
  expect((await run(['undo', '--yes', ...ROAD], { home })).stdout).toMatch(
    /^Taken back: your answer of \d{4}-\d\d-\d\d \d\d:\d\d, which was wrong, to: Three jobs\nwait, and the worker asks for one\. Which does it get\?\n$/,
  );
  for (let before = 0; before < 3; before++)
    expect((await run(['undo', '--yes', ...ROAD], { home })).stdout).toMatch(/^Taken back: /);
  expect((await run(['undo', '--yes', ...ROAD], { home })).stdout).toBe('There is nothing to take back.\n');
  expect(json((await run(['list', '--json', ...ROAD], { home })).stdout).steps[0]).toMatchObject({
    answers: { asked: 0 },
    read: { done: 1 },
  });
});

test('reset starts a step again, the history keeps it, and undo brings it back', async () => {
  const home = await begun();
  expect((await run(['reset', 'queue', '--yes', ...ROAD], { home })).stdout).toBe(
    'Reset: step 1, Queues. `roadmap undo` brings it back.\n',
  );
  const standing = async () => json((await run(['list', '--json', ...ROAD], { home })).stdout).steps[0];
  expect(await standing()).toMatchObject({ answers: { asked: 0 }, read: { done: 0 } });
  await run(['undo', '--yes', ...ROAD], { home });
  expect(await standing()).toMatchObject({ answers: { asked: 4 }, read: { done: 1 } });
});

test('config gets, sets and says where things are', async () => {
  const home = scratch();
  expect((await run(['config', 'get', 'track'], { home })).stdout).toBe('\n');
  expect((await run(['config', 'set', 'track', 'node'], { home })).stdout).toBe('track = node\n');
  expect((await run(['config'], { home })).stdout).toContain('track = node  # ');
  expect((await run(['config', 'path'], { home })).stdout).toBe(`${home}\n`);
});

test('doctor names what is damaged and what it mended, and keeps it', async () => {
  const home = await begun();
  const own = join(home, 'roadmaps', 'small');
  const [file] = readdirSync(join(own, 'history'));
  appendFileSync(join(own, 'history', file!), 'garbage\n');
  writeFileSync(join(own, 'progress.json'), '{');
  const { stdout, stderr, code } = await run(['doctor', ...ROAD], { home });
  expect(code).toBe(1);
  expect(stdout).toContain(`damaged: history/${file}:9 is not an event`);
  expect(stdout).toContain('mended: progress.json was built again from the history');
  expect(stderr).toContain('progress.json was damaged.');
  expect(readFileSync(join(own, 'history', file!), 'utf8')).toContain('garbage');
  const report = json((await run(['doctor', '--json', ...ROAD], { home })).stdout);
  expect(report).toMatchObject({
    version: 1,
    node: process.version,
    checkpoint: 'good',
    damaged: [{ file, line: 9 }],
    orphans: [],
  });
});

test('one of anything is told as one, and a road that is done has no time left', async () => {
  const home = scratch();
  const road = ['--roadmap', lab([CHOICE]), '--seed', '1'];
  expect((await run(['next', ...road], { home: scratch(), input: '1\n' })).stdout).toContain('A road of 1 step. ');
  const shown = await run(['quiz', ...road, '--no-input'], { home });
  const right = /(\d)\. the right one/.exec(shown.stdout)![1]!;
  expect((await run(['status', ...road], { home })).stdout).toContain('Time left:      about 1 h (');
  await run(['quiz', ...road], { home, input: `${right}\n` });
  expect((await run(['status', ...road], { home })).stdout).toMatch(/^Time left: +none$/m);
  expect((await run(['doctor', ...road], { home })).stdout).toMatch(/^content: lab, 1 step$/m);
});

const COMMANDS = [
  'next',
  'review',
  'place',
  'go',
  'quiz',
  'practice',
  'track',
  'list',
  'map',
  'status',
  'stats',
  'read',
  'search',
  'export',
  'import',
  'sync',
  'undo',
  'reset',
  'config',
  'config get',
  'config set',
  'config path',
  'doctor',
  'author',
  'author check',
  'author coverage',
  'author import',
];

test.each(COMMANDS)('the help of %s opens with examples', async (command) => {
  const { stdout, code } = await run([...command.split(' '), '--help'], { home: scratch() });
  expect(stdout.startsWith(`Examples:\n  $ roadmap ${command.split(' ')[0]}`)).toBe(true);
  expect(code).toBe(0);
});

test('help COMMAND is the help of that command, and knows what was meant', async () => {
  const home = scratch();
  const [asked, flagged] = [await run(['help', 'next'], { home }), await run(['next', '--help'], { home })];
  expect([asked.code, asked.stdout]).toEqual([0, flagged.stdout]);
  expect(await run(['help', 'nxt'], { home })).toMatchObject({
    code: 2,
    stderr: 'There is no command "nxt".\nDid you mean next?\n',
  });
});

test('help opens with examples and has its groups; version is one line', async () => {
  const home = scratch();
  const { stdout, code } = await run(['--help'], { home });
  expect(code).toBe(0);
  expect(stdout.startsWith('Examples:\n  $ roadmap next\n')).toBe(true);
  for (const group of ['Learn:', 'Look:', 'Keep:', 'Write:']) expect(stdout).toContain(`\n${group}\n`);
  expect((await run(['quiz', '--help'], { home })).stdout.startsWith('Examples:\n  $ roadmap quiz\n')).toBe(true);
  expect((await run(['--version'], { home })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('one thing is not told as several', async () => {
  const home = scratch();
  const road = ['--roadmap', lab([])];
  expect((await run(['next', ...road], { home })).stdout).toContain('A road of 1 step. ');
  await run(['config', 'set', 'streaks', 'off', ...road], { home });
  const { stdout } = await run(['doctor', ...road], { home });
  expect(stdout).toMatch(/content: .*, 1 step\n/);
  expect(stdout).toMatch(/history: .*: 1 event, \d+ bytes\n/);
});

test('looking at things creates nothing on disk', async () => {
  const home = join(scratch(), 'absent');
  for (const args of [['list'], ['status'], [], ['read', '1'], ['search', 'queue'], ['doctor'], ['config', 'path']]) {
    expect((await run(args, { home, cwd: process.cwd() })).code).toBe(0);
  }
  expect(existsSync(home)).toBe(false);
});

test('a title that is colored on a terminal is plain in a pipe, and colored when that is forced', async () => {
  const home = scratch();
  expect((await run(['list', ...ROAD], { home })).stdout).not.toContain('\u001b');
  expect((await run(['list', ...ROAD], { home, env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[1mA small road');
  expect((await run(['list', '--no-color', ...ROAD], { home, env: { FORCE_COLOR: '1' } })).stdout).not.toContain(
    '\u001b',
  );
});

test('read --links gives the links of a lesson, then those of its whole step, or all of a step', async () => {
  const road = patched({
    '01-queue/step.yaml': [[/(title: (?:"|')?The manual.*?checked: [\d-]+)/, '$1, concepts: [first-out]']],
    '01-queue/lessons/queue-basics.md': [
      ['A line of people', 'See [the guide](https://example.com/guide). A line of people'],
    ],
  });
  const home = scratch();
  const read = async (...args: string[]) =>
    (await run(['read', '--links', ...args, '--roadmap', road], { home })).stdout;
  const [rfc, manual, guide] = [
    '- RFC 9110, https://www.rfc-editor.org/rfc/rfc9110',
    '- The manual, https://example.com/manual',
    '- the guide, https://example.com/guide',
  ];
  expect(await read('queue-basics')).toBe(`Queue basics\n${manual}\n${guide}\n\nStep 1: Queues\n${rfc}\n`);
  expect(await read('1')).toBe(`Step 1: Queues\n${rfc}\n${manual}\n${guide}\n`);
  const input = `1\n${'?\n'.repeat(4)}n\n`;
  const { stdout } = await run(['next', '--seed', '1', '--roadmap', road], { home, input });
  expect(stdout).toContain('\nTo read on: 2 links, with `roadmap read --links queue-basics`.\n');
  expect((await run(['read', '--links', 'first', '--roadmap', lab([CHOICE])], { home })).stdout).toBe(
    'First names nothing more to read.\n',
  );
});
