import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shownSource, sourceOf } from '../../src/teaching/packs/source.js';
import { pinNamed } from '../../src/teaching/packs/use-roadmap.js';
import { scratch, VALID } from '../scratch.js';

test.each([
  ['https://example.org/road.git', 'git'],
  ['git@example.org:ana/road.git', 'git'],
  ['ssh://git@example.org/road.git', 'git'],
  ['file:///srv/road.git', 'git'],
  ['road', 'npm'],
  ['@ana/road', 'npm'],
  ['@ana/road@1.2.0', 'npm'],
  ['npm:road@next', 'npm'],
])('%s is taken from %s', (given, kind) => {
  expect(sourceOf(given, scratch())).toEqual({ kind, place: given.replace(/^npm:/, '') });
});

test.each([
  ['--upload-pack=touch pwned', 'is no folder, git address or package'],
  ['-oProxyCommand=touch', 'is no folder, git address or package'],
  ['', 'is no folder, git address or package'],
  ['ext::sh -c "touch pwned"', 'would start another program'],
  ['fd::17', 'would start another program'],
  ['road;touch pwned', 'is no folder, git address or package'],
  ['@ana/road@npm:other', 'is no folder, git address or package'],
  ['npm:file:../road', 'is no folder, git address or package'],
  ['road@>1 && touch pwned', 'is no folder, git address or package'],
  ['\u001b[2Jroad', 'is no folder, git address or package'],
  ['../nowhere', 'There is no '],
  ['ana/road', 'There is no '],
  ['road-1.0.0.tgz', 'There is no '],
])('%j is refused', (given, why) => {
  expect(() => sourceOf(given, scratch())).toThrow(why);
});

test('what is there goes before an address and a package', () => {
  const cwd = scratch();
  mkdirSync(join(cwd, 'road', 'roadmap'), { recursive: true });
  writeFileSync(join(cwd, 'road', 'roadmap', 'roadmap.yaml'), '');
  writeFileSync(join(cwd, 'road.tgz'), '');
  for (const name of ['HEAD', 'objects', 'refs']) mkdirSync(join(cwd, 'bare', name), { recursive: true });
  mkdirSync(join(cwd, 'empty'));
  expect(sourceOf(VALID, cwd)).toEqual({ kind: 'folder', place: VALID });
  expect(sourceOf('road', cwd)).toEqual({ kind: 'folder', place: join(cwd, 'road') });
  expect(sourceOf('road.tgz', cwd)).toEqual({ kind: 'tarball', place: join(cwd, 'road.tgz') });
  expect(sourceOf('bare', cwd)).toEqual({ kind: 'git', place: join(cwd, 'bare') });
  expect(() => sourceOf('empty', cwd)).toThrow('holds no roadmap');
});

test('a source is shown without the password in its address', () => {
  const source = { kind: 'git', place: 'https://ana:secret@example.org/road.git' } as const;
  expect(shownSource(source, '1a2b3c4d5e6f')).toBe('https://example.org/road.git at commit 1a2b3c4d');
});

test.each(['../small', '/etc', '..', 'none', '-y', ''])('there is no pack %j', (name) => {
  expect(() => pinNamed(scratch(), name)).toThrow('There is no pack "');
});
