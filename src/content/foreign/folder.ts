import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onInterrupt } from '../../interruption.js';
import { readLock } from '../check/places.js';
import type { CarriedItem } from './carry.js';
import { writeChecked, type Wished } from './checked.js';
import { MADE } from './files.js';

/** What stands where a roadmap is to be made: nothing, one that an earlier import has made, or something else. */
export function folderAt(target: string): 'free' | 'ours' | 'other' {
  const stats = lstatSync(target, { throwIfNoEntry: false });
  if (!stats) return 'free';
  if (!stats.isDirectory()) return 'other';
  if (readdirSync(target).length === 0) return 'free';
  const path = join(target, 'roadmap.yaml');
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  return isFile && readFileSync(path, 'utf8').split(/\r?\n/, 1)[0] === MADE ? 'ours' : 'other';
}

/** Makes a roadmap of these items, or makes its files anew; gives their names, and none where nothing could be asked. */
export function makeFolder(target: string, items: CarriedItem[], wished: Omit<Wished, 'lock'>): string[] {
  // Beside it, so that each file is there whole or not at all.
  const draft = mkdtempSync(join(dirname(target), '.roadmap-import-'));
  const clear = () => rmSync(draft, { recursive: true, force: true });
  const done = onInterrupt(clear);
  try {
    const names = writeChecked(draft, items, { ...wished, lock: readLock(target) });
    for (const name of names) {
      mkdirSync(dirname(join(target, name)), { recursive: true });
      renameSync(join(draft, name), join(target, name));
    }
    return names;
  } finally {
    clear();
    done();
  }
}
