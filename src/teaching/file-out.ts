import { join, resolve } from 'node:path';
import type { Context } from '../context.js';
import { RoadmapError, usageError } from '../errors.js';
import { whyUnwritten } from '../store/disk-errors.js';
import { homeFolder } from '../store/home.js';
import { isInside, targetAt, writeOut } from '../store/write-out.js';

/** The path of a file that the learner names for something to be written to, where that may be. */
export async function takenFile(
  context: Pick<Context, 'cwd' | 'env' | 'home'>,
  name: string,
  force: boolean,
): Promise<string> {
  const path = resolve(context.cwd, name);
  const own = [await context.home(), ...ownFolders(context)];
  onDisk(path, () => mustTake(path, own, force));
  return path;
}

export function writeTo(path: string, text: string | Buffer): void {
  onDisk(path, () => writeOut(path, text));
}

/** What belongs to the program in the folder of all its progress. */
function ownFolders(context: Pick<Context, 'cwd' | 'env'>): string[] {
  const root = homeFolder(context.env, () => context.cwd);
  return ['history', 'drafts', 'cache', 'packs', 'roadmaps', 'device', 'progress.json'].map((name) => join(root, name));
}

function mustTake(path: string, own: string[], force: boolean): void {
  if (own.some((folder) => isInside(path, folder)))
    throw usageError(
      `${path} lies in the folder that holds your progress.`,
      'Name a file elsewhere: what stands in that folder is the progress itself.',
    );
  switch (targetAt(path)) {
    case 'folder':
      throw usageError(`${path} is a folder.`, 'Name a file in it.');
    case 'file':
      if (!force) throw usageError(`${path} exists already.`, 'Name another file, or add --force to replace it.');
      return;
    case 'free':
    case 'stream':
  }
}

function onDisk<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const why = whyUnwritten(error);
    if (why === null) throw error;
    throw new RoadmapError(`${path} could not be written: ${why}.`, 'Name a file in a folder that you may write to.');
  }
}
