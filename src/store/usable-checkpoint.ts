import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../domain/history/progress.js';
import {
  checkpointPath,
  CHECKPOINT_VERSION,
  readCheckpoint,
  type Checkpoint,
  type CheckpointFound,
} from './checkpoint.js';
import { errnoOf } from './plain-file.js';

interface Remark {
  message: string;
  hint: string;
}

export interface UsableCheckpoint {
  /** An empty one, where the file cannot be used. */
  checkpoint: Checkpoint;
  /** What to say about a file that could not be used, when the progress has been read from the history. */
  remarkOn: (progress: Progress) => Remark | null;
}

/** Reads the checkpoint; one that is damaged, or of a newer program, is moved out of the way and kept. */
export function usableCheckpoint(home: string, moment: Date): UsableCheckpoint {
  const found = readCheckpoint(home);
  const kept = found.state === 'newer' || found.state === 'damaged' ? keptAs(home, moment) : 'progress.json';
  return { checkpoint: found.checkpoint, remarkOn: (progress) => remark(found, kept, progress, home) };
}

function remark({ state, settings }: CheckpointFound, kept: string, progress: Progress, home: string): Remark | null {
  if (state === 'good' || state === 'missing') return null;
  const changed = Object.entries(settings).find(
    ([key, value]) => typeof value === 'string' && value !== progress.settings[key],
  ) as [string, string] | undefined;
  if (changed && changed.every((word) => /^[\w.:-]{1,40}$/.test(word)))
    return {
      message: `progress.json was changed from outside, and that is not taken over: it says ${changed.join(' = ')}.`,
      hint: `To change a setting, type \`roadmap config set ${changed.join(' ')}\`; your progress was read from the history again.`,
    };
  switch (state) {
    case 'older':
      return null;
    case 'newer':
    case 'damaged':
      return {
        message: WHY[state],
        hint: `It is kept as ${kept}, and your progress was read from the history again.`,
      };
    case 'unreadable':
      return {
        message: WHY[state],
        hint: `Your progress was read from ${home}/history; run \`roadmap doctor\` to see what is wrong.`,
      };
  }
}

function keptAs(home: string, moment: Date): string {
  const name = `progress.${moment.toISOString().replace(/\D/g, '').slice(0, 14)}.json`;
  try {
    renameSync(checkpointPath(home), join(home, name));
    return name;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return 'progress.json'; // A read-only home: it stays where it is, and nothing needs it.
  }
}

const WHY = {
  newer: `progress.json was written by a newer roadmap than this (its version is above ${CHECKPOINT_VERSION}).`,
  damaged: 'progress.json was damaged.',
  unreadable: 'progress.json cannot be read.',
};
