import { join } from 'node:path';
import { inHome } from './disk-errors.js';
import { errnoOf, readPlain } from './plain-file.js';
import { replaceFile } from './replace-file.js';

/** Whether the learner has agreed to have these programs run here; kept in the home, never with the roadmap. */
export function isAgreed(home: string, hash: string): boolean {
  return agreed(home).split('\n').includes(hash);
}

export function agree(home: string, hash: string): void {
  inHome(pathIn(home), () => replaceFile(pathIn(home), `${agreed(home)}${hash}\n`));
}

function agreed(home: string): string {
  return inHome(pathIn(home), () => {
    try {
      return readPlain(pathIn(home)).bytes.toString('utf8');
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return '';
      throw error;
    }
  });
}

function pathIn(home: string): string {
  return join(home, 'agreed');
}
