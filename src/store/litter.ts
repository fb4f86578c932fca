import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errnoOf } from './plain-file.js';

const OLD_MS = 60 * 60 * 1000;
const KEPT_CHECKPOINTS = 5;

// What was to be renamed when the run was killed: by atomically, and by the versions before it.
const DRAFT =
  /\.tmp-[0-9a-f]{10,}$|^(?:device|import-[0-9a-f]+\.jsonl|(?:outline|(?:step|briefs|questions)-[a-z0-9-]+)\.json)\.\d+$/;
const ASIDE = /^progress\.\d{14}\.json$/;

/** Deletes the temporary files that killed runs have left in a home; gives their names. */
export function sweep(home: string): string[] {
  const drafts = [home, join(home, 'history'), ...foldersIn(join(home, 'cache'))].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => DRAFT.test(name))
      .map((name) => join(folder, name))
      .filter(isOld),
  );
  const asides = namesIn(home)
    .filter((name) => ASIDE.test(name))
    .sort()
    .map((name) => join(home, name));
  return [...drafts, ...asides.slice(0, -KEPT_CHECKPOINTS)].filter(remove);
}

function isOld(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true && Date.now() - stats.mtimeMs > OLD_MS;
}

function remove(path: string): boolean {
  return onDisk(() => rmSync(path, { force: true })) !== null;
}

function foldersIn(folder: string): string[] {
  return namesIn(folder).map((name) => join(folder, name));
}

function namesIn(folder: string): string[] {
  return onDisk(() => readdirSync(folder)) ?? [];
}

/** Nothing hangs on it: what cannot be read or deleted stays. */
function onDisk<T>(act: () => T): T | null {
  try {
    return act();
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}
