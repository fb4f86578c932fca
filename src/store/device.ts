import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../domain/random.js';
import { randomText } from './stamp.js';

/** The name under which this machine writes its history; made at the first answer, then kept in the file `device`. */
export function deviceName(home: string, random: Random): string {
  const known = readDevice(home);
  if (known) return known;
  const name = `device-${randomText(random, 8)}`;
  mkdirSync(home, { recursive: true });
  const draft = join(home, `device.${process.pid}`);
  writeFileSync(draft, `${name}\n`);
  // Two first starts at once may both get here: the last name stays, and the other history file is read all the same.
  renameSync(draft, join(home, 'device'));
  return name;
}

export function readDevice(home: string): string | null {
  try {
    const name = readFileSync(join(home, 'device'), 'utf8').trim();
    return /^[a-z0-9-]+$/.test(name) ? name : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
