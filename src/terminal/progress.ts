import { throwIfInterrupted } from '../interruption.js';

/** Says what long work is at, and lets a signal through; null when it is done. `now` where it cannot say it later. */
export type Progress = (text: string | null, when?: 'now') => Promise<void>;

type Stream = Pick<NodeJS.WriteStream, 'write' | 'columns'>;

/** One line that is written over, one line that stays, or nothing; and only where the work takes a while. */
export function progressLine(stderr: Stream, way: 'over' | 'stays' | 'silent', now = Date.now): Progress {
  let begun: number | null = null;
  let written = 0;
  let rested = 0;
  let latest = '';
  let timer: NodeJS.Timeout | null = null;

  const write = () => {
    written = now();
    if (way === 'over') stderr.write(`\r${latest.slice(0, (stderr.columns || 80) - 1)}\u001b[K`);
    else stderr.write(`This takes a while: ${latest}\n`);
  };
  const due = () => {
    if (way === 'silent' || begun === null || now() - begun < FIRST_AFTER_MS) return false;
    return way === 'stays' ? written === 0 : now() - written >= EVERY_MS;
  };
  const end = () => {
    if (timer) clearTimeout(timer);
    if (written > 0 && way === 'over') stderr.write('\r\u001b[K');
    [begun, written, timer] = [null, 0, null];
  };
  return async (text, when) => {
    if (text === null) return end();
    latest = text;
    begun ??= now();
    // Work that only waits says nothing more in between.
    timer ??= setTimeout(() => due() && write(), FIRST_AFTER_MS).unref();
    if (due() || (when === 'now' && way !== 'silent' && written === 0)) write();
    if (now() - rested < REST_EVERY_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    rested = now();
    throwIfInterrupted();
  };
}

const FIRST_AFTER_MS = 500;
const EVERY_MS = 100;
const REST_EVERY_MS = 50;
