import { lstatSync, mkdirSync, mkdtempSync, opendirSync, realpathSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REMOVAL, removeFolder } from './remove-folder.js';
import { scratchName, sweepScratch } from './sweep-scratch.js';
import { letGo, watchOverFolder } from './watch-over.js';

/** A folder for one run and a home for the program that runs in it. */
export interface Scratch {
  home: string;
  work: string;
}

let isSwept = false;

/** Gives `work` a fresh folder, and removes it afterwards, whatever happened. */
export async function inScratch<T>(work: (scratch: Scratch) => Promise<T>): Promise<T> {
  if (!isSwept) sweepScratch();
  isSwept = true;
  const home = realpathSync(mkdtempSync(join(tmpdir(), scratchName())));
  if (homes.size === 0) process.on('exit', removeHomes);
  homes.add(home);
  watchOverFolder(home);
  try {
    const folder = join(home, 'work');
    mkdirSync(folder);
    writeFileSync(join(home, '.gitconfig'), GIT_IDENTITY);
    return await work({ home, work: folder });
  } finally {
    // Others go on meanwhile; what of it is not done when we end is done then.
    await rm(home, REMOVAL).catch(() => removeFolder(home));
    letGo(home);
    homes.delete(home);
    if (homes.size === 0) process.off('exit', removeHomes);
  }
}

/** Those that are in use: a process that ends in the middle runs no `finally`. */
const homes = new Set<string>();

function removeHomes(): void {
  for (const home of homes) removeFolder(home);
}

const GIT_IDENTITY = `[user]
	name = Ana
	email = ana@shelf.example
[init]
	defaultBranch = main
[advice]
	detachedHead = false
`;

/** What a file or a folder takes on a disk, however little it holds. */
const BLOCK = 4096;

/** How many bytes what is below a folder takes; stops counting above `enough`. Links are not followed. */
export function bytesIn(folder: string, enough: number): number {
  let bytes = 0;
  // A name may be no text: as many letters as it has bytes stand for it.
  const folders = [Buffer.from(folder).toString('latin1')];
  for (let next = folders.pop(); next !== undefined && bytes <= enough; next = folders.pop()) {
    for (const entry of entriesOf(next)) {
      const path = `${next}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      bytes += Math.max(BLOCK, entry.isFile() ? sizeOf(path) : 0);
      if (bytes > enough) break;
    }
  }
  return bytes;
}

// The program may remove what is being counted, lock it, or nest it too deep for a path.
function sizeOf(path: string): number {
  try {
    return lstatSync(Buffer.from(path, 'latin1')).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return 0;
  }
}

function* entriesOf(folder: string) {
  let open;
  try {
    open = opendirSync(Buffer.from(folder, 'latin1'), { encoding: 'latin1' });
  } catch {
    return;
  }
  try {
    for (let entry = open.readSync(); entry; entry = open.readSync()) yield entry;
  } finally {
    open.closeSync();
  }
}
