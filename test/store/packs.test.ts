import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inDraft, isWhole, keepPack, sweepPacks } from '../../src/store/packs/keep.js';
import { packProblems } from '../../src/store/packs/pack-folder.js';
import {
  filesFolder,
  isPackName,
  packFolder,
  packNames,
  readPin,
  removePack,
  type Pin,
} from '../../src/store/packs/pin.js';
import { filesInTarball } from '../../src/store/packs/tarball.js';
import { hashOfTree, MOST_FILES, refuseCrowd, refuseLink, refuseName, type Tree } from '../../src/store/packs/tree.js';
import { scratch } from '../scratch.js';
import { packed } from './packed.js';

const TREE: Tree = new Map([
  ['roadmap.yaml', Buffer.from('id: small\n')],
  ['01-queue/quiz.yaml', Buffer.from('[]\n')],
]);
const pinOf = (tree: Tree): Pin => ({
  ...{ id: 'small', title: 'A small road', source: { kind: 'folder', place: '/road' }, at: null },
  ...{ hash: hashOfTree(tree), day: '2026-11-28' },
});

async function kept(root: string, tree: Tree): Promise<Pin> {
  const pin = pinOf(tree);
  // oxlint-disable-next-line typescript/require-await
  await inDraft(root, async (draft) => keepPack(root, draft, pin, tree));
  return pin;
}

describe('a packed package', () => {
  test('its files, without the folder that all of them lie in', () => {
    const tree = filesInTarball(
      packed({ name: 'package/roadmap.yaml', content: 'id: small\n' }, { name: 'package/a/b.md', content: 'text' }),
    );
    expect([...tree].map(([name, bytes]) => [name, bytes.toString()])).toEqual([
      ['roadmap.yaml', 'id: small\n'],
      ['a/b.md', 'text'],
    ]);
  });

  test('long names, as pax and as GNU write them', () => {
    const [pax, gnu] = ['p', 'g'].map((letter) => `package/${letter.repeat(150)}.md`);
    const record = ` path=${pax!}\n`;
    const length = record.length + 3;
    const tree = filesInTarball(
      packed(
        { name: 'PaxHeader', type: 'x', content: `${length}${record}` },
        { name: 'package/short', content: 'pax' },
        { name: '././@LongLink', type: 'L', content: `${gnu!}\0` },
        { name: 'package/short', content: 'gnu' },
      ),
    );
    expect([...tree.keys()].map((name) => `package/${name}`)).toEqual([pax, gnu]);
  });

  test.each([
    ['a name that leads out', [{ name: 'package/../../.bashrc' }], 'leads out of its folder'],
    ['an absolute name', [{ name: '/etc/passwd' }], 'leads out of its folder'],
    ['a name of Windows', [{ name: 'package/..\\..\\run.exe' }], 'leads out of its folder'],
    ['a name with escapes', [{ name: 'package/\u001b[2Jquiz.yaml' }], 'has hidden characters'],
    ['a link that leads out', [{ name: 'package/quiz.yaml', type: '2', target: '../../secret' }], 'leads out'],
    ['an absolute link', [{ name: 'package/quiz.yaml', type: '2', target: '/etc/passwd' }], 'leads out'],
    ['a hard link that leads out', [{ name: 'package/a', type: '1', target: 'package/../../a' }], 'leads out'],
    ['a device', [{ name: 'package/null', type: '3' }], 'that is no file'],
    ['a pipe', [{ name: 'package/pipe', type: '6' }], 'that is no file'],
  ])('%s is refused', (_what, entries, why) => {
    expect(() => filesInTarball(packed(...entries))).toThrow(why);
  });

  test.each([
    ['no archive', Buffer.from('hello'), 'no packed package'],
    ['a text that was zipped', gzipSync(Buffer.alloc(2000, 'a')), 'no packed package'],
    [
      'one that is cut off',
      gzipSync(gunzipSync(packed({ name: 'package/a', content: 'a'.repeat(400) })).subarray(0, 700)),
      'cut off',
    ],
    ['a bomb', gzipSync(Buffer.alloc(130_000_000), { level: 1 }), 'more than 64 MB'],
  ])('%s is refused', (_what, bytes, why) => {
    expect(() => filesInTarball(bytes)).toThrow(why);
  });

  test('50,000 files are refused', () => {
    const head = gunzipSync(packed({ name: 'package/a' })).subarray(0, 512);
    const many = gzipSync(Buffer.alloc(50_000 * head.length, head), { level: 1 });
    expect(() => filesInTarball(many)).toThrow('more than 10000 files');
  });

  test('a link inside it, and what was installed into it, are left out', () => {
    const entries = [
      { name: 'package/a.md', type: '2', target: 'b.md' },
      { name: 'package/node_modules/left/index.js', content: 'x' },
      { name: 'package/b.md', content: 'text' },
    ];
    expect([...filesInTarball(packed(...entries)).keys()]).toEqual(['b.md']);
  });
});

