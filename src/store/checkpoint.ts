import { statSync } from 'node:fs';
import { join } from 'node:path';
import { noProgress, type Progress } from '../domain/history/progress.js';
import type { Event } from '../domain/history/event.js';
import { checksum } from './checksum.js';
import type { Folded, Offsets } from './history.js';
import { cannotFlush, errnoOf, mustBePlain, readPlain } from './plain-file.js';

/** A hash of all that makes a checkpoint of a history: the one of another program may say something else. */
declare const __FOLDED__: string;

/** The form of the file; what stands in it is known by `__FOLDED__`. */
export const CHECKPOINT_VERSION = 2;

/** The folded history: what every command reads at its start. */
export interface Checkpoint {
  progress: Progress;
  offsets: Offsets;
  /** The newest event that is folded: only a newer one can be added to it. */
  newest: Pick<Event, 'at' | 'id' | 'era' | 'order'> | null;
  /** What was taken back, and what was disputed: it may still arrive from a device whose clock is ahead. */
  undone: string[];
  disputed: string[];
}

export type CheckpointState = 'good' | 'missing' | 'older' | 'newer' | 'damaged' | 'unreadable';

export interface CheckpointFound {
  checkpoint: Checkpoint;
  state: CheckpointState;
  /** The settings in a file that is not used: somebody may have changed them there. */
  settings: Record<string, unknown>;
}

export function emptyCheckpoint(): Checkpoint {
  return { progress: noProgress(), offsets: {}, newest: null, undone: [], disputed: [] };
}

/** Reads progress.json. conf is not asked to: it throws on a damaged file and writes where there is none. */
export function readCheckpoint(home: string): CheckpointFound {
  let bytes: Buffer;
  try {
    ({ bytes } = readPlain(checkpointPath(home)));
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    const missing = errnoOf(error) === 'ENOENT';
    return { checkpoint: emptyCheckpoint(), state: missing ? 'missing' : 'unreadable', settings: {} };
  }
  const value = parsed(bytes.toString('utf8')) as Partial<Sealed> | null;
  if (isSealed(bytes) && value?.folded === __FOLDED__)
    return { checkpoint: unsealed(value as Sealed), state: 'good', settings: {} };
  return { checkpoint: emptyCheckpoint(), state: stateOf(bytes, value), settings: settingsIn(value) };
}

function stateOf(bytes: Buffer, value: Partial<Sealed> | null): CheckpointState {
  const { version, offsets } = value ?? {};
  if (typeof version === 'number' && version > CHECKPOINT_VERSION) return 'newer';
  const older = typeof version === 'number' && version < CHECKPOINT_VERSION && typeof offsets === 'object';
  return older || isSealed(bytes) ? 'older' : 'damaged';
}

/** What stands in the file. */
interface Sealed extends Omit<Checkpoint, 'offsets'> {
  version: number;
  sum: string;
  folded: string;
  offsets: Record<string, number>;
  guards: Record<string, Pick<Folded, 'sum' | 'changed'>>;
}

/** The text of progress.json: everything after its second line is guarded by the sum that stands there. */
function sealed(checkpoint: Checkpoint): string {
  const files = Object.entries(checkpoint.offsets);
  const value = {
    folded: __FOLDED__,
    ...checkpoint,
    offsets: Object.fromEntries(files.map(([file, { bytes }]) => [file, bytes])),
    guards: Object.fromEntries(files.map(([file, { sum, changed }]) => [file, { sum, changed }])),
    ...{ version: undefined, sum: undefined },
  };
  const rest = JSON.stringify(value, undefined, '\t').slice('{\n'.length);
  return `{\n\t"version": ${CHECKPOINT_VERSION},\n\t"sum": "${sumOf(Buffer.from(rest))}",\n${rest}`;
}

function unsealed({ offsets, guards, ...rest }: Sealed): Checkpoint {
  const files = Object.entries(offsets).map(([file, bytes]) => [file, { bytes, ...guards[file]! }] as const);
  return { ...rest, offsets: Object.fromEntries(files) };
}

const HEAD = new RegExp(`^\\{\n\t"version": ${CHECKPOINT_VERSION},\n\t"sum": "([0-9a-f]{8})",\n`);
const HEAD_BYTES = 60;

function isSealed(bytes: Buffer): boolean {
  const head = HEAD.exec(bytes.toString('latin1', 0, HEAD_BYTES));
  return head !== null && head[1] === sumOf(bytes.subarray(head[0].length));
}

function sumOf(bytes: Buffer): string {
  return checksum(bytes).toString(16).padStart(8, '0');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function settingsIn(value: Partial<Sealed> | null): Record<string, unknown> {
  const settings = (value?.progress as Partial<Progress> | undefined | null)?.settings;
  return typeof settings === 'object' ? { ...settings } : {};
}

/** Writes progress.json whole, through a temporary file. */
export async function checkpointWriter(home: string): Promise<(checkpoint: Checkpoint) => void> {
  const { default: Conf } = await import('conf');
  const { replaceFile } = await import('./replace-file.js');
  const { sweep } = await import('./litter.js');
  let conf: InstanceType<typeof Conf<Record<string, unknown>>> | null = null;
  return (checkpoint) => {
    const before = statSync(checkpointPath(home), { throwIfNoEntry: false });
    if (before) mustBePlain(before);
    if (conf === null) sweep(home);
    conf ??= new Conf<Record<string, unknown>>({
      cwd: home,
      configName: 'progress',
      projectSuffix: '',
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
      serialize: (value) => sealed(value as unknown as Checkpoint),
      // What is there is written over, and has been read.
      deserialize: () => ({}),
    });
    try {
      conf.store = { ...checkpoint };
    } catch (error) {
      if (!cannotFlush(error)) throw error;
      replaceFile(checkpointPath(home), sealed(checkpoint));
    }
  };
}

export function checkpointPath(home: string): string {
  return join(home, 'progress.json');
}
