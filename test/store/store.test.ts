import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checksum } from '../../src/store/checksum.js';
import { CHECKPOINT_VERSION } from '../../src/store/checkpoint.js';
import { examine } from '../../src/store/examine.js';
import { openStore, type Store } from '../../src/store/store.js';
import { answered, read } from '../domain/events.js';
import { scratch } from '../scratch.js';

const said: string[] = [];
let minute = 0;
const open = (home: string): Promise<Store> => {
  said.length = 0;
  return openStore({
    home,
    now: () => new Date(Date.UTC(2026, 4, 1, 8, (minute += 1))),
    random: Math.random,
    warn: (message) => said.push(message),
  });
};
const historyOf = (home: string) => readFileSync(join(home, 'history', readdirSync(join(home, 'history'))[0]!), 'utf8');
const fileOf = (home: string) => join(home, 'history', readdirSync(join(home, 'history'))[0]!);

test('opening a home that is not there creates nothing', async () => {
  const home = join(scratch(), 'new');
  expect((await open(home)).progress.lessons).toEqual({});
  expect(existsSync(home)).toBe(false);
});

test('an event is one line with its time in the local offset, and the checkpoint follows', async () => {
  const home = scratch();
  const store = await open(home);
  await store.record(answered('q1', 'right'));
  const [line, ...rest] = historyOf(home).split('\n');
  expect(rest).toEqual(['']);
  expect(JSON.parse(line!)).toMatchObject({
    type: 'answer',
    question: 'q1',
    at: expect.stringMatching(/^2026-05-01T10:\d\d:00\.000\+02:00$/) as string,
  });
  const checkpoint = JSON.parse(readFileSync(join(home, 'progress.json'), 'utf8')) as {
    offsets: Record<string, number>;
  };
  expect(Object.values(checkpoint.offsets)).toEqual([historyOf(home).length]);
});

test('what another process has written is there at the next answer', async () => {
  const home = scratch();
  const [one, two] = [await open(home), await open(home)];
  await one.record(answered('q1', 'right'));
  await two.record(answered('q2', 'right'));
  await one.record(answered('q3', 'right'));
  expect(Object.keys(one.progress.questions).toSorted()).toEqual(['q1', 'q2', 'q3']);
  expect((await open(home)).progress).toEqual(one.progress);
});

test.each([
  ['empty', ''],
  ['truncated', '{"version":2,"progress":{"sett'],
  ['binary', '\u0000\u0001\u0002\uffff'],
  ['of another shape', `{"version":${CHECKPOINT_VERSION},"progress":{"settings":7}}`],
  ['null', 'null'],
])('a checkpoint that is %s is set aside and built again', async (_what, text) => {
  const home = scratch();
  await (await open(home)).record(answered('q1', 'right'));
  writeFileSync(join(home, 'progress.json'), text);
  const store = await open(home);
  expect(store.progress.questions['q1']).toMatchObject({ asked: 1 });
  expect(said).toEqual(['progress.json was damaged.']);
  expect(readdirSync(home).filter((name) => /^progress\.\d{14}\.json$/.test(name))).toHaveLength(1);
  expect((await open(home)).progress).toEqual(store.progress);
  expect(said).toEqual([]);
});

test('a checkpoint of a newer version is kept aside, too', async () => {
  const home = scratch();
  await (await open(home)).record(answered('q1', 'right'));
  writeFileSync(join(home, 'progress.json'), '{"version":99}');
  expect((await open(home)).progress.questions['q1']).toMatchObject({ asked: 1 });
  expect(said[0]).toContain('newer roadmap');
});

