import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './replace-file.js';

/** Whether the learner has agreed to have these programs run here; kept in the home, never with the roadmap. */
export function isAgreed(home: string, hash: string): boolean {
  return existsSync(pathIn(home)) && readFileSync(pathIn(home), 'utf8').split('\n').includes(hash);
}

export function agree(home: string, hash: string): void {
  const before = existsSync(pathIn(home)) ? readFileSync(pathIn(home), 'utf8') : '';
  replaceFile(pathIn(home), `${before}${hash}\n`);
}

function pathIn(home: string): string {
  return join(home, 'agreed');
}
