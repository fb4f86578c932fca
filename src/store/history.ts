import { closeSync, fdatasyncSync, fstatSync, mkdirSync, openSync, readdirSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Event } from '../domain/history/event.js';

/** How many bytes of each history file have been read. */
export type Offsets = Record<string, number>;

export interface Tail {
  /** What each file holds past its offset, up to its last whole line: as bytes, since a string ends at 512 MB. */
  files: Buffer[];
  offsets: Offsets;
  /** A file is shorter than what was read of it: what was folded no longer holds. */
  rewritten: boolean;
}

export function historyFiles(home: string): string[] {
  try {
    return readdirSync(join(home, 'history'))
      .filter((name) => name.endsWith('.jsonl'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Reads what the history files hold past `offsets`, up to their last whole lines. */
export function readTail(home: string, offsets: Offsets): Tail {
  const files = historyFiles(home);
  const tail: Tail = {
    files: [],
    offsets: {},
    rewritten: Object.keys(offsets).some((file) => !files.includes(file)),
  };
  for (const file of files) {
    const from = offsets[file] ?? 0;
    const { bytes, size } = readFrom(join(home, 'history', file), from);
    if (size < from) tail.rewritten = true;
    const end = bytes.lastIndexOf(0x0a) + 1;
    tail.offsets[file] = from + end;
    tail.files.push(bytes.subarray(0, end));
  }
  return tail;
}

/** Where each line begins and ends, one after the other; the last may lack its line break. */
export function* linesOf(bytes: Buffer): Generator<{ from: number; to: number }> {
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(0x0a, from);
    const to = end === -1 ? bytes.length : end;
    yield { from, to };
    from = to + 1;
  }
}

function readFrom(path: string, from: number): { bytes: Buffer; size: number } {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.alloc(Math.max(0, size - from));
    const read = bytes.length === 0 ? 0 : readSync(file, bytes, 0, bytes.length, from);
    return { bytes: bytes.subarray(0, read), size };
  } finally {
    closeSync(file);
  }
}

/** Appends one event as one line, in one write, and returns when the disk has it. */
export function appendEvent(home: string, device: string, event: Event): void {
  mkdirSync(join(home, 'history'), { recursive: true });
  const file = openSync(join(home, 'history', `${device}.jsonl`), 'a+', 0o600);
  try {
    const line = Buffer.from(`${endsTorn(file) ? '\n' : ''}${JSON.stringify(event)}\n`);
    const written = writeSync(file, line);
    if (written < line.length) throw Object.assign(new Error('the disk took only a part'), { code: 'ENOSPC' });
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}

// A crash may leave half a line at the end: the next event must not grow onto it.
function endsTorn(file: number): boolean {
  const { size } = fstatSync(file);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  return last[0] !== 0x0a;
}
