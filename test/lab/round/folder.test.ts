import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Check } from '../../../src/domain/lab/lab.js';
import type { Project } from '../../../src/lab/project.js';
import { changesIn } from '../../../src/lab/watch.js';
import { stateOfGit } from '../../../src/lab/state-of-git.js';
import { ask, check, PASSED, project, run, server, step } from './ask.js';

const posix = test.skipIf(process.platform === 'win32');
const quiet = (of: Project, checks: Check[], files: Record<string, string> = {}) =>
  ask(of, checks, { app: 'none', body: { checks, files } });
const git = (args: string[], want = {}) => step({ kind: 'git', args }, want);

posix('nothing that stands in the settings of a repository is run', async () => {
  const of = project({ 'a.txt': 'one\n', '.gitattributes': '*.txt diff=mine\n' });
  const at = (name: string) => join(of.folder, name);
  const sh = (line: string) => execFileSync('sh', ['-c', line], { cwd: of.folder });
  sh('git init -q -b main . && git add -A && git -c user.name=A -c user.email=a@a.example commit -qm First');
  writeFileSync(at('spy'), `#!/bin/sh\necho "$0 $*" >> '${at('.git/ran')}'\n`);
  chmodSync(at('spy'), 0o755);
  for (const hook of ['post-index-change', 'pre-commit', 'post-checkout', 'reference-transaction'])
    symlinkSync(at('spy'), at(`.git/hooks/${hook}`));
  for (const name of [
    'core.fsmonitor',
    'diff.external',
    'diff.mine.textconv',
    'diff.mine.command',
    'gpg.program',
    'core.pager',
    'pager.log',
  ])
    sh(`git config ${name} '${at('spy')}'`);
  sh('git config log.showSignature true');
  writeFileSync(at('a.txt'), 'two\n');
  const told = await quiet(of, [
    check('git', [
      git(['status', '--porcelain'], { exit: 0, lines: { has: ' M a.txt' } }),
      git(['diff'], { exit: 0, stdout: { has: '+two' } }),
      git(['log', '-p', '--format=%s'], { exit: 0, lines: { has: 'First' } }),
      git(['show'], { exit: 0 }),
      git(['grep', 'two'], { stdout: 'a.txt:two' }),
      git(['branch'], { stdout: '* main' }),
    ]),
  ]);
  expect(told.results).toEqual({ git: PASSED });
  const { commit, dirty } = await stateOfGit(of, process.env);
  expect([commit?.length, dirty]).toEqual([40, true]);
  expect(existsSync(at('.git/ran'))).toBe(false);
});

posix('a build that fails in a fresh clone is told as that, and nothing is run there', async () => {
  const shelf = 'test: echo red; exit 1\nbuild: echo missing; ls local.txt >&2';
  const of = project({ 'shelf.yaml': shelf, 'local.txt': '', '.gitignore': 'local.txt' });
  const sh = (line: string) => execFileSync('sh', ['-c', line], { cwd: of.folder });
  sh('git init -q -b main . && git add -A && git -c user.name=A -c user.email=a@a.example commit -qm First');
  const inClone = () => check('clone', [run(['test'], { exit: 0 }, { in: 'clone' })], { mistakes });
  const mistakes = [{ step: null, when: { built: false }, say: 'The build fails.' }];
  const unbuilt = await quiet(of, [inClone()]);
  expect(unbuilt.failed('clone')).toMatchObject({
    ...{ asked: 'echo missing; ls local.txt >&2, in a fresh clone', likely: 'The build fails.' },
    said: expect.stringMatching(/^missing\n.*local\.txt/) as string,
  });
  sh('git add -f local.txt && git -c user.name=A -c user.email=a@a.example commit -qm Second');
  const built = await quiet(of, [inClone()]);
  expect(built.failed('clone')).toMatchObject({ likely: null, said: 'red', misfits: [{ fact: 'exit', got: '1' }] });
});

