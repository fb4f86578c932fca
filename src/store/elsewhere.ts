import { closeSync, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Event } from '../domain/history/event.js';
import { signed } from '../domain/history/file-order.js';
import { compareHistoryFiles, deviceOf } from '../domain/history/history-files.js';
import { parseEvent } from './event-shape.js';
import { linesOf } from './history.js';

/** What was found beside events. */
export interface Remarks {
  /** Lines (or entries of an export) that are no events. */
  damaged: number;
  /** The version of the newest export that was read. */
  version: number;
}

/** A path that holds nothing to read: a pipe, a device, or a file too large. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}

/** Reads a history, a folder of them, a progress home, or a JSON export, event by event. */
export function* eventsElsewhere(path: string, remarks: Remarks): Generator<Event> {
  for (const file of filesOf(path)) {
    const bytes = bytesOf(file);
    const text = bytes.length > MOST_TEXT ? null : decoded(bytes);
    const exported = text === null ? null : exportIn(text);
    remarks.version = Math.max(remarks.version, exported?.version ?? 0);
    const lines = exported?.lines ?? text?.split('\n') ?? linesIn(bytes);
    for (const event of parsed(lines, remarks)) yield exported ? event : signed(event, deviceNamed(file));
  }
}

function* parsed(lines: Iterable<string>, remarks: Remarks): Generator<Event> {
  for (const line of lines) {
    if (line.trim() === '') continue;
    const event = parseEvent(line);
    if (event) yield event;
    else remarks.damaged += 1;
  }
}

function* linesIn(bytes: Buffer): Generator<string> {
  for (const { from, to } of linesOf(bytes)) yield bytes.toString('utf8', from, to);
}

// A string ends at 512 MB; what is longer is read line by line.
const MOST_TEXT = 400_000_000;
const MOST_BYTES = 2_000_000_000;

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const inside = join(path, 'history');
  const folder = statSync(inside, { throwIfNoEntry: false })?.isDirectory() ? inside : path;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort(compareHistoryFiles)
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

function bytesOf(path: string): Buffer {
  if (!statSync(path).isFile()) throw new Unreadable(`${path} is a pipe or a device, not a file`); // Opening may wait.
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size > MOST_BYTES) throw new Unreadable(`${path} is larger than 2 GB`);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** As text, also what PowerShell writes with `>`, which is UTF-16. */
function decoded(bytes: Buffer): string {
  const [first, second] = bytes;
  const little = (first === 0xff && second === 0xfe) || (first === 0x7b && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x7b);
  return new TextDecoder(little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8').decode(bytes);
}

function deviceNamed(file: string): string {
  const name = deviceOf(basename(file))
    .device.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return name.slice(0, 80) || 'device';
}

/** The version and the events of a JSON export; null where the text is something else. */
function exportIn(text: string): { version: number; lines: string[] } | null {
  if (!text.trimStart().startsWith('{')) return null;
  let value: { version?: unknown; events?: unknown };
  try {
    value = JSON.parse(text) as typeof value;
  } catch (error) {
    if (error instanceof SyntaxError) return null; // Many lines, each an object: a history.
    throw error;
  }
  if (typeof value.version !== 'number') return null;
  return {
    version: value.version,
    lines: Array.isArray(value.events) ? value.events.map((one) => JSON.stringify(one)) : [],
  };
}
