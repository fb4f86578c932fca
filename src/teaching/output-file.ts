import { join, resolve } from 'node:path';
import type { Context } from '../context.js';
import { RoadmapError, usageError } from '../errors.js';
import { whyUnwritten } from '../store/disk-errors.js';
import { homeFolder } from '../store/home.js';
import { isInside, targetAt, writeOut } from '../store/write-out.js';
import { cleanForeign } from '../terminal/clean.js';

/** Where a command writes; null for standard output. Refuses what must not be written over, before any work is done. */
export async function outputTo(context: Context, named: string, force: boolean): Promise<string | null> {
  // Opened by its name, a file that standard output was led to would be cut off.
  const path = ['-', '/dev/stdout'].includes(named) ? null : resolve(context.cwd, named);
  const own = await context.home();
  if (path !== null) onDisk(path, () => mustTake(path, [own, ...ownFolders(context)], force));
  return path;
}

/** Writes a text into a file, and says so. */
export function write(context: Context, named: string, path: string, text: string): void {
  onDisk(path, () => writeOut(path, text));
  context.terminal.note(`Written: ${cleanForeign(named)}`);
}

/** What belongs to the program in the folder of all its progress. */
function ownFolders(context: Context): string[] {
  const root = homeFolder(context.env, () => context.cwd);
  return ['history', 'drafts', 'cache', 'roadmaps', 'device', 'progress.json'].map((name) => join(root, name));
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