posix('a folder that may not be read, and a file that goes, are no fault of ours', async () => {
  const of = project({ 'a.txt': 'a', 'locked/x': 'x', 'cli.sh': 'echo made > made.txt' });
  chmodSync(join(of.folder, 'locked'), 0o000);
  symlinkSync('/nowhere', join(of.folder, 'dangling'));
  const told = await quiet(of, [
    check('folder', [
      step({ kind: 'folder', when: 'before' }),
      run(['sh', 'cli.sh'], { exit: 0 }),
      step({ kind: 'folder', when: 'after' }, { changed: ['made.txt'] }),
      step({ kind: 'file', path: 'dangling', news: false }, { exists: false }),
      step({ kind: 'file', path: '../../etc/passwd', news: false }, { exists: false }),
    ]),
  ]);
  chmodSync(join(of.folder, 'locked'), 0o700);
  expect(told.results).toEqual({ folder: PASSED });
});

posix('data that nobody could look through is told, and neither read nor changed', async () => {
  const of = project({
    'shelf.yaml': 'start: node server.js\n',
    'server.js': server(
      'res.end()',
      "const [fs, log] = [require('node:fs'), process.env.SHELF_DATA + '/log']; fs.writeFileSync(log, 'sold'); fs.truncateSync(log, 100 * 2 ** 30);",
    ),
  });
  const told = await ask(of, [
    check('look', [step({ kind: 'data', act: 'files' }, { count: 0 })]),
    check('damage', [step({ kind: 'damage', from: 'sold', to: '{' })]),
  ]);
  const tooMuch = { kind: 'not-here', why: 'SHELF_DATA holds more than 64 MiB' };
  expect(told.results).toMatchObject({ look: tooMuch, damage: tooMuch });
});

posix("a file of the learner's that the program has linked into its data is not damaged there", async () => {
  const link = "require('node:fs').linkSync('mine.txt', process.env.SHELF_DATA + '/mine');";
  const of = project({ 'mine.txt': 'sold', 'server.js': server('res.end()', link) });
  const told = await ask(of, [check('damage', [step({ kind: 'damage', from: 'sold', to: '{' })])]);
  expect(told.results['damage']).toMatchObject({ kind: 'not-here' });
  expect(readFileSync(join(of.folder, 'mine.txt'), 'utf8')).toBe('sold');
});

posix('files of the lab with one name in two folders are two', async () => {
  const of = project({ 'cat.sh': 'cat "$@"' });
  const files = { 'a/seed': 'one', 'b/seed': 'two' };
  const told = await quiet(
    of,
    [check('both', [run(['sh', 'cat.sh', 'lab:a/seed', 'lab:b/seed'], { stdout: 'onetwo' })])],
    files,
  );
  expect(told.results).toEqual({ both: PASSED });
});

posix('an order that never ends, floods, or is missing is an error', async () => {
  const of = project({
    'shelf.yaml': 'cli: node cli.js\n',
    'cli.js': "for (;;) require('node:fs').writeSync(1, 'x'.repeat(1 << 16));",
  });
  const told = await quiet(of, [
    check('flood', [run(['cli'], { error: 'flood' })]),
    check('test', [run(['test'], { exit: 0 })]),
    check('fresh', [step({ kind: 'data', act: 'files' }, { count: 0 })]),
  ]);
  expect(told.results).toMatchObject({
    flood: PASSED,
    fresh: PASSED,
    test: { kind: 'not-here', why: 'shelf.yaml has no `test:`' },
  });
});

test('a change is told, what is built is none, and the end ends it', async () => {
  const of = project({});
  mkdirSync(join(of.folder, 'dist'));
  const stop = new AbortController();
  const changes = changesIn(of.folder, stop.signal);
  // Saved before anybody waits for it, as while a round runs.
  await new Promise((resolve) => setTimeout(resolve, 300));
  writeFileSync(join(of.folder, 'server.js'), '1');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await changes.next()).toMatchObject({ done: false });
  writeFileSync(join(of.folder, 'dist', 'made.js'), '1');
  const next = changes.next();
  const first = await Promise.race([
    next.then(() => 'change'),
    new Promise((resolve) => setTimeout(resolve, 800, 'none')),
  ]);
  expect(first).toBe('none');
  stop.abort();
  await next;
  expect(await changes.next()).toMatchObject({ done: true });
});

test('what cannot be watched is told', async () => {
  const of = project({});
  const changes = changesIn(join(of.folder, 'none'), new AbortController().signal);
  await expect(changes.next()).rejects.toThrow(/cannot be watched/);
});
