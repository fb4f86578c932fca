import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { errnoOf } from './plain-file.js';

/** How many bytes the files in a folder have, while a program writes and deletes there: what is gone, or barred, has none. */
export function bytesIn(folder: string): number {
  return entriesIn(folder).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sum + bytesIn(path);
    return entry.isFile() ? sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0) : sum;
  }, 0);
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return [];
  }
}
