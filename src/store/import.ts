import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Event } from '../domain/history/event.js';
import { parseEvent } from './event-shape.js';
import { readTail } from './history.js';
import { eventsIn } from './timeline.js';

export interface Found {
  events: Event[];
  /** Lines (or entries of an export) that are no events. */
  damaged: number;
  /** The version of the newest export that was read. */
  version: number;
}

/** Reads a history, a folder of them, a progress home, or a JSON export. */
export async function readElsewhere(path: string, tell: (text: string) => Promise<void>): Promise<Found> {
  const found: Found = { events: [], damaged: 0, version: 0 };
  let read = 0;
  for (const file of filesOf(path)) {
    const text = new TextDecoder().decode(readFileSync(file));
    const exported = exportIn(text);
    found.version = Math.max(found.version, exported?.version ?? 0);
    for (const line of exported ? exported.lines : text.split('\n')) {
      if (++read % PIECE === 0) await tell(`reading what is imported, ${read.toLocaleString('en')} lines`);
      if (line.trim() === '') continue;
      const event = parseEvent(line);
      if (event) found.events.push(event);
      else found.damaged += 1;
    }
  }
  return found;
}

/** So many lines are read between two looks at whether to stop. */
const PIECE = 1000;

/** Writes the events that this home lacks into a history file of their own; gives how many they were. */
export function addEvents(home: string, events: Event[]): number {
  const known = new Set<string>();
  for (const { id } of eventsIn(readTail(home, {}))) known.add(id);
  const missing = events.filter(({ id }) => !known.has(id) && known.add(id));
  if (missing.length === 0) return 0;
  const text = missing.map((event) => `${JSON.stringify(event)}\n`).join('');
  const folder = join(home, 'history');
  mkdirSync(folder, { recursive: true });
  // Named for what is in it: the same events make the same file, on every device.
  const name = `import-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.jsonl`;
  const draft = join(folder, `${name}.${process.pid}`);
  const file = openSync(draft, 'w', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, join(folder, name));
  return missing.length;
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const inside = join(path, 'history');
  const folder = statSync(inside, { throwIfNoEntry: false })?.isDirectory() ? inside : path;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(folder, name));
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
