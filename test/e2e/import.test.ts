import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appendEvent } from '../../src/store/history.js';
import { answered, stored } from '../domain/events.js';
import { scratch } from '../scratch.js';
import { historyOf, run } from './cli.js';

/** A home in which these questions were answered. */
function homeOf(device: string, ...questions: string[]): string {
  const home = scratch();
  for (const question of questions) appendEvent(home, device, stored(answered(question, 'right')));
  return home;
}

const imported = async (home: string, path: string) => (await run(['import', path], { home })).stdout;
const questionsIn = (home: string) =>
  historyOf(home)
    .flatMap((event) => (event.type === 'answer' ? [event.question] : []))
    .toSorted();
const progressIn = (home: string) =>
  (JSON.parse(readFileSync(join(home, 'progress.json'), 'utf8')) as { progress: unknown }).progress;

test('importing another home adds what is missing, into a file of its own, once', async () => {
  const [home, other] = [homeOf('desk', 'a1'), homeOf('lap', 'b1', 'b2')];
  expect(await imported(home, other)).toBe('Imported 2 events.\n');
  expect(readdirSync(join(home, 'history'))).toEqual([
    'desk.jsonl',
    expect.stringMatching(/^import-[0-9a-f]{12}\.jsonl$/),
  ]);
  expect(await imported(home, other)).toBe('Imported 0 events (2 were here already).\n');
  appendEvent(other, 'lap', stored(answered('b3', 'right')));
  expect(await imported(home, other)).toBe('Imported 1 event (2 were here already).\n');
  expect(questionsIn(home)).toEqual(['a1', 'b1', 'b2', 'b3']);
  expect((await run(['list'], { home })).code).toBe(0);
  expect(Object.keys((progressIn(home) as { questions: object }).questions)).toHaveLength(4);
});

test('a file, or a folder of them, may be named, from the folder one is in', async () => {
  const [home, other] = [scratch(), homeOf('lap', 'b1')];
  const file = join(other, 'history', 'lap.jsonl');
  expect((await run(['import', 'lap.jsonl'], { home, cwd: join(other, 'history') })).stdout).toBe(
    'Imported 1 event.\n',
  );
  expect(await imported(home, join(other, 'history'))).toBe('Imported 0 events (1 was here already).\n');
  writeFileSync(join(other, 'history', 'again.jsonl'), readFileSync(file));
  expect(await imported(scratch(), join(other, 'history'))).toBe('Imported 1 event (1 was here already).\n');
});

test('a JSON export in an empty home gives the same progress', async () => {
  const [home, other] = [homeOf('desk', 'q1', 'q2'), scratch()];
  await run(['track', 'node'], { home });
  const file = join(scratch(), 'backup.json');
  await run(['export', '--format', 'json', '-o', file], { home });
  expect(await imported(other, file)).toBe('Imported 3 events.\n');
  expect(progressIn(other)).toEqual(progressIn(home));
  expect(await imported(other, file)).toBe('Imported 0 events (3 were here already).\n');
});

test('lines that are no events are counted, and the rest is imported', async () => {
  const other = homeOf('lap', 'b1');
  const file = join(other, 'history', 'lap.jsonl');
  appendFileSync(file, '\n\u0000garbage\n');
  expect(await imported(scratch(), file)).toBe('Imported 1 event (1 line was no event).\n');
  appendFileSync(file, '{"id":1}\n');
  expect(await imported(scratch(), file)).toBe('Imported 1 event (2 lines were no events).\n');
  const exported = join(other, 'export.json');
  writeFileSync(exported, JSON.stringify({ version: 1, events: [7, stored(answered('b2', 'right'))] }));
  expect(await imported(scratch(), exported)).toBe('Imported 1 event (1 line was no event).\n');
});

test.each([
  ['garbage', '\u0000\u0001\u001b[31m', 'holds no event.'],
  ['nothing', '', 'holds no event.'],
  ['other JSON', '{"version":1,"progress":{}}', 'holds no event.'],
  ['null', 'null', 'holds no event.'],
  [
    'a newer export',
    '{"version":2,"events":[]}',
    'was written by a newer roadmap than this (its version is 2, above 1).',
  ],
])('a file of %s is refused in two lines', async (_what, text, complaint) => {
  const home = scratch();
  const file = join(scratch(), 'file');
  writeFileSync(file, text);
  const { stdout, stderr, code } = await run(['import', file], { home });
  expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
  expect(stderr.split('\n')[0]).toBe(`${file} ${complaint}`);
  expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  expect(existsSync(join(home, 'history'))).toBe(false);
});

test('a path that is not there is a mistake in the command', async () => {
  const home = scratch();
  expect(await run(['import', 'nowhere'], { home })).toEqual({
    stdout: '',
    stderr: `There is no ${join(home, 'nowhere')}.\nName a file or a folder: \`roadmap import backup.json\`.\n`,
    code: 2,
  });
});

