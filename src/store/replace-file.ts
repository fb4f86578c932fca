import { writeFileSync } from 'atomically';
import { cannotFlush } from './plain-file.js';

/**
 * Writes a file beside its place, flushes it and renames it there: what was there goes only when the new one is whole.
 * Without a mode, it has the one that it had, or that new files have.
 */
export function replaceFile(path: string, text: string | Buffer, mode: number | null = 0o600): void {
  // On Windows another program may hold a file for a moment; elsewhere a refusal stays one.
  const timeout = process.platform === 'win32' ? 1000 : 1;
  const options = { timeout, ...(mode === null ? {} : { mode }) };
  try {
    writeFileSync(path, text, options);
  } catch (error) {
    if (!cannotFlush(error)) throw error;
    writeFileSync(path, text, { ...options, fsync: false });
  }
}
