import { chmodSync, cpSync, lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratch } from '../scratch.js';
import { BIN } from './cli.js';

/** Runs a bin file after some code of the test's own. */
function start(bin: string, before: string, env: Record<string, string>) {
  const preload = join(scratch(), 'before.cjs');
  writeFileSync(preload, before);
  const ended = spawnSync(process.execPath, ['--require', preload, bin, '--version'], { env, encoding: 'utf8' });
  return { code: ended.status, said: ended.stderr };
}

const asNode = (version: string) => `Object.defineProperty(process.versions, 'node', { value: '${version}' });`;

test.each(['12.22.12', '18.20.8', '20.18.3', '21.7.3', '22.0.0', '22.11.0'])(
  'Node %s is told in one sentence that it is too old',
  (version) => {
    expect(start(BIN, asNode(version), {})).toEqual({
      code: 1,
      said: `roadmap needs Node.js 20 (from 20.19), 22 (from 22.12) or newer; this is ${version}.\n`,
    });
  },
);

test.each(['20.19.0', '20.20.2', '22.12.0', '23.5.0', '24.21.0', '26.0.0'])('Node %s is new enough', (version) => {
  expect(start(BIN, asNode(version), { HOME: scratch() })).toEqual({ code: 0, said: '' });
});

test('a clone that is not built says what builds it', () => {
  const clone = scratch();
  cpSync(dirname(BIN), join(clone, 'bin'), { recursive: true });
  expect(start(join(clone, 'bin', 'roadmap.js'), '', {})).toEqual({
    code: 1,
    said: `roadmap is not built yet: run \`npm install\` and \`npm run build\` in ${clone}.\n`,
  });
});

describe.skipIf(process.platform === 'win32')('the compiled program is kept', () => {
  const TELL = `${asNode('24.21.0')} require('module').enableCompileCache = (folder) => console.error(folder);`;
  const kept = (home: string, env: Record<string, string> = {}) => start(BIN, TELL, { HOME: home, ...env }).said.trim();
  const folderIn = (cache: string) => join(cache, 'roadmap-tutor', 'compiled');
  const usual = process.platform === 'darwin' ? 'Library/Caches' : '.cache';

  test('in a folder that only the user can enter', () => {
    const home = scratch();
    expect(kept(home)).toBe(folderIn(join(home, usual)));
    expect(lstatSync(folderIn(join(home, usual))).mode & 0o777).toBe(0o700);
  });

  test('where XDG_CACHE_HOME says, if that is a whole path', () => {
    const [home, cache] = [scratch(), scratch()];
    expect(kept(home, { XDG_CACHE_HOME: cache })).toBe(folderIn(cache));
    expect(kept(home, { XDG_CACHE_HOME: 'relative' })).toBe(folderIn(join(home, usual)));
  });

  test('nowhere, where others can enter the folder', () => {
    const cache = scratch();
    mkdirSync(folderIn(cache), { recursive: true });
    chmodSync(folderIn(cache), 0o755);
    expect(kept(scratch(), { XDG_CACHE_HOME: cache })).toBe('');
  });

  test('nowhere, where the folder is a link', () => {
    const [cache, elsewhere] = [scratch(), scratch()];
    chmodSync(elsewhere, 0o700);
    mkdirSync(dirname(folderIn(cache)));
    symlinkSync(elsewhere, folderIn(cache));
    expect(kept(scratch(), { XDG_CACHE_HOME: cache })).toBe('');
  });

  test('nowhere, where others could put another folder in its place', () => {
    const cache = scratch();
    chmodSync(cache, 0o777);
    expect(kept(scratch(), { XDG_CACHE_HOME: cache })).toBe('');
  });

  test('nowhere on a Node that has no such cache', () => {
    expect(start(BIN, TELL.replace('24.21.0', '20.20.2'), { HOME: scratch() })).toEqual({ code: 0, said: '' });
  });

  test('nowhere, where the home cannot be written', () => {
    const home = scratch();
    writeFileSync(join(home, 'file'), '');
    expect(kept(join(home, 'file'))).toBe('');
  });
});