test('a history that cannot be written is said in two lines', async () => {
  const [home, other] = [scratch(), homeOf('lap', 'b1')];
  mkdirSync(join(home, 'roadmaps'));
  writeFileSync(join(home, 'history'), 'in the way');
  const { stderr, code } = await run(['import', other], { home });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The import stopped: .*ENOTDIR.*\nNothing was changed\. /);
});

/** An export of a home in which the program itself has set something. */
async function exported(home: string): Promise<string> {
  await run(['track', 'node'], { home });
  const file = join(scratch(), 'backup.json'); // Never in a home.
  await run(['export', '--format', 'json', '-o', file], { home });
  return file;
}

test("somebody else's history is not taken in without --yes, and undo takes it back as a whole", async () => {
  const [home, other] = [scratch(), homeOf('lap', 'b1', 'b2')];
  await run(['track', 'python'], { home });
  const file = await exported(other);
  const before = await run(['import', file], { home });
  expect({ stdout: before.stdout, code: before.code }).toEqual({ stdout: '', code: 2 });
  expect(before.stderr).toMatch(
    /^.*backup\.json seems to hold somebody else's history: learner [a-z0-9]{8}, 1 event on [-\d]{10}\.\nAdd --yes to merge it with yours all the same; `roadmap undo` takes it back as a whole\.\n$/,
  );
  expect(questionsIn(home)).toEqual([]);
  expect((await run(['import', file, '--yes'], { home })).stdout).toBe('Imported 3 events.\n');
  expect(Object.keys((progressIn(home) as { questions: object }).questions)).toEqual(['b1', 'b2']);
  expect((await run(['undo', '--yes'], { home })).stdout).toMatch(
    /^Taken back: the import of .*, with all of its 3\s+events\.\n$/,
  );
  expect((progressIn(home) as { questions: object }).questions).toEqual({});
  expect((progressIn(home) as { settings: object }).settings).toEqual({ track: 'python' });
  expect((await run(['import', file, '--yes'], { home })).stdout).toBe('Imported 3 events.\n');
  expect(Object.keys((progressIn(home) as { questions: object }).questions)).toEqual(['b1', 'b2']);
});

test("a folder with several people's histories is named as that", async () => {
  const [home, folder] = [scratch(), scratch()];
  for (const name of ['one', 'two']) {
    const other = scratch();
    await run(['track', 'node'], { home: other });
    const [file] = readdirSync(join(other, 'history'));
    writeFileSync(join(folder, `${name}.jsonl`), readFileSync(join(other, 'history', file!)));
  }
  const { stderr, code } = await run(['import', folder], { home });
  expect(stderr.split('\n')[0]).toMatch(
    / seems to hold the histories of 2 learners: learner \w+, 1 event on .*; learner /,
  );
  expect([code, existsSync(join(home, 'history'))]).toEqual([2, false]);
  expect((await run(['import', folder, '--yes'], { home })).stdout).toBe('Imported 2 events.\n');
});

test('a copy of the same events counts once in an export', async () => {
  const home = homeOf('desk', 'q1');
  const file = await exported(home);
  writeFileSync(join(home, 'history', 'copy.jsonl'), readFileSync(join(home, 'history', 'desk.jsonl')));
  const { stdout } = await run(['export', '--format', 'json'], { home });
  expect((JSON.parse(stdout) as { events: unknown[] }).events).toHaveLength(
    (JSON.parse(readFileSync(file, 'utf8')) as { events: unknown[] }).events.length,
  );
});

test.each(['utf16le', 'utf16be'] as const)('an export that PowerShell wrote as %s is read', async (encoding) => {
  const file = await exported(homeOf('desk', 'q1'));
  const bytes = Buffer.from(`\ufeff${readFileSync(file, 'utf8').replaceAll('\n', '\r\n')}`, 'utf16le');
  writeFileSync(file, encoding === 'utf16be' ? bytes.swap16() : bytes);
  expect(await imported(scratch(), file)).toBe('Imported 2 events.\n');
});

test.runIf(process.platform === 'linux')('a device, and a pipe, are no files to import', async () => {
  const home = scratch();
  execFileSync('mkfifo', [join(home, 'pipe')]);
  for (const path of ['/dev/zero', join(home, 'pipe')]) {
    const { stderr, code } = await run(['import', path], { home });
    expect({ code, first: stderr.split('\n')[0] }).toEqual({
      code: 2,
      first: `${path} is a pipe or a device, not a file.`,
    });
  }
});

test('undo says what it would take back, and needs --yes where nobody can be asked', async () => {
  const home = homeOf('desk', 'q1');
  writeFileSync(join(home, 'device'), 'desk\n');
  const { stdout, stderr, code } = await run(['undo'], { home });
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  expect(stderr).toMatch(
    /^Taking back your answer of [-\d]{10} \d\d:\d\d, which was right must be confirmed, and there is no terminal to ask on\.\nAdd --yes to confirm it\.\n$/,
  );
  writeFileSync(join(home, 'device'), 'lap\n');
  expect((await run(['undo'], { home })).stdout).toBe('There is nothing to take back that was done on this device.\n');
});
