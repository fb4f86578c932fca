import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { onInterrupt } from '../../interruption.js';
import { inHome } from '../disk-errors.js';
import { errnoOf, makeFolder, readPlain } from '../plain-file.js';
import { filesFolder, packFolder, isPackName, packsIn, writePin, type Pin } from './pin.js';
import { hashOfTree, readTree, writeTree, type Tree } from './tree.js';

/** Does something in a folder that is gone afterwards, also when a signal ends it. */
export async function inDraft<T>(root: string, act: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(packsIn(root), `${DRAFT}${randomBytes(6).toString('hex')}`);
  inHome(packsIn(root), () => {
    makeFolder(folder);
  });
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const done = onInterrupt(remove);
  try {
    return await act(folder);
  } finally {
    done();
    remove();
  }
}

/** Puts a pack in its place: from its pin on it is the new one, before it the old one. */
export function keepPack(root: string, draft: string, pin: Pin, tree: Tree): void {
  const own = packFolder(root, pin.id);
  inHome(own, () => {
    writeTree(join(draft, 'kept'), tree);
    makeFolder(own);
    const place = filesFolder(root, pin);
    // What is left of a killed run, or damaged.
    rmSync(place, { recursive: true, force: true });
    renameSync(join(draft, 'kept'), place);
    writePin(root, pin);
    for (const name of readdirSync(own))
      if (OF_FILES.test(name) && join(own, name) !== place) rmSync(join(own, name), { recursive: true, force: true });
  });
}

/** Whether the files of a pack are those that were added. */
export function isWhole(root: string, pin: Pin): boolean {
  const folder = filesFolder(root, pin);
  try {
    return hashOfTree(readTree(folder)) === pin.hash;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return false;
  }
}

/** Deletes what killed runs have left beside the packs, and in them; gives where. */
export function sweepPacks(root: string): string[] {
  const folder = packsIn(root);
  if (!existsSync(folder)) return [];
  return inHome(folder, () => {
    const left = readdirSync(folder)
      .filter((name) => name.startsWith(DRAFT) || isHalf(join(folder, name)))
      .map((name) => join(folder, name))
      .filter(isOld);
    for (const path of left) rmSync(path, { recursive: true, force: true });
    sweepCaches(join(root, 'cache'));
    return left;
  });
}

/** The compiled forms of folders that are gone; a run that uses one goes on for a while. */
function sweepCaches(folder: string): void {
  if (!existsSync(folder)) return;
  for (const path of readdirSync(folder).map((name) => join(folder, name))) {
    const outline = join(path, 'outline.json');
    if (!existsSync(outline) || !isOld(outline)) continue;
    const of = /^\{"compiled":"[^"]*","folder":("(?:[^"\\]|\\.)*")/.exec(
      readPlain(outline).bytes.toString('utf8'),
    )?.[1];
    if (of !== undefined && !existsSync(JSON.parse(of) as string)) rmSync(path, { recursive: true, force: true });
  }
}

function isOld(path: string): boolean {
  return Date.now() - statSync(path).mtimeMs > OLD_MS;
}

const DRAFT = '.adding-';
const OF_FILES = /^[0-9a-f]{16}$/;
const OLD_MS = 60 * 60 * 1000;

/** A pack whose files came, and whose pin did not, or went first. */
function isHalf(path: string): boolean {
  return (
    isPackName(basename(path)) &&
    statSync(path).isDirectory() &&
    readdirSync(path).every((name) => OF_FILES.test(name) || /\.tmp-/.test(name))
  );
}
