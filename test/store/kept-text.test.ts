import { chmodSync, lstatSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keptText } from '../../src/store/kept-text.js';
import { scratch } from '../scratch.js';

const posix = test.runIf(process.platform !== 'win32');
const envOf = (cache: string) => ({ XDG_CACHE_HOME: cache, LOCALAPPDATA: cache });
const folderIn = (cache: string) => join(cache, 'roadmap-tutor', 'checked');

test('a text is kept for who asks for the same again', () => {
  const env = envOf(scratch());
  expect(keptText(env, 'checked', 'a').read()).toBe('');
  keptText(env, 'checked', 'a').write('one');
  expect(keptText(env, 'checked', 'a').read()).toBe('one');
  expect(keptText(env, 'checked', 'b').read()).toBe('');
});

posix('it is kept for this user alone', () => {
  const cache = scratch();
  keptText(envOf(cache), 'checked', 'a').write('one');
  expect(lstatSync(folderIn(cache)).mode & 0o777).toBe(0o700);
  expect(lstatSync(join(folderIn(cache), readdirSync(folderIn(cache))[0]!)).mode & 0o777).toBe(0o600);
});

posix.each([
  ['others can look into', (cache: string) => chmodSync(folderIn(cache), 0o755)],
  ['others can move away', (cache: string) => chmodSync(cache, 0o777)],
])('nothing is read from a folder that %s', (_what, open) => {
  const cache = scratch();
  const kept = () => keptText(envOf(cache), 'checked', 'a');
  kept().write('one');
  open(cache);
  expect(kept().read()).toBe('');
  kept().write('two');
  chmodSync(folderIn(cache), 0o700);
  chmodSync(cache, 0o700);
  expect(kept().read()).toBe('one');
});

posix('nothing is written through a link', () => {
  const [cache, elsewhere] = [scratch(), scratch()];
  chmodSync(elsewhere, 0o700);
  mkdirSync(join(cache, 'roadmap-tutor'));
  symlinkSync(elsewhere, folderIn(cache));
  keptText(envOf(cache), 'checked', 'a').write('one');
  expect(readdirSync(elsewhere)).toEqual([]);
});

test('where no folder can be, nothing is kept, and nothing is said', () => {
  const cache = scratch();
  writeFileSync(join(cache, 'roadmap-tutor'), '');
  for (const env of [envOf(cache), envOf('relative'), {}]) {
    keptText(env, 'checked', 'a').write('one');
    expect(keptText(env, 'checked', 'a').read()).toBe('');
  }
});

test('eight are kept: those that were written last', () => {
  const env = envOf(scratch());
  const names = Array.from({ length: 10 }, (_unused, index) => String(index));
  const folder = folderIn(env.XDG_CACHE_HOME);
  for (const [index, name] of names.entries()) {
    keptText(env, 'checked', name).write(name);
    for (const file of readdirSync(folder)) {
      const { mtimeMs } = lstatSync(join(folder, file));
      utimesSync(join(folder, file), index, mtimeMs / 1000 - 100);
    }
  }
  expect(readdirSync(folder)).toHaveLength(8);
  expect(names.map((name) => keptText(env, 'checked', name).read())).toEqual(['', '', ...names.slice(2)]);
});
