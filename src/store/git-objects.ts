import { createHash } from 'node:crypto';
import { GitFailure, must, type Git } from './git.js';

/** The commit that a reference stands for; null where there is none yet. */
export async function commitAt(git: Git, reference: string): Promise<string | null> {
  const { code, stdout } = await git(['rev-parse', '--quiet', '--verify', `${reference}^{commit}`]);
  return code === 0 ? stdout.toString().trim() : null;
}

export interface Entry {
  mode: string;
  type: string;
  id: string;
  bytes: number;
}

export const isFile = ({ mode, type }: Entry) => type === 'blob' && mode.startsWith('100');

export async function treeOf(git: Git, commit: string | null): Promise<Map<string, Entry>> {
  if (commit === null) return new Map();
  const listed = must(await git(['ls-tree', '-z', '--long', commit])).toString('latin1');
  return new Map(
    [...listed.matchAll(/(\d+) (\w+) (\w+) +(\d+|-)\t([^\0]+)\0/g)]
      .map(([, mode, type, id, bytes, name]): [string, Entry] => [
        name!,
        { mode: mode!, type: type!, id: id!, bytes: Number(bytes) || 0 },
      ])
      // No git would check these out, and some servers take no tree that has them.
      .filter(([name]) => !/^(?:\.{1,2}|\.git)$|\//i.test(name)),
  );
}

/** The texts of these files, all from one git. Read as latin1, every byte of a line stays what it is. */
export async function textsOf(git: Git, entries: Entry[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.map(({ id }) => id))];
  const texts = new Map<string, string>();
  if (ids.length === 0) return texts;
  const bytes = must(await git(['cat-file', '--batch'], Buffer.from(ids.map((id) => `${id}\n`).join(''))));
  let from = 0;
  for (const id of ids) {
    const end = bytes.indexOf(0x0a, from);
    const size = Number(/^\w+ blob (\d+)$/.exec(bytes.toString('latin1', from, end))?.[1] ?? NaN);
    if (Number.isNaN(size)) throw new GitFailure('broken', `the object ${id} is missing`);
    texts.set(id, bytes.toString('latin1', end + 1, end + 1 + size));
    from = end + 1 + size + 1;
  }
  return texts;
}

/** The name that git gives to this content. */
export function blobId(text: string, length: number): string {
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${text.length}\0`)
    .update(text, 'latin1')
    .digest('hex');
}

export async function storeText(git: Git, text: string): Promise<Entry> {
  const stored = must(await git(['hash-object', '-w', '--stdin'], Buffer.from(text, 'latin1')));
  return { mode: '100644', type: 'blob', id: stored.toString().trim(), bytes: text.length };
}

export function isSame(one: Map<string, Entry>, other: Map<string, Entry>): boolean {
  return (
    one.size === other.size &&
    [...one].every(([name, { id, mode }]) => other.get(name)?.id === id && other.get(name)?.mode === mode)
  );
}

export async function commitTree(git: Git, tree: Map<string, Entry>, parents: string[]): Promise<string | null> {
  if (parents.length === 0 && tree.size === 0) return null;
  const entries = [...tree].map(([name, { mode, type, id }]) => `${mode} ${type} ${id}\t${name}\0`).join('');
  const id = must(await git(['mktree', '-z'], Buffer.from(entries, 'latin1')))
    .toString()
    .trim();
  const under = parents.flatMap((parent) => ['-p', parent]);
  return must(await git(['commit-tree', id, ...under, '-m', 'Sync progress']))
    .toString()
    .trim();
}

/** The commits that no other one contains; those of two machines that began apart have nothing in common. */
export async function newest(git: Git, head: string | null, other: string | null): Promise<string[]> {
  if (head === null || other === null || head === other) return [head ?? other].filter((one) => one !== null);
  return must(await git(['merge-base', '--independent', other, head]))
    .toString()
    .trim()
    .split('\n');
}
