import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seeded } from '../../src/domain/random.js';
import { appendEvent } from '../../src/store/history.js';
import { openStore } from '../../src/store/store.js';
import { answered, stored } from '../domain/events.js';
import { patched, scratch, VALID } from '../scratch.js';
import { BIN, run } from './cli.js';
import { WRITING } from './writing.js';

const linux = test.runIf(process.platform === 'linux');
const posix = test.runIf(process.platform !== 'win32');

/** A home in which some questions were answered, and whose checkpoint is written. */
async function used(): Promise<string> {
  const home = join(scratch(), 'home');
  for (const question of ['q1', 'q2', 'q3']) appendEvent(home, 'desk', stored(answered(question, 'right')));
  appendEvent(home, 'desk', stored({ type: 'setting', key: 'track', value: 'node' }));
  writeFileSync(join(home, 'device'), 'desk\n');
  expect((await run(['list'], { home })).code).toBe(0);
  return home;
}

const asked = async (home: string): Promise<number> => {
  expect((await run(['list'], { home })).code).toBe(0);
  const { progress } = JSON.parse(readFileSync(join(home, 'progress.json'), 'utf8')) as {
    progress: { questions: Record<string, { asked: number }> };
  };
  return Object.values(progress.questions).reduce((sum, one) => sum + one.asked, 0);
};

/** What doctor says in both forms; they must agree. */
async function doctor(home: string, env: Record<string, string> = {}) {
  const json = await run(['doctor', '--json'], { home, env, cwd: scratch() });
  const text = await run(['doctor'], { home, env, cwd: scratch() });
  expect(`${json.stderr}${text.stderr}`).not.toContain('bug in roadmap');
  expect(text.code).toBe(json.code);
  const { problems } = JSON.parse(json.stdout) as { problems: { what: string; try: string }[] };
  for (const { what } of problems) expect(text.stdout).toContain(what);
  return { problems, text: text.stdout, code: text.code };
}

/** Runs as someone who may not read everything, which root may. */
function runUnprivileged(args: string[], home: string): { stdout: string; stderr: string; code: number } {
  const command = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--clear-groups'] : [];
  const [program, ...rest] = [...command, process.execPath, BIN, ...args];
  try {
    const env = { PATH: process.env['PATH'], ROADMAP_HOME: home, HOME: '/' };
    return { stdout: execFileSync(program!, rest, { env, encoding: 'utf8', stdio: 'pipe' }), stderr: '', code: 0 };
  } catch (error) {
    const { stdout, stderr, status } = error as { stdout: string; stderr: string; status: number };
    return { stdout, stderr, code: status };
  }
}

test(
  'of 300 bits flipped in progress.json none is taken in silence, and none is a stack',
  { timeout: 120_000 },
  async () => {
    const home = await used();
    const path = join(home, 'progress.json');
    const good = readFileSync(path);
    const progress = (text: string) => (JSON.parse(text) as { progress: unknown }).progress;
    const random = seeded(20261128);
    const flips = Array.from({ length: 300 }, () => Math.floor(random() * good.length * 8));
    for (const flip of flips) {
      const bad = Buffer.from(good);
      bad[flip >> 3]! ^= 1 << (flip & 7);
      writeFileSync(path, bad);
      const said: string[] = [];
      const store = await openStore({ home, now: () => new Date(), random, warn: (message) => said.push(message) });
      expect(store.progress).toEqual(progress(good.toString()));
      const version = /"version": 2,/.test(bad.toString('latin1'));
      expect({ flip, said: said.length }).toEqual({ flip, said: version ? 1 : said.length });
      expect(progress(readFileSync(path, 'utf8'))).toEqual(progress(good.toString()));
    }
    for (const flip of flips.slice(0, 6)) {
      const bad = Buffer.from(good);
      bad[flip >> 3]! ^= 1 << (flip & 7);
      writeFileSync(path, bad);
      const { stdout, stderr, code } = await run(['status'], { home });
      expect({ code, stack: /at .*\(|bug/.test(stdout + stderr) }).toEqual({ code: 0, stack: false });
    }
    expect(readdirSync(home).filter((name) => /^progress\.\d{14}\.json$/.test(name)).length).toBeLessThanOrEqual(6);
  },
);

test.each<[string, (checkpoint: Record<string, unknown>) => unknown]>([
  ['a part is null', (all) => ({ ...all, progress: { ...(all['progress'] as object), lessons: null } })],
  ['cards are missing', (all) => ({ ...all, progress: { ...(all['progress'] as object), cards: undefined } })],
  ['offsets are negative', (all) => ({ ...all, offsets: { 'desk.jsonl': -5 } })],
  ['offsets are too far', (all) => ({ ...all, offsets: { 'desk.jsonl': 1e15 } })],
  ['it is a list', () => []],
  ['it is a number', () => 7],
  ['the form is that of 0.1.0, and null', (all) => ({ ...all, version: 1, sum: undefined, progress: null })],
  ['the parts are of wrong types', (all) => ({ ...all, newest: 3, undone: 'x', progress: [] })],
])('a checkpoint is built again where %s', async (_what, change) => {
  const home = await used();
  const path = join(home, 'progress.json');
  const good = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify(change(good), null, '\t'));
  const { text } = await doctor(home);
  expect(text).toContain('All is well.');
  expect((JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>)['progress']).toEqual(good['progress']);
});

