import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Fact, HandIn, Header } from '../../src/domain/cohort/hand-in.js';
import { packed } from '../../src/store/hand-in-file.js';
import { factReader } from '../../src/store/hand-in-lines.js';
import { findHandIns, handInsOf } from '../../src/store/hand-ins.js';
import { scratch } from '../scratch.js';

const tell = () => Promise.resolve();
const POSIX = process.platform !== 'win32';

function header(more: Partial<Header> = {}): Header {
  const learner = '00112233aabbccdd';
  const of = { share: 1, learner, name: 'anna', roadmap: 'backend', content: '0a', track: null } as const;
  return { ...of, made: '2026-11-28', text: false, facts: 1, ...more };
}

const ANSWER = {
  ...{ fact: 'answer', step: 'http', concept: 'safe', question: 'q1', kind: 'choice', rev: 1, asked: null },
  ...{
    day: '2026-11-27',
    where: 'quiz',
    attempt: 1,
    quiz: 1,
    outcome: 'wrong',
    disputed: false,
    hints: 0,
    picked: 'b',
  },
} as Fact;
const PART = { fact: 'part', step: 'http', lesson: 'one', part: 1, parts: 2, day: '2026-11-27' } as Fact;
const STEP = { fact: 'step', step: 'http', day: '2026-11-27', how: 'passed' } as Fact;
const QUIZ = { fact: 'quiz', step: 'http', day: '2026-11-27', quiz: 1, right: 8, of: 10, passed: true } as Fact;
const LAB = {
  ...{ fact: 'lab', step: 'http', lab: 'api', rev: 1, day: '2026-11-27', round: 1, green: ['a'], red: ['b'] },
  ...{ whole: false, hints: 0 },
} as Fact;

function handIn(facts: Fact[] = [ANSWER], more: Partial<Header> = {}): HandIn {
  return { header: header({ facts: facts.length, ...more }), facts };
}

const put = (folder: string, name: string, more: Partial<Header> = {}, facts = [ANSWER]) =>
  writeFileSync(join(folder, name), packed(handIn(facts, more)));
const lines = (...all: unknown[]) =>
  all.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');

async function looked(folder: string) {
  const found = await findHandIns(folder, { roadmap: 'backend', content: '0a' }, tell);
  const read: HandIn[] = [];
  for await (const one of handInsOf(found, tell)) read.push(one);
  return { read, said: found.remarks.map(({ file, why }) => `${file} ${why}`) };
}

test('what is packed is read again, fact by fact', async () => {
  const [folder, facts] = [
    scratch(),
    [ANSWER, PART, STEP, QUIZ, LAB, { ...ANSWER, given: 'my ","day":" words' } as Fact],
  ];
  put(folder, 'anna.jsonl.gz', {}, facts);
  const { read, said } = await looked(folder);
  expect(read.map((one) => one.facts)).toEqual([facts]);
  expect(said).toEqual([]);
});

test('a hand-in that was unpacked on the way, or lies in a folder of its own, is read too', async () => {
  const folder = scratch();
  mkdirSync(join(folder, 'Anna B_assign/submission'), { recursive: true });
  writeFileSync(join(folder, 'Anna B_assign/submission/anna.jsonl'), lines(header(), ANSWER));
  expect((await looked(folder)).read).toHaveLength(1);
});

test('20,000 events are less than a megabyte', () => {
  const facts = Array.from({ length: 20_000 }, (_unused, index): Fact => {
    const day = new Date(Date.UTC(2026, 0, 1) + index * 1_000_000).toISOString().slice(0, 10);
    const [question, picked] = [`a-question-of-${(index * 7919) % 2000}`, 'abcd'[(index * 31) % 4]!];
    return {
      ...ANSWER,
      question,
      concept: `about-${(index * 7919) % 900}`,
      picked,
      day,
      attempt: 1 + (index % 5),
    } as Fact;
  });
  expect(packed(handIn(facts)).length).toBeLessThan(1_000_000);
});

test('a file is the same from whatever machine', () => {
  expect(packed(handIn()).subarray(0, 10).toString('hex')).toBe('1f8b08000000000002ff');
});

