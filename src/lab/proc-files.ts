import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What a file of /proc holds, or `otherwise` where the process has ended or is another user's. */
export function readOr(path: string, otherwise: string): string {
  return attempt(() => readFileSync(path, 'latin1'), otherwise);
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