test('a setting that was changed in progress.json by hand is told, and not taken over', async () => {
  const home = await used();
  const path = join(home, 'progress.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"track": "node"', '"track": "python"'));
  const { stdout, stderr } = await run(['config', 'get', 'track'], { home });
  expect(stdout).toBe('node\n');
  expect(stderr).toBe(
    'progress.json was changed from outside, and that is not taken over: it says track = python.\n' +
      'To change a setting, type `roadmap config set track python`; your progress was read from the history again.\n',
  );
});

test('an old part of a history that was changed at the same length is counted again, and doctor tells', async () => {
  const home = await used();
  const path = join(home, 'history', 'desk.jsonl');
  const before = statSync(path);
  const text = readFileSync(path, 'utf8').replace('"question":"q1"', '"question":"q2"');
  writeFileSync(path, text);
  expect((await doctor(home)).text).toContain('All is well.');
  const questions = () =>
    Object.keys(
      (JSON.parse(readFileSync(join(home, 'progress.json'), 'utf8')) as { progress: { questions: object } }).progress
        .questions,
    );
  expect(questions()).toEqual(['q2', 'q3']);
  // Also where whoever did it has set the time back.
  const again = await used();
  const there = join(again, 'history', 'desk.jsonl');
  const stamp = statSync(there);
  writeFileSync(there, text);
  utimesSync(there, stamp.atime, stamp.mtime);
  expect(before.size).toBe(stamp.size);
  expect((await run(['doctor'], { home: again })).stdout).toContain('was not what had been counted of it');
});

const DAMAGES: [string, (home: string) => void, RegExp][] = [
  [
    'the home is a file',
    (home) => replaced(home, () => writeFileSync(home, 'x')),
    /home cannot be used: a file stands/,
  ],
  [
    'the home is a link that leads nowhere',
    (home) => replaced(home, () => symlinkSync('/nowhere/at/all', home)),
    /leads nowhere/,
  ],
  [
    'the history is a file',
    (home) => replaced(join(home, 'history'), (path) => writeFileSync(path, 'x')),
    /history cannot be used/,
  ],
  [
    'the history is a link that leads nowhere',
    (home) => replaced(join(home, 'history'), (path) => symlinkSync('/nowhere', path)),
    /leads nowhere/,
  ],
];
const ODDITIES: [string, (home: string) => void, RegExp][] = [
  ['a folder', (home) => mkdirSync(join(home, 'history', 'a.jsonl')), /a\.jsonl is left out: a folder stands/],
  [
    'a link that leads nowhere',
    (home) => symlinkSync('/nowhere', join(home, 'history', 'a.jsonl')),
    /it is a link that leads nowhere/,
  ],
  ['a link in a circle', (home) => symlinkSync('a.jsonl', join(home, 'history', 'a.jsonl')), /circle/],
  ['a pipe', (home) => execFileSync('mkfifo', [join(home, 'history', 'a.jsonl')]), /a named pipe stands/],
  ['a device', (home) => symlinkSync('/dev/zero', join(home, 'history', 'a.jsonl')), /a device stands/],
];

