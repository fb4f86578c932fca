import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RoadmapError } from '../errors.js';
import { inHome } from './disk-errors.js';
import { makeFolder, readPlain } from './plain-file.js';
import { replaceFile } from './replace-file.js';

/** Settings of this machine alone, by key: no history brings one here, and none takes one away. */
export type Here = Readonly<Record<string, string>>;

export function readHere(home: string): Here {
  const path = pathIn(home);
  return inHome(path, () => {
    if (!existsSync(path)) return {};
    try {
      const held = Object.entries(JSON.parse(readPlain(path).bytes.toString('utf8')) as object);
      return Object.fromEntries(held.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
    } catch (error) {
      if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
      throw new RoadmapError(
        `${path} is damaged.`,
        'It holds only settings of this machine: remove it, and set them again.',
      );
    }
  });
}

/** Sets one of them; null takes it away. */
export function setHere(home: string, key: string, value: string | null): void {
  const others = Object.entries(readHere(home)).filter(([name]) => name !== key);
  const held = value === null ? others : [...others, [key, value]];
  inHome(pathIn(home), () => {
    makeFolder(home);
    replaceFile(pathIn(home), `${JSON.stringify(Object.fromEntries(held))}\n`);
  });
}

function pathIn(home: string): string {
  return join(home, 'here.json');
}
