import { closeSync, constants, fstatSync, openSync, realpathSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join, relative, isAbsolute, sep } from 'node:path';
import { errnoOf } from './plain-file.js';
import { replaceFile } from './replace-file.js';

export type Target = 'free' | 'file' | 'stream' | 'folder';

/** What stands where something is to be written. A pipe or a device takes a text without losing anything. */
export function targetAt(path: string): Target {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 'free';
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'stream';
}

/** Writes a text, or bytes: into a pipe or a device as it is, over a file only when the new one is whole and on disk. */
export function writeOut(path: string, text: string | Buffer): void {
  if (targetAt(path) !== 'stream') {
    statSync(dirname(path)); // A folder that is not there is a mistake in the name, and not made.
    return replaceFile(path, text, null);
  }
  const stream = openStream(path);
  try {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    for (let from = 0; from < bytes.length;) from += writeSync(stream, bytes, from);
  } finally {
    closeSync(stream);
  }
}

/** Whether a path lies in a folder, through whatever links. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(real(folder), real(path));
  return way === '' || (way.split(sep)[0] !== '..' && !isAbsolute(way));
}

/** A pipe that nobody reads would wait for ever: it is refused, as ENXIO. */
function openStream(path: string): number {
  if (process.platform === 'win32') return openSync(path, 'w');
  const asked = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  try {
    return fstatSync(asked).isFIFO() ? openSync(path, constants.O_WRONLY) : openSync(path, 'w');
  } finally {
    closeSync(asked);
  }
}

/** The path without links, as far as there is something. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (errnoOf(error) === null || dirname(path) === path) throw error;
    return join(real(dirname(path)), basename(path));
  }
}