test.each(['a/../b', '../a', '/a', 'a//b', './a', 'C:/a', 'a\\b', 'a\tb', 'a\u202eb', 'a'.repeat(201)])(
  'the name %j is refused',
  (name) => expect(() => refuseName(name)).toThrow(),
);
test.each(['roadmap.yaml', '01-queue/lessons/a b.md', 'lab/x/files/.env', 'über.md'])('the name %j is taken', (name) =>
  expect(refuseName(name)).toBeUndefined(),
);

test.each([
  ['a/b', '../c', true],
  ['a/b', '../../c', false],
  ['b', 'c', true],
  ['b', '..', false],
  ['b', 'C:\\a', false],
])('a link %s to %s stays inside: %s', (name, target, stays) => {
  const refuse = () => refuseLink(name, target);
  if (stays) expect(refuse()).toBeUndefined();
  else expect(refuse).toThrow('leads out');
});

test('a folder with more files than a roadmap can have is refused before it is read', () => {
  const folder = scratch();
  for (let index = 0; index <= MOST_FILES; index++) writeFileSync(join(folder, String(index)), '');
  expect(() => refuseCrowd(folder)).toThrow('more than 10000 files');
});

test.each(['../small', 'Small', '-y', 'a/b', '', 'constructor', 'built-in', 'a b', '.adding-1', 'a'.repeat(101)])(
  '%j is no name of a pack',
  (name) => {
    expect(isPackName(name)).toBe(false);
    expect(readPin(scratch(), name)).toBeNull();
    expect(removePack(scratch(), name)).toBe(false);
  },
);

test('a pack is kept with its pin, and another version of it takes its place', async () => {
  const root = scratch();
  const first = await kept(root, TREE);
  expect(readPin(root, 'small')).toEqual(first);
  const second = await kept(root, new Map([...TREE, ['contract.yaml', Buffer.from('{}\n')]]));
  expect(readPin(root, 'small')).toEqual(second);
  expect(isWhole(root, second)).toBe(true);
  expect(isWhole(root, first)).toBe(false);
  expect(packNames(root)).toEqual(['small']);
  expect(removePack(root, 'small')).toBe(true);
  expect(packNames(root)).toEqual([]);
});

test.each([
  ['a file is another one', (files: string) => writeFileSync(join(files, 'roadmap.yaml'), 'id: large\n')],
  ['a file came', (files: string) => writeFileSync(join(files, 'more.md'), '')],
])('a pack is damaged where %s', async (_what, damage) => {
  const root = scratch();
  const pin = await kept(root, TREE);
  damage(filesFolder(root, pin));
  expect(packProblems(root).map(({ message }) => message)).toEqual([
    'The pack "small" is damaged: its files are not those that were added.',
  ]);
  await kept(root, TREE);
  expect(packProblems(root)).toEqual([]);
});

test.each(['', 'null', '{"id":"small"}', '{"id":"other","title":"x"}'])(
  'a pin that says %j is damaged',
  async (text) => {
    const root = scratch();
    await kept(root, TREE);
    writeFileSync(join(packFolder(root, 'small'), 'pack.json'), text);
    expect(packProblems(root).map(({ hint }) => hint)).toEqual([
      'Type `roadmap remove small`, then add it again: your answers are kept.',
    ]);
    expect(removePack(root, 'small')).toBe(true);
  },
);

test('what a killed run has left is swept an hour later, and nothing else', async () => {
  const root = scratch();
  await kept(root, TREE);
  const place = (...names: string[]) => join(root, 'packs', ...names);
  mkdirSync(place('.adding-0123456789ab', 'unpacked'), { recursive: true });
  mkdirSync(place('half', '0123456789abcdef'), { recursive: true });
  mkdirSync(place('.adding-new'));
  const cache = join(root, 'cache', 'gone');
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'outline.json'), `{"compiled":"x","folder":${JSON.stringify(place('gone'))},"stamp":[]}`);
  const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
  for (const path of [place('.adding-0123456789ab'), place('half'), place('small'), join(cache, 'outline.json')])
    utimesSync(path, old, old);
  expect(sweepPacks(root).sort()).toEqual([place('.adding-0123456789ab'), place('half')]);
  expect(readPin(root, 'small')).not.toBeNull();
  expect(() => readFileSync(join(cache, 'outline.json'))).toThrow();
  expect(sweepPacks(root)).toEqual([]);
});
