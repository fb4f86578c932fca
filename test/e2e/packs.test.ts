import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bytesIn } from '../../src/store/folder-size.js';
import { answered, read, stored } from '../domain/events.js';
import { patched, scratch, VALID, type Patches } from '../scratch.js';
import { packed } from '../store/packed.js';
import { historyOf, run } from './cli.js';

const RENAMED: Patches = {
  '01-queue/quiz.yaml': [['id: queue-first-out-0-choice\n', 'id: oldest-served\n  was: [queue-first-out-0-choice]\n']],
};

/** A home in which the small road was begun. */
function begun(): string {
  const home = scratch();
  const folder = join(home, 'roadmaps', 'small', 'history');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const events = [
    read('queue-basics', 'queue', 3, 3),
    answered('queue-first-out-0-choice', 'right', { step: 'queue', lesson: 'queue-basics', concept: 'first-out' }),
  ];
  writeFileSync(join(folder, 'desk-0000.jsonl'), events.map((one) => `${JSON.stringify(stored(one))}\n`).join(''));
  return home;
}

/** Runs a command to its end, without a word on stderr; gives what it printed, in one line. */
async function typed(home: string, ...args: string[]): Promise<string> {
  const { stdout, stderr, code } = await run(args, { home });
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return inLine(stdout);
}

async function refused(home: string, args: string[], env: Record<string, string> = {}): Promise<string[]> {
  const { stdout, stderr, code } = await run(args, { home, env });
  expect(stdout).toBe('');
  expect(code).not.toBe(0);
  return stderr.trimEnd().split('\n');
}

const inLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** How often questions of the road were answered, as `list` tells it. */
async function asked(home: string): Promise<number> {
  const listed = JSON.parse(await typed(home, 'list', '--json')) as {
    roadmap: string;
    steps: { answers: { asked: number } }[];
  };
  expect(listed.roadmap).toBe('small');
  return listed.steps.reduce((sum, { answers }) => sum + answers.asked, 0);
}

/** Updates, removes and adds again what is added and has a renamed question by now. */
async function throughItsLife(home: string, source: string, ...from: string[]): Promise<void> {
  const small = join(home, 'roadmaps', 'small');
  const before = historyOf(small);
  expect(await typed(home, 'use', 'small')).toContain('You learn with "A small road" (small)');
  const updated = await typed(home, 'update', 'small', ...from);
  expect(updated).toContain('Questions: 1 renamed. What you answered goes on under the new names.');
  expect(await asked(home)).toBe(1);
  expect(await typed(home, 'remove', 'small')).toContain(`What you have learned with it stays in ${small};`);
  expect(await typed(home, 'add', source)).toContain('What you have learned with it before is there again.');
  expect(historyOf(small)).toEqual(before);
}

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=ana', '-c', 'user.email=ana@localhost', ...args], { stdio: 'pipe' });

/** A bare repository, and what makes a folder its newest commit. */
function repository(): { bare: string; commit: (folder: string) => void } {
  const base = scratch();
  const [bare, work] = [join(base, 'road.git'), join(base, 'work')];
  git('init', '--quiet', '--bare', '--initial-branch=main', bare);
  git('clone', '--quiet', bare, work);
  return {
    bare,
    commit(folder) {
      cpSync(folder, work, { recursive: true });
      git('-C', work, 'add', '--all');
      git('-C', work, 'commit', '--quiet', '--message=Road');
      git('-C', work, 'push', '--quiet', 'origin', 'HEAD:main');
    },
  };
}

test('a pack from a bare repository: added, used, updated, removed and added again, with all its history', async () => {
  const home = begun();
  const { bare, commit } = repository();
  commit(VALID);
  const added = await typed(home, 'add', bare);
  expect(added).toContain('Added "A small road" (small): 2 steps, 5 lessons, 52 questions.');
  expect(added).toMatch(/road\.git at commit [0-9a-f]{8}\. It stays as it is until you type `roadmap update small`\./);
  expect(await typed(home, 'add', bare)).toContain('is here already, with the same content');
  commit(patched(RENAMED));
  expect((await refused(home, ['add', bare])).at(-1)).toContain('`roadmap update small` goes over to this one');
  await throughItsLife(home, bare);
  expect(await typed(home, 'config', 'set', 'roadmap', 'small')).toBe('roadmap = small');
  expect(await asked(home)).toBe(1);
  expect(await typed(home, 'update')).toContain('has nothing newer');
});

