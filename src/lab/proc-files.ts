import { closeSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs';

/** What a file of /proc holds, or `otherwise` where the process has ended or is another user's. */
export function readOr(path: string, otherwise: string): string {
  return attempt(() => read(path), otherwise);
}

/** Read a hundred times a second, and of no size that is told: into one buffer, in a third of the time of `readFileSync`. */
const buffer = Buffer.allocUnsafeSlow(1 << 16);

function read(path: string): string {
  const descriptor = openSync(path, 'r');
  const more = () => readSync(descriptor, buffer, 0, buffer.length, null);
  try {
    let text = '';
    for (let bytes = more(); bytes > 0; bytes = more()) text += buffer.toString('latin1', 0, bytes);
    return text;
  } finally {
    closeSync(descriptor);
  }
}

export function processIdsIn(folder: string): number[] {
  return readdirSync(folder).flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

export function fileNamesIn(folder: string): string[] {
  return attempt(() => readdirSync(folder), []);
}

export function linkAt(path: string): string {
  return attempt(() => readlinkSync(path), '');
}

// A process may end between two looks at it, and may be another user's: it then tells nothing.
export function attempt<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && ('code' in error || 'status' in error)) return otherwise;
    throw error;
  }
}
