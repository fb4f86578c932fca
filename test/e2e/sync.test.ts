import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { seeded, type Random } from '../../src/domain/random.js';
import { gitIn } from '../../src/store/git.js';
import { appendEvent, historyFiles } from '../../src/store/history.js';
import { answered, stored } from '../domain/events.js';
import { scratch, VALID } from '../scratch.js';
import { BIN, historyOf, run } from './cli.js';

const posix = test.runIf(process.platform !== 'win32');

const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe' }).trim();

function bareRepository(): string {
  const path = join(scratch(), 'progress.git');
  git('init', '--quiet', '--bare', path);
  return path;
}

/** A home whose device has answered these questions. */
function homeOf(device: string, ...questions: string[]): string {
  const home = scratch();
  writeFileSync(join(home, 'device'), `${device}\n`);
  answer(home, device, ...questions);
  return home;
}

function answer(home: string, device: string, ...questions: string[]): void {
  for (const question of questions) appendEvent(home, device, stored(answered(question, 'right')));
}

const jsonLines = (events: object[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('');

const questionsIn = (home: string) =>
  historyOf(home)
    .flatMap((event) => (event.type === 'answer' ? [event.question] : []))
    .toSorted();
const linesIn = (home: string, device: string) =>
  readFileSync(join(home, 'history', `${device}.jsonl`), 'utf8')
    .split('\n')
    .flatMap((line) => /"question":"(\w+)"/.exec(line)?.[1] ?? []);
const progressIn = (home: string) => {
  const { progress, newest } = JSON.parse(readFileSync(join(home, 'progress.json'), 'utf8')) as Record<string, unknown>;
  return { progress, newest };
};
const idsIn = (home: string) => historyOf(home).map(({ id }) => id);

async function synced(home: string, ...args: string[]): Promise<string> {
  const { stdout, stderr, code } = await run(['sync', ...args], { home });
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return inLine(stdout).replace(/^Synced with .*: /, '');
}

/** What is said, however long the folder is in which the test runs. */
const inLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Two lines on standard error and exit code 1; gives the first. */
async function failed(home: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  const { stdout, stderr, code } = await run(args, { home, env });
  expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
  const lines = stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  return lines[0]!;
}

test.each([['desk first'], ['lap first']])('two homes that answered offline end identical: %s', async (order) => {
  const remote = bareRepository();
  const homes = [homeOf('desk', 'a1', 'a2'), homeOf('lap', 'b1', 'b2', 'b3')];
  const [one, two] = order === 'desk first' ? homes : homes.toReversed();
  const [here, there] = [historyOf(one!).length, historyOf(two!).length];
  expect(inLine((await run(['sync', remote], { home: one! })).stdout)).toBe(
    `Synced with ${remote}: ${here} events sent, 0 received.`,
  );
  expect(await synced(two!, remote)).toBe(`${there} events sent, ${here} received.`);
  expect(await synced(one!)).toBe(`0 events sent, ${there} received.`);
  expect(await synced(two!)).toBe('0 events sent, 0 received.');
  for (const home of homes) expect(questionsIn(home)).toEqual(['a1', 'a2', 'b1', 'b2', 'b3']);
  expect(progressIn(one!)).toEqual(progressIn(two!));
});

test('what was answered in the program arrives, and the other machine goes on from it', async () => {
  const remote = bareRepository();
  const [one, two] = [scratch(), scratch()];
  const road = ['--roadmap', VALID];
  await run(['next', ...road, '--seed', '1'], { home: one, input: `1\n${'?\n'.repeat(2)}n\n` });
  await run(['track', 'python', ...road], { home: two });
  for (const home of [one, two, one]) expect((await run(['sync', remote, ...road], { home })).code).toBe(0);
  const list = async (home: string) => (await run(['list', '--json', ...road], { home })).stdout;
  expect(await list(two)).toContain('"read": {\n        "done": 1');
  expect(await list(two)).toBe(await list(one));
  expect(progressIn(join(two, 'roadmaps', 'small'))).toEqual(progressIn(join(one, 'roadmaps', 'small')));
});

test('two machines that kept their histories before they had a remote begin apart, and are merged', async () => {
  const remote = join(scratch(), 'later.git');
  const homes = [homeOf('desk', 'a1'), homeOf('lap', 'b1')];
  for (const home of homes) expect(await failed(home, ['sync', remote])).toBe(`There is no ${remote}.`);
  for (const home of homes) expect(git('-C', join(home, 'history'), 'rev-list', '--count', 'HEAD')).toBe('1');
  git('init', '--quiet', '--bare', remote);
  for (const home of [...homes, homes[0]!]) await synced(home, remote);
  expect(git('-C', remote, 'rev-list', '--max-parents=0', '--count', 'main')).toBe('2');
  for (const home of homes) expect(questionsIn(home)).toEqual(['a1', 'b1']);
  expect(git('-C', join(homes[0]!, 'history'), 'status', '--short')).toBe('');
});

test('a home that was copied with its device name keeps what both copies answered', async () => {
  const remote = bareRepository();
  const one = homeOf('desk', 'q1', 'q2');
  const two = join(scratch(), 'copy');
  cpSync(one, two, { recursive: true });
  answer(one, 'desk', 'a1', 'a2');
  answer(two, 'desk', 'b1');
  expect(await synced(one, remote)).toBe('4 events sent, 0 received.');
  expect(await synced(two, remote)).toBe('1 event sent, 2 received.');
  expect(await synced(one)).toBe('0 events sent, 1 received.');
  expect(linesIn(one, 'desk')).toEqual(['q1', 'q2', 'a1', 'a2', 'b1']);
  expect(linesIn(two, 'desk')).toEqual(['q1', 'q2', 'b1', 'a1', 'a2']);
  expect(progressIn(one)).toEqual(progressIn(two));
  const tip = git('-C', remote, 'rev-parse', 'main');
  for (const home of [one, two, one]) expect(await synced(home)).toBe('0 events sent, 0 received.');
  expect(git('-C', remote, 'rev-parse', 'main')).toBe(tip);
});

test('a home that was restored from a backup gets back what it lacks', async () => {
  const remote = bareRepository();
  const home = homeOf('desk', 'q1');
  const backup = readFileSync(join(home, 'history', 'desk.jsonl'));
  answer(home, 'desk', 'q2');
  await synced(home, remote);
  rmSync(join(home, 'history'), { recursive: true });
  mkdirSync(join(home, 'history'));
  writeFileSync(join(home, 'history', 'desk.jsonl'), backup);
  answer(home, 'desk', 'q3');
  expect(await synced(home, remote)).toBe('1 event sent, 1 received.');
  expect(linesIn(home, 'desk')).toEqual(['q1', 'q3', 'q2']);
});

test('events of a newer version travel, torn and foreign lines stay where they are', async () => {
  const remote = bareRepository();
  const [one, two] = [homeOf('desk', 'a1'), homeOf('lap')];
  const newer = '{"id":"n1","at":"2027-01-01T00:00:00Z","type":"party"}';
  appendFileSync(join(one, 'history', 'desk.jsonl'), `{"id":"torn","at":"20\nnotes\n${newer}\n{"id":"x`);
  await synced(one, remote);
  await synced(two, remote);
  const arrived = readFileSync(join(two, 'history', 'desk.jsonl'), 'utf8')
    .trimEnd()
    .split('\n');
  expect(arrived).toHaveLength(2);
  expect(arrived[1]).toBe(newer);
  expect(readFileSync(join(one, 'history', 'desk.jsonl'), 'utf8')).toContain('notes');
});

test('answers that are given while a sync runs are kept, and go with the next one', async () => {
  const remote = bareRepository();
  const home = homeOf('desk', 'q0');
  const questions = ['q0'];
  const answering = setInterval(() => {
    questions.push(`q${questions.length}`);
    answer(home, 'desk', questions.at(-1)!);
  }, 5);
  await synced(home, remote);
  clearInterval(answering);
  expect(linesIn(home, 'desk')).toEqual(questions);
  await synced(home);
  const other = homeOf('lap');
  await synced(other, remote);
  expect(linesIn(other, 'desk')).toEqual(questions);
});

test('homes that sync at the same moment all arrive', async () => {
  const remote = bareRepository();
  const homes = ['desk', 'lap', 'work'].map((device) => homeOf(device, `${device}1`, `${device}2`));
  await Promise.all(homes.map((home) => synced(home, remote)));
  await Promise.all([...homes, ...homes].map((home) => synced(home)));
  for (const home of homes)
    expect([...new Set(questionsIn(home))]).toEqual(['desk1', 'desk2', 'lap1', 'lap2', 'work1', 'work2']);
});

test('the remote is remembered, a mistyped one is not, and another one takes its place', async () => {
  const [first, second] = [bareRepository(), bareRepository()];
  const home = homeOf('desk', 'q1');
  expect((await run(['sync', '../' + first.split(/[\\/]/).slice(-2).join('/')], { home })).stdout).toContain(first);
  await failed(home, ['sync', `${first}x`]);
  const sync = async (...args: string[]) => inLine((await run(['sync', ...args], { home })).stdout);
  expect(await sync()).toBe(`Synced with ${first}: 0 events sent, 0 received.`);
  expect(await sync(second)).toBe(`Synced with ${second}: 1 event sent, 0 received.`);
  expect(await sync()).toBe(`Synced with ${second}: 0 events sent, 0 received.`);
});

test('what can go wrong is said in two lines, and nothing here is touched', async () => {
  const home = homeOf('desk', 'q1');
  const before = readFileSync(join(home, 'history', 'desk.jsonl'), 'utf8');
  expect(await failed(home, ['sync'])).toBe('No remote is set that your progress could be synced with.');
  expect(await failed(home, ['sync', bareRepository()], { PATH: scratch() })).toBe(
    '`roadmap sync` needs git, and it was not found.',
  );
  expect(existsSync(join(home, 'history', '.git'))).toBe(false);
  expect(await failed(home, ['sync', home])).toBe(
    `${home} could not be read: '${home}' does not appear to be a git repository.`,
  );
  expect(await failed(home, ['sync', 'https://me:secret@127.0.0.1:1/progress.git'])).toMatch(
    /^https:\/\/127\.0\.0\.1:1\/progress\.git could not be read: unable to access 'https:\/\/127\.0\.0\.1:1\/progress\.git\/': /,
  );
  expect((await run(['sync', '--', '--upload-pack=x'], { home })).code).toBe(2);
  expect(readFileSync(join(home, 'history', 'desk.jsonl'), 'utf8')).toBe(before);
});

posix('a server that refuses is quoted, without what it could do to the screen', async () => {
  const remote = bareRepository();
  const [home, other] = [homeOf('desk', 'q1'), homeOf('lap', 'b1')];
  await synced(other, remote);
  // The hooks of a server are its own affair: it is reached through an ssh that goes nowhere.
  const ssh = join(scratch(), 'ssh');
  script(ssh, 'for last; do :; done; exec sh -c "$last"');
  const env = { GIT_SSH_COMMAND: ssh };
  const address = `me@example.org:${remote}`;
  const hook = join(remote, 'hooks', 'pre-receive');
  mkdirSync(dirname(hook), { recursive: true });
  writeFileSync(hook, '#!/bin/sh\nprintf "\\033[31mno room\\n" >&2\nexit 1\n', { mode: 0o755 });
  expect(await failed(home, ['sync', address], env)).toBe(`${address} did not take what was sent: ␛[31mno room.`);
  writeFileSync(hook, '#!/bin/sh\nexit 1\n');
  expect(await failed(home, ['sync'], env)).toBe(`${address} did not take what was sent: pre-receive hook declined.`);
  expect(linesIn(home, 'desk')).toEqual(['q1']);
  rmSync(hook);
  // What the remote had was received by the first try already.
  const { stdout } = await run(['sync'], { home, env });
  expect(stdout.replace(/\s+/g, ' ')).toBe(`Synced with ${address}: 1 event sent, 0 received. `);
  expect(questionsIn(home)).toEqual(['b1', 'q1']);
});

posix('a folder that is synced with runs none of its hooks and none of its settings', async () => {
  const remote = bareRepository();
  const ran = join(scratch(), 'ran');
  const hooks = ['pre-receive', 'update', 'post-receive', 'post-update', 'reference-transaction', 'proc-receive'];
  mkdirSync(join(remote, 'hooks'), { recursive: true });
  for (const name of hooks) script(join(remote, 'hooks', name), `echo ${name} >> ${ran}`);
  script(join(remote, 'evil'), `echo "$*" >> ${ran}`);
  git('-C', remote, 'config', 'core.fsmonitor', join(remote, 'evil'));
  git('-C', remote, 'config', 'core.alternateRefsCommand', join(remote, 'evil'));
  git('-C', remote, 'config', 'core.sshCommand', join(remote, 'evil'));
  git('-C', remote, 'config', 'uploadpack.packObjectsHook', join(remote, 'evil'));
  writeFileSync(join(remote, 'objects/info/alternates'), `${join(bareRepository(), 'objects')}\n`);
  for (const address of [remote, `file://${remote}`]) {
    const home = homeOf('desk', 'q1');
    await synced(home, address);
    answer(home, 'desk', 'q2');
    await synced(home);
  }
  expect(existsSync(ran)).toBe(false);
});

posix('a home that was copied from somebody runs nothing of what its repository says', async () => {
  const remote = bareRepository();
  const home = homeOf('desk', 'q1');
  await synced(home, remote);
  const [ran, evil] = [join(scratch(), 'ran'), join(scratch(), 'evil')];
  script(evil, `echo "$*" >> ${ran}; exit 1`);
  const place = join(home, 'history', '.git');
  const included = join(scratch(), 'included');
  writeFileSync(included, `[core]\n\tsshCommand = ${evil}\n\tfsmonitor = ${evil}\n`);
  mkdirSync(join(place, 'hooks'), { recursive: true });
  for (const name of ['reference-transaction', 'pre-push', 'post-index-change', 'pre-auto-gc'])
    script(join(place, 'hooks', name), `echo hook >> ${ran}`);
  const good = readFileSync(join(place, 'config'), 'utf8');
  const lines = [
    `[core]\n\tsshCommand = ${evil}\n\tfsmonitor = ${evil}\n\thooksPath = ${join(place, 'hooks')}\n\tgitProxy = ${evil}`,
    `[protocol "ext"]\n\tallow = always\n[url "ext::${evil} "]\n\tinsteadOf = ${remote}`,
    `[include]\n\tpath = ${included}`,
    `[credential]\n\thelper = !${evil}\n[gpg]\n\tprogram = ${evil}\n[commit]\n\tgpgSign = true`,
    `[remote "origin"]\n\treceivepack = ${evil}\n\tuploadpack = ${evil}`,
    `[filter "x"]\n\tclean = ${evil}\n[gc]\n\trecentObjectsHook = ${evil}`,
  ];
  for (const line of lines) {
    writeFileSync(join(place, 'config'), `${good}${line}\n`);
    answer(home, 'desk', `q${lines.indexOf(line) + 2}`);
    expect(await synced(home)).toBe('1 event sent, 0 received.');
  }
  for (const address of ['me@example.org:progress.git', 'ssh://example.org/progress.git']) {
    writeFileSync(join(place, 'config'), `${good}${lines[0]}\n`);
    await failed(home, ['sync', address], { GIT_SSH: '/bin/false' });
  }
  for (const address of [`ext::${evil}`, 'fd::17', 'evil::x']) {
    expect((await run(['sync', address], { home })).code).toBe(2);
    writeFileSync(join(place, 'config'), good.replace(remote, address));
    expect((await run(['sync'], { home })).code).toBe(2);
  }
  expect(existsSync(ran)).toBe(false);
});

posix('a repository that is only a link or a file is refused', async () => {
  const remote = bareRepository();
  const home = homeOf('desk', 'q1');
  const elsewhere = join(scratch(), 'elsewhere');
  git('init', '--quiet', elsewhere);
  writeFileSync(join(home, 'history', '.git'), `gitdir: ${join(elsewhere, '.git')}\n`);
  expect(await failed(home, ['sync', remote])).toContain('is not a folder');
});

posix('a remote with thousands of names, or with hundreds of megabytes, is refused at once', async () => {
  const home = homeOf('desk', 'q1');
  const blob = (remote: string, text: string) => piped(remote, ['hash-object', '-w', '--stdin'], text);
  const holding = (remote: string, entries: string[]) => {
    const tree = piped(remote, ['mktree', '-z'], entries.map((entry) => `${entry}\0`).join(''));
    const who = ['-c', 'user.name=x', '-c', 'user.email=x'];
    git('-C', remote, 'update-ref', 'refs/heads/main', piped(remote, [...who, 'commit-tree', tree, '-m', 'x'], ''));
  };
  const many = bareRepository();
  const one = blob(many, `${JSON.stringify(stored(answered('m', 'right')))}\n`);
  holding(
    many,
    Array.from({ length: 20_000 }, (_unused, index) => `100644 blob ${one}\td${index}.jsonl`),
  );
  expect(await failed(home, ['sync', many])).toBe(
    `What ${many} holds was not taken: it holds 20001 history files, and at most 2000 are taken.`,
  );
  const large = bareRepository();
  holding(large, [`100644 blob ${blob(large, 'x'.repeat(70_000_000))}\tbig.jsonl`]);
  expect((await run(['sync', large], { home })).stderr).toBe(
    'history/big.jsonl was left out: it is larger than 64 MB, or cannot be read.\n',
  );
  expect(readdirSync(join(home, 'history')).toSorted()).toEqual(['.git', 'desk.jsonl']);
});

posix('git that says nothing is ended, and a full disk is told from a server that is not there', async () => {
  const home = homeOf('desk', 'q1');
  const remote = bareRepository();
  await synced(home, remote);
  const bin = scratch();
  script(join(bin, 'git'), 'echo begun >&2; exec sleep 60');
  const limited = (silentMs: number, totalMs: number) =>
    gitIn(join(home, 'history'), { PATH: `${bin}${delimiter}${process.env['PATH']!}` }, remote, { silentMs, totalMs });
  await expect(limited(300, 60_000)(['fetch'])).rejects.toMatchObject({ kind: 'silent' });
  await expect(limited(60_000, 300)(['fetch'])).rejects.toMatchObject({ kind: 'silent' });

  const says = (words: string, ...when: string[]) => {
    const real = join(git('--exec-path'), 'git');
    const isIt = when.map((name) => `[ "$word" = ${name} ] && hit=1`).join('; ');
    script(
      join(bin, 'git'),
      `for word; do ${isIt}; done\n[ "$hit" ] && { echo "$*" >> ${join(bin, 'asked')}; echo "${words}" >&2; exit 128; }\nexec "${real}" "$@"`,
    );
    return { PATH: `${bin}${delimiter}${process.env['PATH']!}` };
  };
  const full = says('fatal: write error: No space left on device', 'fetch', 'ls-remote');
  expect(await failed(home, ['sync'], full)).toBe('The disk is full: write error: No space left on device.');
  writeFileSync(join(bin, 'asked'), '');
  const slow = says('fatal: unable to access: Operation too slow', 'fetch', 'ls-remote');
  expect(await failed(home, ['sync'], slow)).toContain('could not be read: unable to access: Operation too slow');
  expect(readFileSync(join(bin, 'asked'), 'utf8').trim().split('\n')).toHaveLength(1);
  const readOnly = says("error: could not open '.git/x': Read-only file system", 'hash-object');
  answer(home, 'desk', 'q2');
  expect(await failed(home, ['sync'], readOnly)).toBe(`${home} could not be synced: the disk is read-only.`);
});

test('a path with spaces is quoted in what is to be typed', async () => {
  const remote = join(scratch(), "my `progress` isn't.git");
  const { stderr } = await run(['sync', remote], { home: homeOf('desk', 'q1') });
  expect(stderr).toContain(`git init --bare '${remote.replace("'", "'\\''")}'`);
});

test.runIf(process.platform === 'linux')('git that cannot be started is not called missing', () => {
  const home = homeOf('desk', 'q1');
  const limited = (files: number) => {
    const { stderr } = spawnSync(
      'sh',
      ['-c', `ulimit -n ${files}; exec "$0" "$@"`, process.execPath, BIN, 'sync', bareRepository()],
      { encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: home, ROADMAP_HOME: home } },
    );
    return stderr;
  };
  // With fewer, Node itself cannot begin; with more, git can.
  const said = [18, 20, 22].map(limited);
  expect(said).toContain(
    `${home} could not be synced: too many files are open.\nYour answers are safe on this device. Fix what stands in the way, then run \`roadmap sync\` again.\n`,
  );
  for (const text of said) expect(text).not.toContain('not found');
});

test('the same event in two files is counted once', async () => {
  const remote = bareRepository();
  const [home, other] = [homeOf('desk', 'q1', 'q2'), homeOf('lap')];
  cpSync(join(home, 'history', 'desk.jsonl'), join(home, 'history', 'import-0123456789ab.jsonl'));
  expect(await synced(home, remote)).toBe('2 events sent, 0 received.');
  expect(await synced(other, remote)).toBe('0 events sent, 2 received.');
});

test('a history that grows over many syncs leaves a small repository', { timeout: 240_000 }, async () => {
  const remote = bareRepository();
  const home = homeOf('desk');
  const line = JSON.stringify(stored(answered('long', 'right', { given: 'x'.repeat(40) })));
  const lines = Math.ceil(5_000_000 / 40 / line.length);
  const random = seeded(20261128);
  for (let syncs = 0; syncs < 40; syncs++) {
    const events = Array.from({ length: lines }, () =>
      stored(answered(`q${Math.floor(random() * 1e9).toString(36)}`, 'right')),
    );
    // The first finds the file that is written to now; a flush for each of the others would take most of the time.
    appendEvent(home, 'desk', events[0]!);
    appendFileSync(join(home, 'history', historyFiles(home).at(-1)!), jsonLines(events.slice(1)));
    await synced(home, remote);
  }
  const bytes = (folder: string): number =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  expect(bytes(join(home, 'history')) - bytes(join(home, 'history', '.git'))).toBeGreaterThan(3_000_000);
  expect(bytes(join(home, 'history', '.git'))).toBeLessThan(6_000_000);
});

posix('ssh is told to ask for nothing, except where the learner has chosen one', async () => {
  const home = homeOf('desk', 'q1');
  const bin = scratch();
  const said = join(bin, 'said');
  for (const name of ['ssh', 'own']) script(join(bin, name), `echo "${name} $*" >> ${said}; exit 255`);
  const env = { PATH: `${bin}${delimiter}${process.env['PATH']!}` };
  await failed(home, ['sync', 'me@example.org:progress.git'], env);
  await failed(home, ['sync', 'me@example.org:progress.git'], { ...env, GIT_SSH_COMMAND: 'own -v' });
  const [first, second] = readFileSync(said, 'utf8')
    .split('\n')
    .filter((line) => line.includes('upload-pack'));
  expect(first).toContain('ssh -o BatchMode=yes ');
  const own = readFileSync(said, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('own'));
  expect(own[0]).toContain('own -v ');
  expect(own.join()).not.toContain('BatchMode');
  expect(second).toBeDefined();
});

posix("nothing of the learner's git configuration, hooks or surroundings matters", async () => {
  const remote = bareRepository();
  const [home, other] = [homeOf('desk', 'q1'), homeOf('lap', 'b1')];
  git('init', '--quiet', home);
  const hooks = join(home, 'hooks');
  mkdirSync(hooks);
  for (const name of ['pre-commit', 'pre-push', 'post-index-change']) script(join(hooks, name), 'exit 1');
  writeFileSync(
    join(home, '.gitconfig'),
    `[commit]\ngpgsign = true\n[push]\ngpgsign = true\n[core]\nautocrlf = true\nhooksPath = ${hooks}\n` +
      `[init]\ntemplateDir = ${hooks}\ndefaultBranch = trunk\n[user]\nuseConfigOnly = true\n[fetch]\nprune = true\n`,
  );
  const env = { GIT_DIR: join(home, '.git'), GIT_INDEX_FILE: join(home, 'index'), GIT_AUTHOR_DATE: 'never' };
  expect(await run(['sync', remote], { home, env })).toEqual({
    stdout: `Synced with ${remote}: 1 event sent, 0 received.\n`,
    stderr: '',
    code: 0,
  });
  await synced(other, remote);
  expect(readFileSync(join(other, 'history', 'desk.jsonl'))).toEqual(readFileSync(join(home, 'history', 'desk.jsonl')));
  expect(git('-C', home, 'for-each-ref')).toBe('');
  expect(readdirSync(join(home, 'history', '.git'))).not.toContain('pre-push');
});

test('of a hostile remote only what is a history reaches the disk, in the history folder', async () => {
  const remote = bareRepository();
  const [home, other] = [homeOf('desk', 'q1'), homeOf('lap', 'b1')];
  await synced(other, remote);
  const event = JSON.stringify(stored(answered('evil', 'right')));
  const blob = (text: string) => piped(remote, ['hash-object', '-w', '--stdin'], text);
  const good = blob(`${event}\n`);
  const entries = [
    `120000 blob ${blob('../../outside')}\tdesk.jsonl`,
    `120000 blob ${blob('/etc/passwd')}\tlink.jsonl`,
    `100644 blob ${blob('#!/bin/sh\n\u0000\u001b]0;x')}\tnotes.jsonl`,
    `100644 blob ${good}\t..`,
    `100644 blob ${good}\t..jsonl`,
    `100644 blob ${good}\tUpper.jsonl`,
    `100644 blob ${good}\tback\\slash.jsonl`,
    `100644 blob ${good}\tnul.jsonl`,
    `100644 blob ${good}\t-rf.jsonl`,
    `100644 blob ${good}\t${'x'.repeat(200)}.jsonl`,
    `100644 blob ${good}\tREADME.md`,
    `100644 blob ${good}\tfine.jsonl`,
    `040000 tree ${piped(remote, ['mktree'], `100644 blob ${good}\tinside.jsonl\n`)}\tfolder.jsonl`,
  ];
  const tree = piped(remote, ['mktree', '-z'], entries.map((entry) => `${entry}\0`).join(''));
  const who = ['-c', 'user.name=x', '-c', 'user.email=x'];
  const commit = piped(remote, [...who, 'commit-tree', tree, '-p', 'main', '-m', 'x'], '');
  git('-C', remote, 'update-ref', 'refs/heads/main', commit);

  expect(await synced(home, remote)).toBe('1 event sent, 1 received.');
  expect(readdirSync(join(home, 'history')).toSorted()).toEqual(['.git', 'desk.jsonl', 'fine.jsonl']);
  expect(readdirSync(home).toSorted()).toEqual(['device', 'history', 'progress.json']);
  expect(questionsIn(home)).toEqual(['evil', 'q1']);
  const listed = git('-C', remote, 'ls-tree', '--name-only', 'main').split('\n');
  expect(listed).toContain('README.md');
  expect(git('-C', remote, 'cat-file', '-p', 'main:desk.jsonl')).toContain('"question":"q1"');
  expect(await synced(other)).toBe('1 event sent, 2 received.');
});

test('what else is in the remote stays as others have it', async () => {
  const remote = bareRepository();
  const home = homeOf('desk', 'q1');
  const other = join(scratch(), 'other');
  const push = (...change: string[]) => {
    git('-C', other, ...change);
    git('-C', other, '-c', 'user.name=x', '-c', 'user.email=x', 'commit', '--quiet', '-am', 'x');
    git('-C', other, 'push', '--quiet', 'origin', 'HEAD:refs/heads/main');
  };
  git('init', '--quiet', other);
  git('-C', other, 'remote', 'add', 'origin', remote);
  for (const name of ['README.md', 'LICENSE']) writeFileSync(join(other, name), 'first\n');
  push('add', '.');
  await synced(home, remote);
  answer(home, 'desk', 'q2');
  await failed(home, ['sync', `${remote}x`]);
  git('-C', other, 'pull', '--quiet', 'origin', 'main');
  writeFileSync(join(other, 'README.md'), 'second\n');
  push('rm', '--quiet', 'LICENSE');
  expect(await synced(home, remote)).toBe('1 event sent, 0 received.');
  expect(git('-C', remote, 'cat-file', '-p', 'main:README.md')).toBe('second');
  expect(git('-C', remote, 'cat-file', '-p', 'main:desk.jsonl').split('\n')).toHaveLength(2);
  expect(readdirSync(join(home, 'history')).toSorted()).toEqual(['.git', 'desk.jsonl']);
});

posix('what a killed git left locked is unlocked', async () => {
  const [remote, next] = [bareRepository(), bareRepository()];
  const home = homeOf('desk', 'q1');
  await synced(home, remote);
  answer(home, 'desk', 'q2');
  const folder = join(home, 'history', '.git');
  mkdirSync(join(folder, 'refs/remotes/origin'), { recursive: true });
  for (const lock of ['index', 'HEAD', 'config', 'refs/heads/main', 'refs/remotes/origin/main'])
    writeFileSync(join(folder, `${lock}.lock`), '');
  writeFileSync(join(next, 'refs/heads/main.lock'), '');
  expect(await synced(home, next)).toBe('2 events sent, 0 received.');
  expect(git('-C', next, 'cat-file', '-p', 'main:desk.jsonl').split('\n')).toHaveLength(2);
});

const STAGES = ['init', 'hash-object', 'commit-tree', 'update-ref', 'fetch', 'remote', 'push'];

posix('a sync that is killed after any stage is taken up by the next one', async () => {
  const source = bareRepository();
  await synced(homeOf('lap', 'b1'), source);
  for (const stage of STAGES) {
    const remote = join(scratch(), 'copy.git');
    cpSync(source, remote, { recursive: true });
    const home = homeOf('desk', 'a1');
    const killed = await run(['sync', remote], { home, env: { PATH: pathThatKillsAfter(stage) } });
    expect({ stage, code: killed.code }).toEqual({ stage, code: null });
    expect(linesIn(home, 'desk')).toEqual(['a1']);
    await synced(home, remote);
    expect({ stage, questions: questionsIn(home) }).toEqual({ stage, questions: ['a1', 'b1'] });
    expect(git('-C', remote, 'cat-file', '-p', 'main:desk.jsonl')).toContain('"question":"a1"');
  }
});

/** A git that kills who called it, when the subcommand has done its work. */
function pathThatKillsAfter(subcommand: string): string {
  const bin = scratch();
  const real = join(git('--exec-path'), 'git');
  const isIt = `for word; do [ "$word" = ${subcommand} ] && hit=1; done`;
  script(join(bin, 'git'), `${isIt}\n"${real}" "$@"; code=$?\n[ "$hit" ] && kill -9 $PPID\nexit $code`);
  return `${bin}${delimiter}${process.env['PATH']!}`;
}

posix('a sync that is killed at any moment loses nothing', { timeout: 120_000 }, async () => {
  await Promise.all([20261123, 20261124].map((seed) => killedSyncs(seeded(seed), 10)));
});

async function killedSyncs(random: Random, kills: number): Promise<void> {
  const remote = bareRepository();
  const homes = { desk: homeOf('desk', 'a'), lap: homeOf('lap', 'b') };
  const all: string[] = ['a', 'b'];
  const begun = Date.now();
  await synced(homes.lap, remote);
  const duration = Date.now() - begun;
  for (let kill = 0; kill < kills; kill++) {
    for (const device of ['desk', 'lap'] as const) {
      const question = `${device}${kill}`;
      answer(homes[device], device, question);
      all.push(question);
    }
    const killed = kill % 2 === 0 ? homes.desk : homes.lap;
    const before = idsIn(killed);
    await killedSync(killed, remote, duration * random());
    expect(idsIn(killed)).toEqual(expect.arrayContaining(before));
    await synced(killed, remote);
  }
  for (const home of [homes.desk, homes.lap, homes.desk]) await synced(home);
  for (const home of Object.values(homes)) expect(questionsIn(home)).toEqual(all.toSorted());
  expect(progressIn(homes.desk)).toEqual(progressIn(homes.lap));
}

/** Kills the program and its git after so many milliseconds. */
function killedSync(home: string, remote: string, delay: number): Promise<void> {
  return new Promise((resolve) => {
    const env = { ...process.env, ROADMAP_HOME: home, HOME: home };
    const child = spawn(process.execPath, [BIN, 'sync', remote], { env, detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), delay);
    child.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function script(path: string, text: string): void {
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
}

function piped(repository: string, args: string[], input: string): string {
  return execFileSync('git', ['-C', repository, ...args], { input, encoding: 'utf8' }).trim();
}
