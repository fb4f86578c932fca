import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratch } from '../scratch.js';

const CLOCK = fileURLToPath(new URL('../fixtures/clock.cjs', import.meta.url)).replaceAll('\\', '/');

/** The environment in which the program's clock shows this moment. */
export function clockAt(moment: string): Record<string, string> {
  const file = join(scratch(), 'ahead');
  writeFileSync(file, String((Date.parse(moment) - Date.now()) / 1000));
  return { NODE_OPTIONS: `--require="${CLOCK}"`, CLOCK_FILE: file };
}
