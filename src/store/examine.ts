import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCheckpoint, type CheckpointState } from './checkpoint.js';
import { readDevice } from './device.js';
import { parseEvent } from './event-shape.js';
import { historyFiles } from './history.js';

export interface Examination {
  device: string | null;
  checkpoint: CheckpointState;
  files: { file: string; events: number; bytes: number }[];
  damaged: { file: string; line: number }[];
}

/** Looks at what is on disk, line by line, and changes nothing. */
export function examine(home: string): Examination {
  const damaged: Examination['damaged'] = [];
  const files = historyFiles(home).map((file) => {
    const text = readFileSync(join(home, 'history', file));
    let events = 0;
    text
      .toString('utf8')
      .split('\n')
      .forEach((line, index) => {
        if (line.trim() === '') return;
        if (parseEvent(line)) events += 1;
        else damaged.push({ file, line: index + 1 });
      });
    return { file, events, bytes: text.length };
  });
  return { device: readDevice(home), checkpoint: readCheckpoint(home).state, files, damaged };
}
