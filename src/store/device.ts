import { join } from 'node:path';
import type { Random } from '../domain/random.js';
import { errnoOf, makeFolder, readPlain } from './plain-file.js';
import { randomText } from './stamp.js';

/** The name under which this machine writes its history; made at the first answer, then kept in the file `device`. */
export async function deviceName(home: string, random: Random): Promise<string> {
  const known = readDevice(home);
  if (known) return known;
  const name = `device-${randomText(random, 8)}`;
  makeFolder(home);
  const { replaceFile } = await import('./replace-file.js');
  // Two first starts at once may both get here: the last name stays, and the other history file is read all the same.
  replaceFile(join(home, 'device'), `${name}\n`);
  return name;
}

export function readDevice(home: string): string | null {
  try {
    const name = readPlain(join(home, 'device')).bytes.toString('utf8').trim();
    return /^[a-z0-9-]+$/.test(name) ? name : null;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}
