import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { guessProject } from '../../domain/lab/guess.js';
import type { Files } from '../../domain/lab/laid-out.js';
import { RoadmapError } from '../../errors.js';
import { PROJECT_FILE } from '../../lab/project.js';

/** Makes the learner's folder, where there is none; gives its real path. Throws RoadmapError for what cannot be one. */
export function makeFolder(path: string): string {
  const folder = resolve(path);
  try {
    makeWithParents(folder);
    const real = realpathSync(folder);
    if (real === dirname(real))
      throw new RoadmapError(
        'Your program cannot be the whole disk.',
        'Name a folder of its own: `roadmap lab start ~/shelf`.',
      );
    return real;
  } catch (error) {
    if (error instanceof RoadmapError) throw error;
    throw new RoadmapError(
      `${folder} cannot be made: ${(error as Error).message}.`,
      'Name a folder that you may write in.',
    );
  }
}

/** One by one: told to make all at once, Node never ends where the system lets nobody make any, as in /proc. */
function makeWithParents(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeWithParents(dirname(folder));
  mkdirSync(folder);
}

/** Writes files that are not there yet, and changes none that is; gives the names of the new ones. */
export function layDown(folder: string, files: Files): string[] {
  const laid: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, { flag: 'wx' });
    } catch (error) {
      throw new RoadmapError(
        `${path} cannot be written: ${(error as Error).message}.`,
        'Make the folder writable, and try again.',
      );
    }
    if (text.startsWith('#!')) chmodSync(path, 0o755);
    laid.push(name);
  }
  return laid;
}

/** The shelf.yaml that fits what is in a folder. */
export function guessedProject(folder: string): Files {
  return { [PROJECT_FILE]: guessProject((name) => existsSync(join(folder, name)), scriptsOf(folder)) };
}

function scriptsOf(folder: string): Record<string, string> {
  try {
    const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      scripts?: Record<string, string>;
    };
    return scripts ?? {};
  } catch {
    return {}; // None, or one that npm will complain about.
  }
}
