import { spawnSync } from 'node:child_process';
import { lstatSync, rmSync } from 'node:fs';

/** How often it is tried where a program that was just ended still holds something. */
export const REMOVAL = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 };

/** Removes a folder, whatever a program has made in it. What cannot be removed, such as another user's, stays. */
export function removeFolder(folder: string): void {
  try {
    rmSync(folder, REMOVAL);
  } catch (error) {
    // Node goes down by calls, and has no room for as many as a program can nest folders.
    if ((error as NodeJS.ErrnoException).code === undefined && !(error instanceof RangeError)) throw error;
    removeByForce(folder);
  }
}

/** A program may have locked a folder of its own, or have nested folders until their path is too long for us. */
function removeByForce(folder: string): void {
  // Through a link, others' folders would be unlocked.
  if (process.platform === 'win32' || lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  const own = { stdio: 'ignore' } as const;
  // Folders alone: a file may be linked in from elsewhere, and keeps its mode there.
  spawnSync('find', [folder, '-type', 'd', '!', '-perm', '-700', '-exec', 'chmod', 'u+rwx', '{}', ';'], own);
  spawnSync('rm', ['-rf', folder], own);
}