test('a checkpoint that another fold has made is built again without a word', async () => {
  const home = scratch();
  await (await open(home)).record(answered('q1', 'right'));
  const path = join(home, 'progress.json');
  const remade = (change: (rest: string) => string) => {
    const [brace, version, , ...lines] = readFileSync(path, 'utf8').split('\n');
    const rest = change(lines.join('\n')).replaceAll('"asked": 1', '"asked": 7');
    const sum = checksum(rest).toString(16).padStart(8, '0');
    writeFileSync(path, [brace, version, `\t"sum": "${sum}",`, rest].join('\n'));
  };
  remade((rest) => rest);
  expect((await open(home)).progress.questions['q1']).toMatchObject({ asked: 7 });
  remade((rest) => rest.replace(/(?<="folded": ")\w/, 'x'));
  expect((await open(home)).progress.questions['q1']).toMatchObject({ asked: 1 });
  expect(said).toEqual([]);
});

test('a checkpoint that was lost is built again without a word', async () => {
  const home = scratch();
  await (await open(home)).record(answered('q1', 'right'));
  const before = readFileSync(join(home, 'progress.json'), 'utf8');
  writeFileSync(join(home, 'progress.json'), JSON.stringify({ ...(JSON.parse(before) as object), version: 0 }));
  expect((await open(home)).progress.questions['q1']).toMatchObject({ asked: 1 });
  expect(said).toEqual([]);
});

test('a torn last line is skipped and does not swallow the next one', async () => {
  const home = scratch();
  const store = await open(home);
  await store.record(answered('q1', 'right'));
  await store.record(answered('q2', 'right'));
  truncateSync(fileOf(home), historyOf(home).length - 20);
  const again = await open(home);
  expect(Object.keys(again.progress.questions)).toEqual(['q1']);
  await again.record(answered('q3', 'right'));
  expect(Object.keys((await open(home)).progress.questions)).toEqual(['q1', 'q3']);
  expect(examine(home).damaged).toEqual([{ file: readdirSync(join(home, 'history'))[0], line: 2 }]);
});

test('garbage lines, unknown types and foreign keys are skipped', async () => {
  const home = scratch();
  await (await open(home)).record(answered('q1', 'right'));
  const lines = [
    'garbage',
    '{"id":1}',
    '[]',
    '{"id":"x","at":"2026-01-01T00:00:00Z","type":"party"}',
    '{"id":"x","at":"never","type":"go","step":"a"}',
  ];
  const hostile = JSON.stringify({ ...answered('__proto__', 'right'), id: 'h', at: '2026-01-01T00:00:00Z' });
  appendFileSync(fileOf(home), [...lines, hostile, ''].join('\n'));
  const store = await open(home);
  expect(Object.keys(store.progress.questions)).toEqual(['q1']);
  const { damaged, problems } = examine(home);
  expect(damaged).toHaveLength(5);
  expect(problems.map(({ what, damage }) => [what.replace(/^.*holds /, ''), damage])).toEqual([
    ['1 event that only a newer roadmap understands', false],
  ]);
});

test('a history of another device is folded, also where it is older', async () => {
  const home = scratch();
  await (await open(home)).record(answered('q1', 'right'));
  const old = { ...answered('q1', 'wrong'), id: 'old', at: '2020-01-01T00:00:00Z' };
  writeFileSync(join(home, 'history', 'laptop-abcd.jsonl'), `${JSON.stringify(old)}\n`);
  const store = await open(home);
  expect(store.progress.questions['q1']).toMatchObject({ asked: 2, right: 1, last: { outcome: 'right' } });
});

test('the same file under two names counts once', async () => {
  const home = scratch();
  await (await open(home)).record(answered('q1', 'right'));
  writeFileSync(join(home, 'history', 'copy.jsonl'), historyOf(home));
  expect((await open(home)).progress.questions['q1']).toMatchObject({ asked: 1 });
});

test('a history that is shorter than what was folded is folded again', async () => {
  const home = scratch();
  const store = await open(home);
  await store.record(answered('q1', 'right'));
  await store.record(read('methods'));
  writeFileSync(fileOf(home), `${historyOf(home).split('\n')[0]}\n`);
  expect((await open(home)).progress.lessons).toEqual({});
});

test('undo takes back an answer that the checkpoint holds', async () => {
  const home = scratch();
  const store = await open(home);
  const event = await store.record(answered('q1', 'right'));
  await store.record({ type: 'undo', event: event.id });
  expect(store.progress.questions).toEqual({});
  expect((await open(home)).progress.questions).toEqual({});
});

test('what was taken back stays so, also where it arrives later from a clock that is ahead', async () => {
  const home = scratch();
  const store = await open(home);
  await store.record(answered('q1', 'right'));
  await store.record({ type: 'undo', event: 'ahead' });
  const ahead = { ...answered('q2', 'right'), id: 'ahead', at: '2099-01-01T00:00:00Z' };
  writeFileSync(join(home, 'history', 'laptop-abcd.jsonl'), `${JSON.stringify(ahead)}\n`);
  expect(Object.keys((await open(home)).progress.questions)).toEqual(['q1']);
});

test('a clock that was set back loses nothing', async () => {
  const home = scratch();
  const store = await open(home);
  await store.record(answered('q1', 'wrong'));
  minute -= 600;
  await store.record(answered('q2', 'right'));
  expect(Object.keys(store.progress.questions)).toHaveLength(2);
  minute += 600;
});

test.runIf(process.platform === 'linux')('a full disk says so in two lines, and keeps what was there', async () => {
  const home = scratch();
  await (await open(home)).record(answered('q1', 'right'));
  const before = historyOf(home);
  const device = readFileSync(join(home, 'device'), 'utf8').trim();
  mkdirSync(join(home, 'full', 'history'), { recursive: true });
  writeFileSync(join(home, 'full', 'device'), device);
  symlinkSync('/dev/full', join(home, 'full', 'history', `${device}.jsonl`));
  const store = await open(join(home, 'full'));
  await expect(store.record(answered('q2', 'right'))).rejects.toMatchObject({
    message: 'Your answer could not be saved: the disk is full.',
    hint: expect.stringContaining('Free some space') as string,
  });
  expect(historyOf(home)).toBe(before);
});

test('a checkpoint that cannot be written is said, and the answer is kept all the same', async () => {
  const home = scratch();
  await (await open(home)).record(answered('q1', 'right'));
  const store = await open(home);
  const path = join(home, 'progress.json');
  writeFileSync(join(home, 'kept'), readFileSync(path));
  rmSync(path);
  mkdirSync(join(path, 'in-the-way'), { recursive: true });
  await store.record(answered('q2', 'right'));
  expect(said[0]).toContain('progress.json could not be written');
  rmSync(path, { recursive: true });
  expect(Object.keys((await open(home)).progress.questions)).toEqual(['q1', 'q2']);
});

test.runIf(process.platform !== 'win32')('history files are for the learner only', async () => {
  const home = scratch();
  await (await open(home)).record(answered('q1', 'right'));
  expect(statSync(fileOf(home)).mode & 0o077).toBe(0);
});

test('two processes give different ids', async () => {
  const home = scratch();
  const [a, b] = [
    await (await open(home)).record(answered('q', 'right')),
    await (await open(home)).record(answered('q', 'right')),
  ];
  expect(a.id).not.toBe(b.id);
});
