import { setTimeout } from 'node:timers/promises';

/** Waits, at an abort no longer. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return setTimeout(ms, undefined, { signal }).catch(() => undefined);
}

/** Until what has come meanwhile is read: a timer that is late runs before it. */
export function untilRead(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
