import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { firstHidden } from '../../domain/hidden-characters.js';

/** Files by their names, with / between folders. */
export type Tree = Map<string, Buffer>;

/** What a pack may be: our own road has 700 files and 8 MB. */
export const MOST_FILES = 10_000;
export const MOST_BYTES = 64_000_000;
/** What is brought here to find it in: a repository, or a package, may have other things, too. */
export const MOST_BROUGHT = 2 * MOST_BYTES;

/** A pack that is not taken; its message ends a sentence. */
export class Refused extends Error {
  override name = 'Refused';
}

/** Throws where a name leads out of its folder, or hides what it is. */
export function refuseName(name: string): void {
  const parts = name.split('/');
  const leaves = parts.some((part) => ['', '.', '..'].includes(part)) || /^[a-z]:|\\/i.test(name);
  if (leaves) throw new Refused(`the name ${JSON.stringify(name)} leads out of its folder`);
  if (firstHidden(name) || /[\n\t\ufffd]/.test(name))
    throw new Refused(`the name ${JSON.stringify(name)} has hidden characters`);
  if (name.length > 400 || parts.some((part) => Buffer.byteLength(part) > 200))
    throw new Refused(`the name ${JSON.stringify(`${name.slice(0, 40)}…`)} is too long`);
}

/** Links are never followed; one that leads out of its folder is meant to be. */
export function refuseLink(name: string, target: string): void {
  const led = posix.normalize(posix.join(posix.dirname(name), target));
  if (/^[/\\]|^[a-z]:/i.test(target) || target.includes('\\') || led === '..' || led.startsWith('../'))
    throw new Refused(`${JSON.stringify(name)} is a link that leads out of its folder`);
}

export function refuseLarge(files: number, bytes: number): void {
  if (files > MOST_FILES) throw new Refused(`it has more than ${MOST_FILES} files`);
  if (bytes > MOST_BYTES) throw new Refused(`it has more than ${MOST_BYTES / 1_000_000} MB`);
}

/** In which folder of a repository or a package its roadmap is: at its root, or in `roadmap`. Null where there is none. */
export function roadmapIn(has: (name: string) => boolean): '' | 'roadmap/' | null {
  if (has('roadmap.yaml')) return '';
  return has('roadmap/roadmap.yaml') ? 'roadmap/' : null;
}

/** What no roadmap's file lies in. */
export function isBeside(name: string): boolean {
  return name.split('/').some((part) => part === 'node_modules' || part === '.git');
}

/** How many files a folder holds; no more are counted than decide. */
export function refuseCrowd(folder: string): void {
  const waiting = [folder];
  for (let files = 0; waiting.length > 0;) {
    const at = waiting.pop()!;
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (isBeside(entry.name)) continue;
      if (entry.isDirectory()) waiting.push(join(at, entry.name));
      files += 1;
      refuseLarge(files, 0);
    }
  }
}

/** Writes files into a folder in which none of them is yet. */
export function writeTree(folder: string, tree: Tree): void {
  const folders = new Set<string>();
  for (const name of [...tree.keys()]) for (let up = dirname(name); up !== '.'; up = dirname(up)) folders.add(up);
  for (const name of folders)
    if (tree.has(name)) throw new Refused(`${JSON.stringify(name)} is a file and a folder at once`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of [...folders].sort()) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  for (const [name, bytes] of tree) writeFileSync(join(folder, name), bytes, { mode: 0o600 });
}

/** What a folder of a pack holds. */
export function readTree(folder: string): Tree {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)];
      }),
  );
}

export function hashOfTree(tree: Tree): string {
  const hash = createHash('sha256');
  for (const name of [...tree.keys()].sort()) {
    const bytes = tree.get(name)!;
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