const DEEP = '['.repeat(100_000);
const BAD_LINES: [what: string, line: string][] = [
  ['no JSON', 'nonsense'],
  ['an empty one', ''],
  ['a list', '[1]'],
  ['a number', '7'],
  ['brackets without an end', DEEP],
  ['a fact of another version', JSON.stringify({ ...PART, fact: 'dance' })],
  ['one without a day', JSON.stringify({ ...PART, day: undefined })],
  ['a day that is none', JSON.stringify({ ...PART, day: '2026-13-41' })],
  ['a day after the hand-in', JSON.stringify({ ...PART, day: '2026-11-29' })],
  ['a day that is a formula', JSON.stringify({ ...PART, day: '=1+cmd(1)1' })],
  ['an id that is a path', JSON.stringify({ ...ANSWER, question: '../../etc/passwd' })],
  ['an id that is a formula', JSON.stringify({ ...ANSWER, concept: '=HYPERLINK("http://x")' })],
  ['an id with an escape', JSON.stringify({ ...ANSWER, step: '\u001b[2Jhttp' })],
  ['an id that objects have', JSON.stringify({ ...ANSWER, question: 'constructor' })],
  ['letters that are none', JSON.stringify({ ...ANSWER, picked: '=A1' })],
  ['an attempt below one', JSON.stringify({ ...ANSWER, attempt: 0 })],
  ['a count without an end', JSON.stringify({ ...ANSWER, hints: 1 }).replace('"hints":1', '"hints":1e999')],
  ['a verdict that is none', JSON.stringify({ ...ANSWER, outcome: 'maybe' })],
  ['checks that are none', JSON.stringify({ ...LAB, red: [{}] })],
  ['a proto', JSON.stringify(ANSWER).replace('"question":"q1"', '"__proto__":{"question":"q1"}')],
  ['10 MB', JSON.stringify({ ...ANSWER, given: 'x'.repeat(10_000_000) })],
];

test.each(BAD_LINES)('%s is no fact; the rest is read', async (_what, line) => {
  const folder = scratch();
  writeFileSync(join(folder, 'a.jsonl'), lines(header({ facts: 3 }), PART, line, ANSWER));
  const { read, said } = await looked(folder);
  expect(read[0]!.facts).toEqual([PART, ANSWER]);
  expect(said).toEqual(['a.jsonl has 1 line that is no fact']);
});

test('fields in another order, or of a newer version, are read as well', () => {
  const read = factReader();
  const { day, ...rest } = ANSWER;
  for (const line of [
    { day, ...rest },
    { ...rest, day },
    { mood: 'good', ...ANSWER },
    { ...ANSWER, mood: 'good' },
  ])
    expect(read(Buffer.from(JSON.stringify(line)), 0, '2026-11-28').facts).toMatchObject([ANSWER]);
});

test('facts whose bytes are told apart by little are, and more of them than are kept', () => {
  const read = factReader();
  const facts = Array.from({ length: 30_000 }, (_unused, index) => ({
    ...{ ...ANSWER, question: `q${index % 25_000}`, attempt: 1 + (index % 300) },
    day: index % 7 === 0 ? '2026-11-26' : '2026-11-27',
  }));
  const text = Buffer.from(lines(...facts));
  for (let times = 0; times < 2; times++) expect(lines(...read(text, 0, '2026-11-28').facts)).toBe(text.toString());
});

test('a field of a newer version may hold a day of its own', () => {
  const read = factReader();
  const [before, behind] = JSON.stringify(ANSWER).split(',"day"');
  const nested = `${before},"seen":{"by":"x","day":"2026-11-20"},"day"${behind}`;
  expect(read(Buffer.from(nested), 0, '2026-11-28').facts).toMatchObject([ANSWER]);
});

const whole = packed(handIn(Array.from({ length: 500 }, () => ANSWER)));
const LEFT_OUT: [what: string, bytes: Buffer | string, why: string][] = [
  ['a text', 'Dear teacher,\nmy file is attached.\n', 'is no file of `roadmap share`'],
  ['an empty file', '', 'is no file of `roadmap share`'],
  ['bytes', Buffer.from([0, 255, 10, 1, 2]), 'is no file of `roadmap share`'],
  ['a packed other thing', gzipSync('something else\n'), 'is no file of `roadmap share`'],
  ['a spreadsheet of it', 'share,learner,name\n1,00aa,anna\n', 'is no file of `roadmap share`'],
  ['a newer one', lines({ ...header(), share: 2 }), 'was written by a newer roadmap; update this one to read it'],
  ['a packed one that is cut off', whole.subarray(0, whole.length - 20), 'is cut off'],
  ['a packed one with a wrong byte', damaged(whole, whole.length - 6), 'is damaged'],
  ['one that lost lines', lines(header({ facts: 2 }), ANSWER), 'is cut off or changed: it has 1 of 2 lines'],
  ['one that was added to', lines(header(), ANSWER, ANSWER), 'is cut off or changed: it has 2 of 1 lines'],
  ['a bomb', gzipSync(lines(header()) + '\n'.repeat(60_000_000)), 'is larger than 24 MB'],
  ['a bomb before its first line', gzipSync('x'.repeat(60_000_000)), 'is no file of `roadmap share`'],
  ['a first line of 10 MB', lines({ ...header(), more: 'x'.repeat(10_000_000) }), 'is no file of `roadmap share`'],
  ['a name with an escape', lines(header({ name: '\u001b]0;x\u0007' }), ANSWER), 'is no file of `roadmap share`'],
  ['a name that turns the text round', lines(header({ name: 'an\u202ena' }), ANSWER), 'is no file of `roadmap share`'],
  ['a name without an end', lines(header({ name: 'a'.repeat(101) }), ANSWER), 'is no file of `roadmap share`'],
  ['a learner that is a path', lines(header({ learner: '../x' }), ANSWER), 'is no file of `roadmap share`'],
  ['a roadmap with an escape', lines(header({ roadmap: '\u001b[2J' }), ANSWER), 'is no file of `roadmap share`'],
];

