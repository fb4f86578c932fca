import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Event } from '../domain/history/event.js';
import { noProgress, type Progress } from '../domain/history/progress.js';
import type { Offsets } from './history.js';

/** Raised whenever the fold changes what it makes of the same events: older checkpoints are then rebuilt. */
export const CHECKPOINT_VERSION = 2;

/** The folded history: what every command reads at its start. */
export interface Checkpoint {
  version: number;
  progress: Progress;
  offsets: Offsets;
  /** The newest event that is folded: only a newer one can be added to it. */
  newest: Pick<Event, 'at' | 'id'> | null;
  /** What was taken back: it may still arrive from a device whose clock is ahead. */
  undone: string[];
}

export type CheckpointState = 'good' | 'missing' | 'older' | 'newer' | 'damaged' | 'unreadable';

export function emptyCheckpoint(): Checkpoint {
  return { version: CHECKPOINT_VERSION, progress: noProgress(), offsets: {}, newest: null, undone: [] };
}

/** Reads progress.json. conf is not asked to: it throws on a damaged file and writes where there is none. */
export function readCheckpoint(home: string): { checkpoint: Checkpoint; state: CheckpointState } {
  const fresh = (state: CheckpointState) => ({ checkpoint: emptyCheckpoint(), state });
  let text: string;
  try {
    text = readFileSync(checkpointPath(home), 'utf8');
  } catch (error) {
    return fresh((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return fresh('damaged');
    throw error;
  }
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > CHECKPOINT_VERSION) return fresh('newer');
  if (typeof version === 'number' && version < CHECKPOINT_VERSION) return fresh('older');
  return isCheckpoint(value) ? { checkpoint: value, state: 'good' } : fresh('damaged');
}

function isCheckpoint(value: unknown): value is Checkpoint {
  const { version, progress, offsets, newest, undone } = (value ?? {}) as Partial<Checkpoint>;
  const parts = progress && [
    progress.settings,
    progress.lessons,
    progress.questions,
    progress.quizzes,
    progress.days,
    progress.kinds,
  ];
  return (
    version === CHECKPOINT_VERSION &&
    parts?.every((part) => typeof part === 'object') === true &&
    typeof offsets === 'object' &&
    Object.values(offsets).every(Number.isInteger) &&
    newest !== undefined &&
    Array.isArray(undone)
  );
}

/** Moves a checkpoint that cannot be used out of the way; gives its new name. */
export function setAside(home: string, moment: Date): string {
  const name = `progress.${moment.toISOString().replace(/\D/g, '').slice(0, 14)}.json`;
  renameSync(checkpointPath(home), join(home, name));
  return name;
}

/** Writes progress.json whole, through a temporary file. */
export async function checkpointWriter(home: string): Promise<(checkpoint: Checkpoint) => void> {
  const { default: Conf } = await import('conf');
  let conf: InstanceType<typeof Conf<Record<string, unknown>>> | null = null;
  return (checkpoint) => {
    conf ??= new Conf<Record<string, unknown>>({
      cwd: home,
      configName: 'progress',
      projectSuffix: '',
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
    });
    conf.store = { ...checkpoint };
  };
}

export function checkpointPath(home: string): string {
  return join(home, 'progress.json');
}