posix.each(DAMAGES)('%s: two lines and exit 1, and doctor says what to do', async (_what, damage, named) => {
  const home = await used();
  damage(home);
  for (const args of [['list'], ['status'], ['next', '--no-input'], ['undo'], ['export']]) {
    const { stderr, code } = await run(args, { home, cwd: scratch() });
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
    expect(stderr).not.toContain('bug');
    expect(code).toBe(1);
  }
  const { problems, code } = await doctor(home);
  expect(code).toBe(1);
  expect(problems[0]!.what).toMatch(named);
  expect(problems[0]!.try).not.toBe('');
});

posix.each(ODDITIES)('a history file that is %s is left out, and the rest is in use', async (_what, damage, named) => {
  const home = await used();
  damage(home);
  const { stderr, code } = await run(['status'], { home });
  expect(code).toBe(0);
  expect(stderr).toMatch(named);
  expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  expect(await asked(home)).toBe(3);
  const found = await doctor(home);
  expect(found.code).toBe(1);
  expect(found.problems[0]!.what).toMatch(named);
});

posix.each([
  ['progress.json', 'a pipe', (path: string) => execFileSync('mkfifo', [path])],
  ['progress.json', 'a folder', (path: string) => mkdirSync(path)],
  ['progress.json', 'a device', (path: string) => symlinkSync('/dev/zero', path)],
  ['device', 'a pipe', (path: string) => execFileSync('mkfifo', [path])],
  ['device', 'a folder', (path: string) => mkdirSync(path)],
])('%s is %s: everything can be read, and doctor names it', async (name, _what, damage) => {
  const home = await used();
  replaced(join(home, name), damage);
  const { code, stderr } = await run(['status'], { home });
  expect(code).toBe(0);
  expect(stderr).not.toContain('bug');
  const { code: bad, problems } = await doctor(home);
  expect(bad).toBe(1);
  expect(problems[0]!.what).toContain(name);
  const set = await run(['config', 'set', 'streaks', 'off'], { home });
  expect(set.code).toBe(name === 'device' ? 1 : 0);
  expect(set.stderr).not.toContain('answer could');
});

posix.each([
  ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
  ['a folder', (path: string) => mkdirSync(path)],
  ['no settings', (path: string) => writeFileSync(path, '{"ask-with')],
])('here.json is %s: doctor names it', async (_what, damage) => {
  const home = await used();
  damage(join(home, 'here.json'));
  const { code, problems } = await doctor(home);
  expect([code, problems[0]!.what]).toEqual([1, expect.stringContaining('here.json')]);
});

const asFile = (path: string) => writeFileSync(path, 'x');
const asPipe = (path: string) => execFileSync('mkfifo', [path]);
posix.each<[string, string, (path: string) => void, string[], string]>([
  ['device', 'a folder', mkdirSync, ['undo', '--yes'], 'a folder stands'],
  ['device', 'a pipe', asPipe, ['undo', '--yes'], 'a named pipe stands'],
  ['drafts', 'a file', asFile, ['practice', '3'], 'a file stands'],
  ['drafts', 'a link that leads nowhere', (path) => symlinkSync('/nowhere', path), ['practice', '3'], 'cannot be used'],
  ['roadmaps/writing/agreed', 'a folder', mkdirSync, ['quiz', '--roadmap', WRITING], 'a folder stands'],
  ['roadmaps/writing/agreed', 'a pipe', asPipe, ['quiz', '--roadmap', WRITING], 'a named pipe stands'],
  ['here.json', 'a folder', mkdirSync, ['config', 'get', 'ask-with'], 'a folder stands'],
  ['here.json', 'a pipe', asPipe, ['config', 'get', 'ask-with'], 'a named pipe stands'],
])('%s is %s: what needs it says so in two lines', async (name, _what, damage, args, said) => {
  const home = await used();
  mkdirSync(join(home, 'roadmaps', 'writing'), { recursive: true });
  replaced(join(home, name), damage);
  const { stderr, code } = await run([...args, '--seed', '1'], { home, input: 'y\n?\n' });
  expect([code, stderr.trimEnd().split('\n')]).toEqual([1, [expect.stringContaining(said), expect.anything()]]);
  expect(stderr.replace(/^[^/]*/, '')).toMatch(new RegExp(`^${join(home, name)}`));
});

