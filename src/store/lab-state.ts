import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RoadmapError } from '../errors.js';
import { makeFolder } from './plain-file.js';
import { replaceFile } from './replace-file.js';

/** What this machine knows of the learner's labs: paths are of no use on another. */
export interface LabState {
  /** The folder of the learner's own program. */
  folder: string | null;
  /** By rung: the folder of its own program. */
  folders: Record<string, string>;
  /** By lab: how many of its hints were taken. */
  hints: Record<string, number>;
  /** Labs whose solution was asked for once. */
  asked: string[];
}

export function readLabState(home: string): LabState {
  const none: LabState = { folder: null, folders: {}, hints: {}, asked: [] };
  if (!existsSync(pathIn(home))) return none;
  try {
    return { ...none, ...(JSON.parse(readFileSync(pathIn(home), 'utf8')) as Partial<LabState>) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new RoadmapError(
      `${pathIn(home)} is damaged.`,
      'It holds only where your program is: remove it, and name the folder again with `roadmap lab start FOLDER`.',
    );
  }
}

export function writeLabState(home: string, state: LabState): void {
  makeFolder(home);
  replaceFile(pathIn(home), `${JSON.stringify(state)}\n`);
}

function pathIn(home: string): string {
  return join(home, 'labs.json');
}