/** A package of this folder, as npm packs it. */
function packageOf(folder: string, version: string): string {
  const base = scratch();
  const [inner, touched] = [join(base, 'road'), join(base, 'touched')];
  cpSync(folder, join(inner, 'roadmap'), { recursive: true });
  const script = `node -e "fs.writeFileSync(${JSON.stringify(touched).replaceAll('"', "'")}, '')"`;
  const scripts = { preinstall: script, install: script, postinstall: script, prepare: script };
  writeFileSync(join(inner, 'package.json'), JSON.stringify({ name: '@ana/road', version, scripts }));
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent'], {
    ...{ cwd: inner, stdio: 'pipe', shell: process.platform === 'win32' },
    env: { ...process.env, npm_config_cache: join(base, 'cache') },
  });
  onTestFinished(() => expect(existsSync(touched)).toBe(false));
  return join(
    inner,
    readdirSync(inner).find((name) => name.endsWith('.tgz'))!,
  );
}

test('a pack from a packed package does so, too, and none of its scripts runs', async () => {
  const home = begun();
  const [first, second] = [packageOf(VALID, '1.0.0'), packageOf(patched(RENAMED), '1.1.0')];
  const added = await typed(home, 'add', first);
  expect(added).toContain('ana-road-1.0.0.tgz, version 1.0.0.');
  expect(added).toContain('Its install scripts (preinstall, install, postinstall, prepare) were not run');
  expect(readdirSync(join(home, 'packs', 'small')).length).toBe(2);
  expect(inLine((await refused(home, ['add', second])).at(-1)!)).toContain(`\`roadmap update small --from ${second}`);
  await throughItsLife(home, second, '--from', second);
});

