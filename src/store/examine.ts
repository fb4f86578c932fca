import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCheckpoint, type CheckpointState } from './checkpoint.js';
import { readDevice } from './device.js';
import { parseEvent } from './event-shape.js';
import { historyFiles, linesOf } from './history.js';

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
    const bytes = readFileSync(join(home, 'history', file));
    let [events, number] = [0, 0];
    for (const { from, to } of linesOf(bytes)) {
      const line = bytes.toString('utf8', from, to);
      number += 1;
      if (line.trim() === '') continue;
      if (parseEvent(line)) events += 1;
      else damaged.push({ file, line: number });
    }
    return { file, events, bytes: bytes.length };
  });
  return { device: readDevice(home), checkpoint: readCheckpoint(home).state, files, damaged };
}
