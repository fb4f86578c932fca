import { lstatSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { LIMITS } from '../limits.js';
import { attempt } from '../proc-files.js';

/** What a program has left in a plain file of a folder; null for anything else, and for more than it may leave. */
export function leftIn(folder: string, name: string): Buffer | null {
  return attempt(() => {
    const path = realpathSync(join(folder, name));
    // What a link leads to outside may never end.
    if (!path.startsWith(realpathSync(folder) + sep)) return null;
    const stats = statSync(path);
    return stats.isFile() && stats.size <= LIMITS.disk ? readFileSync(path) : null;
  }, null);
}

/** Writes a file where a program may have left anything of its name. */
export function writeAnew(path: string, text: string): void {
  rmSync(path, { recursive: true, force: true });
  writeFileSync(path, text, { flag: 'wx' });
}

/** Makes sure that there is a folder, whatever a program has left in its place. */
export function folderAt(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
}