linux('a home where nothing can be made is told in two lines, at once', async () => {
  const { stderr, code } = await run(['config', 'set', 'streaks', 'off'], { home: '/proc/nowhere/x', cwd: scratch() });
  expect([code, stderr.trimEnd().split('\n')]).toEqual([
    1,
    ['The setting could not be saved: there is no such file or folder.', expect.anything()],
  ]);
  const listed = await run(['list', '--roadmap', VALID], { home: '/proc/nowhere/x', cwd: scratch() });
  expect([listed.code, listed.stderr]).toEqual([0, '']);
});

posix.each(['cache', ''])('another roadmap opens where home/%s is a file', async (name) => {
  const home = await used();
  replaced(join(home, name), asFile);
  const { stdout, stderr, code } = await run(['list', '--roadmap', VALID], { home, cwd: scratch() });
  if (name === 'cache') expect([code, stdout.split('\n')[0], stderr]).toEqual([0, expect.anything(), '']);
  else expect([code, stderr.trimEnd().split('\n').length]).toEqual([1, 2]);
});

function replaced(path: string, make: (path: string) => void): void {
  if (existsSync(path)) renameSync(path, `${path}.away`);
  make(path);
}

linux.each<[string, string, number, number]>([
  ['the home', '', 0o000, 1],
  ['the home, to be entered only', '', 0o600, 1],
  ['the history', 'history', 0o000, 1],
  ['a history file', 'history/desk.jsonl', 0o000, 0],
  ['the checkpoint', 'progress.json', 0o000, 0],
  ['the device', 'device', 0o000, 0],
])('%s that may not be read', async (_what, name, mode, code) => {
  const home = await used();
  const all = ['', 'history', 'history/desk.jsonl', 'progress.json', 'device'].map((one) => join(home, one));
  chmodSync(join(home, '..'), 0o755);
  if (process.getuid?.() === 0) for (const path of all) execFileSync('chown', ['65534', path]);
  chmodSync(join(home, name), mode);
  try {
    const status = runUnprivileged(['status'], home);
    expect(status.stderr).not.toContain('bug');
    expect(status.code).toBe(code);
    if (code === 1) expect(status.stderr.trimEnd().split('\n')).toHaveLength(2);
    const found = runUnprivileged(['doctor'], home);
    expect(found).toMatchObject({ code: 1, stderr: expect.not.stringContaining('bug') as string });
    expect(found.stdout).toContain('you may not read it');
    expect(found.stdout).toContain('chmod u+r');
    const report = JSON.parse(runUnprivileged(['doctor', '--json'], home).stdout) as { problems: { try: string }[] };
    expect(report.problems[0]!.try).toContain('chmod u+r');
  } finally {
    chmodSync(join(home, name), 0o700);
  }
});

posix('a home is made for the learner alone, and doctor says where it is open', async () => {
  const home = join(scratch(), 'new');
  await run(['config', 'set', 'streaks', 'off'], { home, cwd: scratch() });
  for (const folder of [home, join(home, 'history')]) expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const file of [
    'device',
    'progress.json',
    ...readdirSync(join(home, 'history')).map((name) => `history/${name}`),
  ])
    expect(statSync(join(home, file)).mode & 0o777).toBe(0o600);
  chmodSync(home, 0o755);
  const { problems, code } = await doctor(home);
  expect([code, problems[0]!.try]).toEqual([0, `Type \`chmod 700 ${home}\`.`]);
});