test.each(LEFT_OUT)('%s is told, and the rest is read', async (_what, bytes, why) => {
  const folder = scratch();
  writeFileSync(join(folder, 'bad.gz'), bytes);
  put(folder, 'good.gz', { learner: '11' });
  const { read, said } = await looked(folder);
  expect(read.map((one) => one.header.learner)).toEqual(['11']);
  expect(said).toEqual([`bad.gz ${why}`]);
});

test('a sparse file of 10 GB is told, and not read', async () => {
  const folder = scratch();
  const path = join(folder, 'huge.jsonl');
  writeFileSync(path, lines(header()));
  const { truncateSync } = await import('node:fs');
  truncateSync(path, 10_000_000_000);
  expect((await looked(folder)).said).toEqual(['huge.jsonl is larger than 24 MB']);
});

test('of one learner the newest counts, whatever the files are called, and it is said', async () => {
  const folder = scratch();
  put(folder, 'a.gz', { made: '2026-11-28' }, [ANSWER, PART]);
  put(folder, 'b.gz', { made: '2026-11-20' });
  put(folder, 'z.gz', { made: '2026-11-28' });
  const { read, said } = await looked(folder);
  expect(read.map(({ facts }) => facts.length)).toEqual([2]);
  expect(said).toEqual([
    'z.gz has less in it than a.gz of the same learner',
    'b.gz is older than a.gz of the same learner',
  ]);
});

test('where the newest is damaged, the one before it counts', async () => {
  const folder = scratch();
  put(folder, 'old.gz', { made: '2026-11-27' });
  writeFileSync(join(folder, 'new.gz'), damaged(whole, whole.length - 6));
  const { read, said } = await looked(folder);
  expect(read.map((one) => one.header.made)).toEqual(['2026-11-27']);
  expect(said).toEqual(['new.gz is damaged']);
});

test('a hand-in to another roadmap is told apart', async () => {
  const folder = scratch();
  put(folder, 'a.gz', { roadmap: 'rust-book' });
  const { read, said } = await looked(folder);
  expect([read, said]).toEqual([[], ['a.gz is of another roadmap, rust-book']]);
});

test('among a thousand files of others the hand-ins are found', async () => {
  const folder = scratch();
  for (let index = 0; index < 1000; index++) writeFileSync(join(folder, `${index}.txt`), 'not mine\n'.repeat(index));
  put(folder, 'anna.jsonl.gz');
  const { read, said } = await looked(folder);
  expect([read.length, said.length]).toEqual([1, 1000]);
});

test('a hand-in to another version of the roadmap is counted, and told', async () => {
  const folder = scratch();
  put(folder, 'a.gz', { content: '0b' });
  const { read, said } = await looked(folder);
  expect([read.length, said]).toEqual([1, ['a.gz is of an older or a newer version of this roadmap']]);
});

test.skipIf(!POSIX)(
  'links, pipes, sockets, deep folders and what may not be read are told, and nothing waits',
  async () => {
    const folder = scratch();
    put(folder, 'good.gz');
    symlinkSync(join(folder, 'good.gz'), join(folder, 'link.gz'));
    symlinkSync(folder, join(folder, 'loop'));
    execFileSync('mkfifo', [join(folder, 'pipe.gz')]);
    mkdirSync(join(folder, '1/2/3/4'), { recursive: true });
    put(join(folder, '1/2/3/4'), 'deep.gz');
    const server = createServer().listen(join(folder, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    const isRoot = process.getuid?.() === 0;
    put(folder, 'secret.gz', { learner: '22' });
    if (!isRoot) chmodSync(join(folder, 'secret.gz'), 0);
    const { read, said } = await looked(folder);
    server.close();
    expect(read).toHaveLength(isRoot ? 2 : 1);
    expect(said).toEqual([
      '1/2/3/4 lies too deep',
      'link.gz is a link, which is not followed',
      'loop is a link, which is not followed',
      'pipe.gz is no plain file',
      ...(isRoot ? [] : ['secret.gz cannot be read: you may not read it']),
      'socket is no plain file',
    ]);
  },
);

function damaged(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 0xff;
  return copy;
}
