import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
  type Stats,
} from 'node:fs';
import { dirname } from 'node:path';

export interface Read {
  bytes: Buffer;
  /** How long the whole file is, and when it was changed. */
  size: number;
  changed: number;
}

/** Reads a file from an offset on, up to `most` bytes. What is no plain file is never opened: a pipe would not end. */
export function readPlain(path: string, from = 0, most = Infinity): Read {
  mustBePlain(statSync(path));
  // Something else may stand there by now; on Windows there is neither a pipe in a folder nor this flag.
  const file = openSync(path, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
  try {
    const stats = fstatSync(file);
    mustBePlain(stats);
    const bytes = Buffer.alloc(Math.min(most, Math.max(0, stats.size - from)));
    let read = 0;
    while (read < bytes.length) {
      const more = readSync(file, bytes, read, bytes.length - read, from + read);
      if (more === 0) break;
      read += more;
    }
    return { bytes: bytes.subarray(0, read), size: stats.size, changed: stats.mtimeMs };
  } finally {
    closeSync(file);
  }
}

/** Throws, with a code as errors of the disk have one, where something else than a plain file stands. */
export function mustBePlain(stats: Stats): void {
  if (stats.isFile()) return;
  const code = stats.isDirectory() ? 'EISDIR' : stats.isFIFO() ? 'PIPE' : stats.isSocket() ? 'SOCKET' : 'DEVICE';
  throw Object.assign(new Error(code), { code });
}

/** Made for the learner alone; what is there stays as it is. */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  const parent = dirname(path);
  // Not by Node's own way through the parents: where nothing can be made (/proc), it has no end.
  if (parent !== path && !isFolder(parent)) makeFolder(parent);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another run may have been quicker.
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The disk may or may not hold what was written. An error of the disk, with the code of what it answered. */
export class Unflushed extends Error {
  override name = 'Unflushed';
  readonly code: string | null;

  constructor(cause: Error) {
    super(cause.message, { cause });
    this.code = errnoOf(cause);
  }
}

/** Returns when the disk has what was written, where it is one that can tell: some network disks cannot. */
export function flush(file: number): void {
  try {
    fdatasyncSync(file);
  } catch (error) {
    if (!cannotFlush(error)) throw new Unflushed(error as Error);
  }
}

/** The name of a new file is on the disk only when its folder is. Not every system can do that, and none needs to. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  try {
    const folder = openSync(path, constants.O_RDONLY);
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    if (errnoOf(error) === null) throw error;
  }
}

export function cannotFlush(error: unknown): boolean {
  return ['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(errnoOf(error) ?? '');
}

/** The code of an error that the system gave; null for any other. */
export function errnoOf(error: unknown): string | null {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === 'string' && !code.startsWith('ERR_') ? code : null;
}