posix('empty and relative folders of the system are none, and ~ is expanded', async () => {
  const cwd = scratch();
  const path = async (env: Record<string, string>) =>
    (await run(['config', 'path'], { home: cwd, cwd, env })).stdout.trim();
  const unset = { ROADMAP_HOME: '' };
  const known = process.platform === 'darwin' ? 'Library/Preferences' : '.config';
  expect(await path({ ...unset, HOME: '/h' })).toBe(`/h/${known}/roadmap-tutor`);
  expect(await path({ ...unset, HOME: '/h', XDG_CONFIG_HOME: 'relative' })).toBe(`/h/${known}/roadmap-tutor`);
  expect(await path({ ...unset, HOME: '/h', XDG_CONFIG_HOME: '' })).toBe(`/h/${known}/roadmap-tutor`);
  const own = await path({ ...unset, HOME: '', XDG_CONFIG_HOME: '' });
  expect(own.startsWith('/') && own.endsWith(`${known}/roadmap-tutor`)).toBe(true);
  expect(own.startsWith(cwd)).toBe(false);
  expect(await path({ ROADMAP_HOME: '~/learn', HOME: '/h' })).toBe('/h/learn');
  expect(await path({ ROADMAP_HOME: '~', HOME: '/h' })).toBe('/h');
  expect(await path({ ROADMAP_HOME: 'here' })).toBe(join(cwd, 'here'));
  const named = await run(['config', 'path'], { home: cwd, cwd, env: { ROADMAP_HOME: '~someone/learn' } });
  expect([named.code, named.stderr.trimEnd().split('\n').length]).toEqual([2, 2]);
});

test('doctor names what is dated more than a day ahead', async () => {
  const home = await used();
  appendEvent(home, 'lap', stored(answered('q9', 'right'), '2999-01-01T00:00:00.000Z'));
  const { problems, code } = await doctor(home);
  expect(code).toBe(0);
  expect(problems).toEqual([
    {
      what: 'history/lap.jsonl holds 1 event from the future, up to 2999-01-01',
      try: expect.stringContaining('clock') as string,
      damage: false,
    },
  ]);
});

posix.each([
  ['EINVAL', ''],
  ['ENOSYS', ''],
  ['ENOTSUP', ''],
  ['EOPNOTSUPP', ''],
  ['EIO', 'The setting may be saved or not, the disk does not say: the disk reports an error.'],
])('a disk that answers %s when it is to flush', async (code, said) => {
  const home = await used();
  const preload = join(home, '..', 'no-flush.cjs');
  writeFileSync(
    preload,
    `const fs = require('node:fs');
     const no = (call) => () => { throw Object.assign(new Error(\`${code}: \${call}\`), { code: '${code}', syscall: call }); };
     fs.fdatasyncSync = no('fdatasync'); fs.fsyncSync = no('fsync');
     fs.fsync = (fd, done) => done(Object.assign(new Error('${code}'), { code: '${code}' }));\n`,
  );
  const env = { NODE_OPTIONS: `--require ${preload}` };
  const set = await run(['config', 'set', 'streaks', 'off'], { home, env });
  expect(set.stderr.split('\n')[0]).toBe(said);
  expect(set.code).toBe(said === '' ? 0 : 1);
  expect((await run(['config', 'get', 'streaks'], { home })).stdout).toBe('off\n');
  if (said !== '') return;
  const file = join(scratch(), 'backup.json');
  expect(await run(['export', '--format', 'json', '-o', file], { home, env })).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: 1 });
});

posix('what cannot be kept in a read-only home is called by its name', async () => {
  const home = await used();
  chmodSync(join(home, '..'), 0o755);
  const all = ['', 'history', 'history/desk.jsonl', 'progress.json', 'device'];
  for (const name of all.toReversed()) {
    const folder = name === '' || name === 'history';
    chmodSync(join(home, name), folder ? 0o755 : 0o644);
  }
  if (process.getuid?.() !== 0) for (const name of all) chmodSync(join(home, name), 0o555);
  const first = (args: string[]) => {
    const { stderr, code } = runUnprivileged(args, home);
    expect([code, stderr.trimEnd().split('\n').length]).toEqual([1, 2]);
    return stderr.split('\n')[0];
  };
  expect(first(['config', 'set', 'streaks', 'off'])).toBe(
    'The setting could not be saved: this folder may not be written.',
  );
  expect(first(['reset', '--yes'])).toBe('The reset could not be saved: this folder may not be written.');
  expect(first(['undo', '--yes'])).toBe('What you take back could not be saved: this folder may not be written.');
});

