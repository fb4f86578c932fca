import { setTimeout } from 'node:timers/promises';

/** Waits, at an abort no longer. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return setTimeout(ms, undefined, { signal }).catch(() => undefined);
}
