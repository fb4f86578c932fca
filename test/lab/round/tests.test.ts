import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TestsAsk } from '../../../src/domain/lab/ask.js';
import type { KnownFaults } from '../../../src/domain/lab/mutants.js';
import type { Project } from '../../../src/lab/project.js';
import { filesIn } from '../../../src/lab/round/step-files.js';
import type { Asked } from '../../../src/lab/round/asked.js';
import { ask, check, http, PASSED, project, step } from './ask.js';

const posix = describe.skipIf(process.platform === 'win32');

/** A program with a rule or two, and checks of an earlier lab that hold it to them. */
const APP = `exports.answer = (path) => {
  const size = Number(path.slice(1));
  if (path === '/health/live') return 200;
  if (path === '/none') return 404;
  if (size > 3) return 413;
  if (size === 0) return 422;
  if (size < -1) return 401;
  return 201;
};
`;
const SERVER = `const { answer } = require('./app.js');
require('node:http').createServer((req, res) => res.writeHead(answer(req.url)).end()).listen(process.env.PORT, '127.0.0.1');
`;
const asks = (id: string, path: string, status: number) => check(id, [http(`GET ${path}`, { status })]);
const CHECKS = [
  asks('made', '/1', 201),
  asks('none', '/none', 404),
  asks('largest', '/3', 201),
  asks('large', '/4', 413),
  asks('empty', '/0', 422),
  asks('least', '/-1', 201),
  asks('nobody', '/-2', 401),
];
const EARLIER: NonNullable<Asked['earlier']> = { labs: [{ id: 'first', checks: CHECKS, files: {} }], accounts: null };
const TESTED = `const { answer } = require('../app.js');
const cases = [[1, 201], ['none', 404], [3, 201], [4, 413], [0, 422], [-1, 201], [-2, 401]];
if (!cases.every(([path, status]) => answer('/' + path) === status)) process.exit(1);
`;
const folder = (more: Record<string, string> = {}) =>
  project({
    'shelf.yaml': 'start: node server.js\ntest: node test/all.js\n',
    ...{ 'server.js': SERVER, 'app.js': APP, 'test/all.js': TESTED },
    ...more,
  });

const tests = (on: TestsAsk['on'], want = {}, more: Partial<TestsAsk> = {}) =>
  check('tests', [step({ kind: 'tests', on, labs: ['first'], checks: [], most: 5, ...more }, want)]);

/** One round, after which the folder is as it was, and nothing of the copies is left. */
async function round(of: Project, one: ReturnType<typeof tests>, more: Partial<Asked> = {}) {
  const look = () => filesIn(of.folder).map((name) => [name, readFileSync(join(of.folder, name), 'utf8')]);
  const before = look();
  const told = await ask(of, [one], { app: 'none', earlier: EARLIER, ...more });
  expect(look()).toEqual(before);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`roadmap-run-${process.pid}-`))).toEqual([]);
  return told;
}