test('what killed runs have left is swept away after an hour, in this home only', async () => {
  const home = await used();
  mkdirSync(join(home, 'cache', 'abc'), { recursive: true });
  const left = [
    'progress.json.tmp-1234567890abcdef',
    'device.4711',
    'history/import-0123456789ab.jsonl.99',
    'cache/abc/outline.json.12',
    'cache/abc/step-a.json.tmp-1234567890abcdef',
  ];
  const kept = ['notes.tmp', 'device.bak', 'history/desk.jsonl.old'];
  const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
  for (const name of [...left, ...kept]) {
    writeFileSync(join(home, name), 'x');
    utimesSync(join(home, name), old, old);
  }
  writeFileSync(join(home, 'progress.json.tmp-1234567890fedcba'), 'now');
  await run(['config', 'set', 'streaks', 'off'], { home });
  for (const name of left) expect({ name, there: existsSync(join(home, name)) }).toEqual({ name, there: false });
  for (const name of [...kept, 'progress.json.tmp-1234567890fedcba']) expect(existsSync(join(home, name))).toBe(true);
});

/** Also in its title, so that it shows where it is used all the same. */
function change(path: string, from: RegExp, to: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to).replaceAll('Queue basics', 'Another title'));
}

test.each<[string, (path: string) => void]>([
  ['a step that is empty', (cache) => truncateSync(join(cache, 'step-queue.json'), 0)],
  ['a step that is cut off', (cache) => truncateSync(join(cache, 'step-queue.json'), 100)],
  ['a step that is gone', (cache) => rmSync(join(cache, 'step-queue.json'))],
  ['an outline that is empty', (cache) => truncateSync(join(cache, 'outline.json'), 0)],
  [
    'an outline that another compiler has made',
    (cache) => change(join(cache, 'outline.json'), /(?<="compiled":")\w/g, 'x'),
  ],
  ['an outline of null', (cache) => writeFileSync(join(cache, 'outline.json'), 'null')],
])('a compiled cache with %s is made again', async (_what, damage) => {
  const home = scratch();
  const road = ['--roadmap', VALID];
  const before = await run(['read', '1', ...road], { home });
  const cache = join(home, 'cache', readdirSync(join(home, 'cache'))[0]!);
  damage(cache);
  expect(await run(['read', '1', ...road], { home })).toEqual(before);
  expect(statSync(join(cache, 'step-queue.json')).size).toBeGreaterThan(100);
});

test('a step in the cache that is not what was compiled is noticed, and made again', async () => {
  const home = scratch();
  const road = ['--roadmap', VALID];
  const before = await run(['read', '1', ...road], { home });
  const path = join(home, 'cache', readdirSync(join(home, 'cache'))[0]!, 'step-queue.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('queue', 'quxue'));
  const { stderr, code } = await run(['read', '1', ...road], { home });
  expect([code, stderr.trimEnd().split('\n').length]).toEqual([1, 2]);
  expect(await run(['read', '1', ...road], { home })).toEqual(before);
});

test('two roadmaps with one id share their progress, and that is said', async () => {
  const [home, other] = [scratch(), join(scratch(), 'copy')];
  cpSync(VALID, other, { recursive: true });
  expect((await run(['list', '--roadmap', VALID], { home })).stderr).toBe('');
  expect((await run(['list', '--roadmap', other], { home })).stderr).toBe(
    `The roadmap in ${VALID} has the id "small", too: both share one progress.\n` +
      'If they are two roadmaps, give one of them another id in its roadmap.yaml.\n',
  );
  expect((await run(['list', '--roadmap', other], { home })).stderr).toBe('');
  expect((await run(['doctor', '--roadmap', other], { home })).stdout).toContain('both share one progress');
  const different = patched({ 'roadmap.yaml': [['id: small', 'id: another']] });
  expect((await run(['list', '--roadmap', different], { home })).stderr).toBe('');
});

linux('an export never goes into the home, and --force never loses the old file', async () => {
  const home = await used();
  const cwd = scratch();
  const to = (output: string, ...more: string[]) => run(['export', '-o', output, ...more], { home, cwd });
  symlinkSync(home, join(cwd, 'link'));
  const before = readFileSync(join(home, 'history', 'desk.jsonl'));
  for (const path of ['history/desk.jsonl', 'history/new.jsonl', 'progress.json', 'notes.md', 'cache/x']) {
    for (const way of [join(home, path), join('link', path)]) {
      const { code, stderr } = await to(way, '--force');
      expect([code, stderr.trimEnd().split('\n').length]).toEqual([2, 2]);
      expect(stderr).toContain('lies in the folder that holds your progress');
    }
  }
  expect(readFileSync(join(home, 'history', 'desk.jsonl'))).toEqual(before);
  writeFileSync(join(cwd, 'old.md'), 'old');
  const full = await run(['export', '--force', '-o', 'old.md'], { home, cwd, env: fullDisk() });
  expect([full.code, full.stderr.trimEnd().split('\n').length]).toEqual([1, 2]);
  expect(readFileSync(join(cwd, 'old.md'), 'utf8')).toBe('old');
  expect(readdirSync(cwd).toSorted()).toEqual(['link', 'old.md']);
  const refused = await to('/dev/full');
  expect(refused.stderr.split('\n')[0]).toBe('/dev/full could not be written: the disk is full.');
  expect((await to('no/such/folder.md')).stderr).toContain('there is no such folder');
  expect((await to(cwd)).code).toBe(2);
  const out = await to('/dev/stdout');
  expect([out.code, out.stdout]).toEqual([0, (await to('-')).stdout]);
  execFileSync('mkfifo', [join(cwd, 'pipe')]);
  expect((await to('pipe')).stderr).toContain('nobody reads from this pipe');
  const reader = spawn('cat', [join(cwd, 'pipe')]);
  let read = '';
  reader.stdout.on('data', (chunk: Buffer) => (read += chunk.toString()));
  const closed = new Promise((resolve) => reader.on('close', resolve));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await to('pipe')).code).toBe(0);
  await closed;
  expect(read.trimEnd()).toBe(out.stdout.trimEnd());
});

/** A disk that takes half of what is written, and then no more. */
function fullDisk(): Record<string, string> {
  const preload = join(scratch(), 'full.cjs');
  writeFileSync(
    preload,
    `const fs = require('node:fs'); const write = fs.writeSync;
     fs.writeSync = (file, text, ...rest) => {
       if (file <= 2) return write(file, text, ...rest);
       write(file, String(text).slice(0, 10));
       throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
     };\n`,
  );
  return { NODE_OPTIONS: `--require ${preload}` };
}

linux('a current folder that is gone matters only where it is needed', async () => {
  const home = await used();
  const inGone = (command: string) => {
    const gone = scratch();
    const script = `cd "${gone}" && rmdir "${gone}" && ROADMAP_HOME="${home}" "${process.execPath}" "${BIN}" ${command}`;
    try {
      return { code: 0, stderr: '', stdout: execFileSync('sh', ['-c', script], { encoding: 'utf8', stdio: 'pipe' }) };
    } catch (error) {
      const { status, stderr, stdout } = error as { status: number; stderr: string; stdout: string };
      return { code: status, stderr, stdout };
    }
  };
  expect(inGone('list').code).toBe(0);
  expect(inGone('export').code).toBe(0);
  const named = inGone('export -o here.md');
  expect([named.code, named.stderr]).toEqual([
    1,
    'The folder that you are in is gone.\nGo to one that is there (`cd ~`), and try again.\n',
  ]);
});

test('the same events in two files stand in an export once', async () => {
  const home = await used();
  cpSync(join(home, 'history', 'desk.jsonl'), join(home, 'history', 'import-0123.jsonl'));
  const { stdout } = await run(['export', '--format', 'json'], { home });
  expect((JSON.parse(stdout) as { events: unknown[] }).events).toHaveLength(4);
});

test('a history file is closed when it is full, and everything counts', async () => {
  const home = scratch();
  for (let count = 0; count < 1300; count++)
    appendEvent(home, 'desk', stored(answered(`q${count}`, 'right'), '2026-05-01T10:00:00+02:00'));
  appendEvent(home, 'desk', stored(answered('june', 'right'), '2026-06-01T10:00:00+02:00'));
  expect(readdirSync(join(home, 'history')).toSorted()).toEqual(['desk--2.jsonl', 'desk--3.jsonl', 'desk.jsonl']);
  expect(statSync(join(home, 'history', 'desk.jsonl')).size).toBeLessThan(257 * 1024);
  expect(await asked(home)).toBe(1301);
  appendFileSync(join(home, 'history', 'desk--3.jsonl'), 'torn');
  expect((await run(['doctor'], { home })).code).toBe(1);
});
