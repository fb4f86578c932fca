import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Event } from '../domain/history/event.js';
import { compareHistoryFiles, deviceOf, fileOf, isFull, MOST_PARTS } from '../domain/history/history-files.js';
import { checksum } from './checksum.js';
import { errnoOf, flush, flushFolder, makeFolder, mustBePlain, readPlain } from './plain-file.js';

/** How much of a history file has been folded, and what tells whether that part is still the same. */
export interface Folded {
  bytes: number;
  /** The CRC-32 of these bytes: that of a longer beginning follows from it without reading them again. */
  sum: number;
  /** When the file was changed, as it was then: where it is so still, the bytes need not be read. */
  changed: number;
}

export type Offsets = Record<string, Folded>;

export interface Tail {
  /** What each file holds past its offset, up to its last whole line: as bytes, since a string ends at 512 MB. */
  files: { file: string; bytes: Buffer }[];
  offsets: Offsets;
  /** What was folded of a file is not there any more, or is not what it was. */
  rewritten: boolean;
  /** Files that cannot be read; what was folded of them stays. */
  skipped: { file: string; error: unknown }[];
}

/** The names of the history files, those of one device in its order. */
export function historyFiles(home: string): string[] {
  const folder = join(home, 'history');
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort(compareHistoryFiles);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    for (const path of [home, folder]) mustNotDangle(path);
    return [];
  }
}

/** Reads what the history files hold past `offsets`, up to their last whole lines. `sure`: nothing else has changed. */
export function readTail(home: string, offsets: Offsets, sure = false): Tail {
  const files = historyFiles(home);
  const tail: Tail = {
    files: [],
    offsets: {},
    rewritten: Object.keys(offsets).some((file) => !files.includes(file)),
    skipped: [],
  };
  for (const file of files) {
    const folded = offsets[file];
    try {
      addTail(tail, join(home, 'history', file), file, folded ?? NOTHING, sure);
    } catch (error) {
      if (errnoOf(error) === null) throw error;
      tail.skipped.push({ file, error });
      if (folded) tail.offsets[file] = folded;
    }
  }
  return tail;
}

/** Whether the beginning of a file is still what was folded of it. */
export function isAsFolded(bytes: Buffer, folded: Folded): boolean {
  return bytes.length >= folded.bytes && checksum(bytes.subarray(0, folded.bytes)) === folded.sum;
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

/** Appends one event as one line, in one write, and returns when the disk has it. */
export function appendEvent(home: string, device: string, event: Event): void {
  const folder = join(home, 'history');
  makeFolder(folder);
  const file = openSync(join(folder, openFile(folder, device, event.at)), 'a+', 0o600);
  try {
    const { size } = fstatSync(file);
    const line = Buffer.from(`${endsTorn(file, size) ? '\n' : ''}${JSON.stringify(event)}\n`);
    const written = writeSync(file, line);
    if (written < line.length) throw Object.assign(new Error('the disk took only a part'), { code: 'ENOSPC' });
    mustBePlain(fstatSync(file));
    flush(file);
    if (size === 0) flushFolder(folder);
  } finally {
    closeSync(file);
  }
}

const NOTHING: Folded = { bytes: 0, sum: 0, changed: -1 };

function addTail(tail: Tail, path: string, file: string, folded: Folded, sure: boolean): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw dangling(path);
  const { size, mtimeMs } = stats;
  tail.offsets[file] = folded;
  if (size === folded.bytes && mtimeMs === folded.changed) return;
  const from = sure || mtimeMs === folded.changed ? folded.bytes : 0;
  const read = readPlain(path, from);
  if (read.size < folded.bytes || (from === 0 && !isAsFolded(read.bytes, folded))) {
    tail.rewritten = true;
    return;
  }
  const news = read.bytes.subarray(folded.bytes - from);
  const whole = news.subarray(0, news.lastIndexOf(0x0a) + 1);
  tail.offsets[file] = {
    bytes: folded.bytes + whole.length,
    sum: checksum(whole, folded.sum),
    changed: read.changed,
  };
  if (whole.length > 0) tail.files.push({ file, bytes: whole });
}

/** The file that this device writes to now. */
function openFile(folder: string, device: string, at: string): string {
  const parts = readdirSync(folder)
    .map(deviceOf)
    .flatMap((one) => (one.device === device ? [one.part] : []));
  const part = Math.max(1, ...parts);
  const file = fileOf({ device, part });
  if (part === MOST_PARTS || !parts.includes(part)) return file;
  const { bytes, firstAt } = beginning(join(folder, file));
  return isFull(bytes, firstAt, at) ? fileOf({ device, part: part + 1 }) : file;
}

function beginning(path: string): { bytes: number; firstAt: string | null } {
  const stats = statSync(path);
  if (!stats.isFile()) return { bytes: 0, firstAt: null };
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const text = head.toString('latin1', 0, readSync(file, head, 0, HEAD_BYTES, 0));
    return { bytes: stats.size, firstAt: /^[^\n]*?"at":"(\d{4}-\d\d)/.exec(text)?.[1] ?? null };
  } finally {
    closeSync(file);
  }
}

const HEAD_BYTES = 200;

// A crash may leave half a line at the end: the next event must not grow onto it.
function endsTorn(file: number, size: number): boolean {
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  return last[0] !== 0x0a;
}

function mustNotDangle(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() && !statSync(path, { throwIfNoEntry: false }))
    throw dangling(path);
}

function dangling(path: string): Error {
  return Object.assign(new Error('DANGLING'), { code: 'DANGLING', path });
}