posix('tests on copies of a folder', () => {
  test('that look at what comes notice each fault, and each is told', async () => {
    const told = await round(folder(), tests('mutants', { green: true, broken: 5, noticed: 5, share: 1, unseen: [] }));
    expect(told.results).toEqual({ tests: PASSED });
    const tried = told.events.filter((event) => event.kind === 'tried');
    expect(tried).toHaveLength(5);
    for (const { isNoticed, text } of tried) {
      expect(isNoticed).toBe(true);
      expect(text).toMatch(/^app\.js:\d `.+` (?:became `.+`|was taken out): breaks [a-z]+$/);
    }
  });

  test('that assert nothing notice none', async () => {
    const lazy = folder({ 'test/all.js': "require('../app.js').answer('/1');\n" });
    const told = await round(lazy, tests('mutants', { share: { 'at-least': 0.6 } }));
    expect(told.failed('tests').misfits).toEqual([{ fact: 'share', expected: '0.6 or more', got: '0' }]);
    expect(told.events.filter((event) => event.kind === 'tried' && event.isNoticed)).toEqual([]);
  });

  test('try the faults that the same lot has found, where only the tests have changed', async () => {
    const faults: KnownFaults = new Map();
    const tried = async (files: Record<string, string>) => {
      const { events } = await round(folder(files), tests('mutants', {}, { most: 1 }), { run: 'same', faults });
      const isSought = events.some((event) => event.kind === 'working' && event.text?.startsWith('small faults'));
      return { isSought, texts: events.flatMap((event) => (event.kind === 'tried' ? [event.text] : [])) };
    };
    const first = await tried({});
    expect(first).toMatchObject({ isSought: true, texts: { length: 1 } });
    expect(await tried({ 'test/all.js': "require('../app.js').answer('/1');\n" })).toEqual({
      ...first,
      isSought: false,
    });
    expect(await tried({ 'app.js': APP.replace('size > 3', '3 < size') })).toMatchObject({ isSought: true });
  });

  test('are too little to judge by where few changes break anything', async () => {
    const told = await round(folder(), tests('mutants', {}), {
      earlier: { labs: [{ id: 'first', checks: [asks('made', '/1', 201)], files: {} }], accounts: null },
    });
    expect(told.results['tests']).toMatchObject({
      kind: 'not-here',
      why: expect.stringContaining('too few') as string,
    });
  });

  test('need a lab that was begun', async () => {
    const told = await round(folder(), tests('mutants'), { earlier: { labs: [], accounts: null } });
    expect(told.results['tests']).toMatchObject({ kind: 'not-here', why: expect.stringContaining('first') as string });
  });

  test.each([
    ['that load the program are red where it cannot be read', {}, true],
    ['that load nothing are green', { 'test/all.js': '' }, false],
    ['behind || true are green', { 'shelf.yaml': 'test: node test/all.js || true\n' }, false],
  ])('%s', async (_what, files, sentinel) => {
    const told = await round(folder(files), tests('unreadable', { green: true, sentinel }));
    expect(told.results).toEqual({ tests: PASSED });
  });

  test('that are red on a copy are no basis', async () => {
    const of = folder({
      '.gitignore': 'secret.txt\n',
      'secret.txt': 'x',
      'test/all.js': "require('fs').readFileSync('secret.txt');\n",
    });
    execFileSync('git', ['init', '-q'], { cwd: of.folder });
    const told = await round(of, tests('unreadable', { green: true }));
    expect(told.failed('tests').misfits).toMatchObject([{ fact: 'green', got: 'false' }]);
    expect(told.failed('tests').said).toContain('secret.txt');
  });

  test('have what their build installs, and it writes nothing into what is installed in the folder', async () => {
    const build = 'mkdir -p node_modules/dep && echo "module.exports = 2" > node_modules/dep/index.js # npm ci';
    const of = folder({
      'shelf.yaml': `test: node test/all.js\nbuild: ${JSON.stringify(build)}\n`,
      'node_modules/dep/index.js': 'module.exports = 1;\n',
      'test/all.js': `if (require('dep') !== 2) process.exit(1); ${TESTED}`,
    });
    const told = await round(of, tests('unreadable', { green: true, sentinel: true }));
    expect(told.results).toEqual({ tests: PASSED });
    expect(readFileSync(join(of.folder, 'node_modules/dep/index.js'), 'utf8')).toBe('module.exports = 1;\n');
  });

  test('have what is installed by a link, and no link back into the folder', async () => {
    const of = folder({
      'node_modules/dep/index.js': 'module.exports = 1;\n',
      'data.txt': 'mine',
      'test/all.js': `require('dep'); ${TESTED} for (const name of ['out.txt', 'in.txt']) try { require('fs').writeFileSync(name, 'spoilt'); } catch {}`,
    });
    execFileSync('git', ['init', '-q'], { cwd: of.folder });
    writeFileSync(join(of.folder, '.gitignore'), 'node_modules\n');
    mkdirSync(join(of.folder, 'sub'));
    symlinkSync(join(of.folder, 'data.txt'), join(of.folder, 'out.txt'));
    symlinkSync('data.txt', join(of.folder, 'in.txt'));
    const told = await round(of, tests('unreadable', { green: true, sentinel: true }));
    expect(told.results).toEqual({ tests: PASSED });
    expect(readFileSync(join(of.folder, 'data.txt'), 'utf8')).toBe('mine');
  });

  test('end with what they started, and an abort leaves nothing', async () => {
    const stays = "require('child_process').spawn('sleep', ['600'], { detached: true, stdio: 'ignore' }).unref();\n";
    const told = await round(folder({ 'test/all.js': stays + TESTED }), tests('unreadable', { sentinel: true }));
    expect(told.results).toEqual({ tests: PASSED });
    const stop = new AbortController();
    const of = folder({
      'test/all.js': `require('fs').writeFileSync(process.env.SHELF_DATA + '/began', ''); setTimeout(() => 0, 60000);\n`,
    });
    const began = performance.now();
    setTimeout(() => stop.abort(), 1500);
    await round(of, tests('mutants'), { signal: stop.signal });
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(existsSync(join(of.folder, 'began'))).toBe(false);
  });
});