test('a package is fetched by npm, and not installed', async () => {
  const home = scratch();
  const files = readdirSync(VALID, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  const tarball = packed(
    { name: 'package/package.json', content: '{"name":"@ana/road","version":"1.0.0"}' },
    ...files.map((name) => ({
      name: `package/${name.replaceAll('\\', '/')}`,
      content: readFileSync(join(VALID, name), 'utf8'),
    })),
  );
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const dist = { tarball: `http://127.0.0.1:${port}/road.tgz` };
    const versions = { '1.0.0': { name: '@ana/road', version: '1.0.0', dist } };
    if (request.url === '/road.tgz') response.end(tarball);
    else if (request.url?.includes('nowhere')) response.writeHead(404).end('{}');
    else response.end(JSON.stringify({ name: '@ana/road', 'dist-tags': { latest: '1.0.0' }, versions }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const env = {
    npm_config_registry: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    npm_config_cache: join(home, 'npm'),
    npm_config_fetch_retries: '0',
  };
  const { stdout, stderr } = await run(['add', '@ana/road'], { home, env });
  expect(stderr).toBe('');
  expect(inLine(stdout)).toContain('From the package @ana/road, version 1.0.0.');
  expect((await refused(home, ['add', '@ana/nowhere'], env))[0]).toContain('npm could not bring @ana/nowhere: 404');
});

// More bytes go through git and npm here than through all other tests.
const LONG = { timeout: 180_000 };

test('a repository that is larger than any roadmap is not brought whole, and nothing of it stays', LONG, async () => {
  const [home, work] = [scratch(), join(scratch(), 'work')];
  git('init', '--quiet', work);
  cpSync(VALID, work, { recursive: true });
  for (let index = 0; index < 9; index++) writeFileSync(join(work, `${index}.bin`), randomBytes(16_000_000));
  for (const setting of ['core.compression=0', 'core.bigFileThreshold=1m'])
    git('-C', work, 'config', ...setting.split('='));
  git('-C', work, 'add', '--all');
  git('-C', work, 'commit', '--quiet', '--message=Road');
  expect(await refused(home, ['add', `file://${work}`])).toEqual([
    `file://${work} was not taken: it has more than 128 MB to be brought here.`,
    'Nothing was added. If it is a roadmap that you trust, tell its author.',
  ]);
  expect(readdirSync(join(home, 'packs'))).toEqual([]);
});

test('a package without an end is not brought whole either', LONG, async () => {
  const home = scratch();
  const piece = randomBytes(1_000_000);
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const dist = { tarball: `http://127.0.0.1:${port}/road.tgz` };
    const versions = { '1.0.0': { name: '@ana/road', version: '1.0.0', dist } };
    // As fast as it is written: what comes faster would stay in npm's memory.
    let sent = 0;
    const send = () => {
      if (sent < bytesIn(home) + 8 * piece.length) {
        response.write(piece);
        sent += piece.length;
      }
      if (!response.destroyed) setTimeout(send, 5);
    };
    if (request.url === '/road.tgz') send();
    else response.end(JSON.stringify({ name: '@ana/road', 'dist-tags': { latest: '1.0.0' }, versions }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const env = {
    npm_config_registry: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    npm_config_cache: join(home, 'npm'),
    npm_config_fetch_retries: '0',
  };
  expect(await refused(home, ['add', '@ana/road'], env)).toEqual([
    '@ana/road was not taken: it has more than 128 MB to be brought here.',
    'Nothing was added. If it is a roadmap that you trust, tell its author.',
  ]);
  expect(readdirSync(join(home, 'packs'))).toEqual([]);
});

test('what is hostile or not whole is refused in words, and nothing of it stays', async () => {
  const home = scratch();
  const { bare, commit } = repository();
  const linked = patched({ 'roadmap.yaml': [['A small road', 'A road']] });
  const secret = join(scratch(), 'secret');
  writeFileSync(secret, 'id: stolen\n');
  symlinkSync(secret, join(linked, 'contract.yaml'));
  commit(linked);
  expect((await refused(home, ['add', bare]))[0]).toContain('"contract.yaml" is a link that leads out of its folder');
  expect((await refused(home, ['add', linked]))[1]).toContain('contract.yaml:1:1  error  file-outside');
  const wrong = patched({ '01-queue/quiz.yaml': [['correct: true', 'correct: false']] });
  expect((await refused(home, ['add', wrong])).at(-1)).toContain('Nothing was changed.');
  expect((await refused(home, ['add', '--', '--upload-pack=touch pwned']))[0]).toContain('is no folder, git address');
  expect((await refused(home, ['add', 'file:///nowhere.git']))[0]).toContain('could not be read');
  expect((await refused(home, ['remove', '/etc']))[0]).toBe('There is no pack "/etc".');
  expect(readdirSync(join(home, 'packs'))).toEqual([]);
});

test('a damaged pack is named by doctor, brought anew by update, and left by `use`', async () => {
  const home = scratch();
  await typed(home, 'add', VALID);
  await typed(home, 'use', 'small');
  const own = join(home, 'packs', 'small');
  const folder = readdirSync(own).find((name) => name !== 'pack.json')!;
  writeFileSync(join(own, folder, '01-queue', 'quiz.yaml'), '[]\n');
  expect(await refused(home, ['list'])).toEqual([
    'The pack "small" is damaged: its files are not those that were added.',
    '`roadmap update small` brings them anew; your answers are kept.',
  ]);
  const { stdout, code } = await run(['doctor'], { home });
  expect(code).toBe(1);
  expect(stdout.match(/damaged: The pack "small" is damaged/g)).toHaveLength(1);
  expect(await typed(home, 'update', 'small')).toBe('"A small road" (small) is whole again.');
  writeFileSync(join(own, 'pack.json'), '{');
  expect(await typed(home, 'use', 'built-in')).toContain('comes with the program');
  expect(await typed(home, 'remove', 'small')).toBe('Removed the pack "small".');
});

test('a lesson is read in the language that is set, as far as it is translated', async () => {
  const home = scratch();
  const changed = patched({
    '01-queue/lessons/queue-basics.md': [['- The oldest comes out first.', '- Oldest first.']],
  });
  await typed(home, 'config', 'set', 'language', 'de');
  const lesson = await typed(home, 'read', 'queue-basics', '--roadmap', changed);
  expect(lesson).toContain('Warteschlangen im Grundsatz');
  expect(lesson).toContain('Was es ist');
  expect(lesson).toContain('Oldest first.');
  const { stdout, stderr, code } = await run(['author', 'check', changed, '--lang', 'de'], { home });
  expect(stdout).toContain('translation-stale  queue-basics#recap has changed since it was translated');
  expect({ stderr, code }).toEqual({ stderr: 'de: 76 of 77 units shown, 0 errors\n', code: 0 });
});
