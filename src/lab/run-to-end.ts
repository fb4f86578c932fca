import { setTimeout as pause } from 'node:timers/promises';
import { bytesIn } from './scratch.js';
import { LIMITS } from './limits.js';
import { start, type Exit, type Setting } from './process.js';
import type { Command } from './spawn-marked.js';

/** Why a program ended: by itself, or because it took too long, printed or wrote too much, or was stopped by the learner. */
export type Cause = 'itself' | 'time' | 'output' | 'disk' | 'stopped';

export interface Ended extends Exit {
  cause: Cause;
  stdout: Buffer;
  stderr: Buffer;
  /** How many programs it left running; all were ended. */
  left: number;
  /** From its start to its end, in milliseconds. */
  ms: number;
}

export interface Limited extends Setting {
  /** How long it may run, in milliseconds. */
  limitMs?: number | undefined;
  /** How many bytes it may leave in its folder; Infinity for a learner's own, which nobody counts. */
  diskBytes?: number;
  signal?: AbortSignal | undefined;
}

/** Runs a program that is not ours to its end, or to a limit, and ends all that it started. Never throws for what it does. */
export async function runToEnd(command: Command, setting: Limited): Promise<Ended> {
  const { cwd, limitMs = LIMITS.run, diskBytes = LIMITS.disk, signal } = setting;
  const began = performance.now();
  const run = start(command, setting);
  const over = new AbortController();
  const cause = await Promise.race([
    run.exited.then((): Cause => 'itself'),
    pause(limitMs, 'time' as const, { signal: over.signal }).catch((): Cause => 'stopped'),
    tooMuchOn(cwd, diskBytes, over.signal),
    aborted(signal, over.signal),
  ]);
  const ms = performance.now() - began;
  over.abort();
  const forced = await run.end(0);
  const exit = await run.exited;
  const wrote = cause === 'itself' && diskBytes !== Infinity && bytesIn(cwd, diskBytes) > diskBytes;
  return {
    ...exit,
    cause: run.flooded() ? 'output' : wrote ? 'disk' : cause,
    stdout: run.stdout(),
    stderr: run.stderr(),
    left: cause === 'itself' && !run.flooded() ? forced : Math.max(0, forced - 1),
    ms,
  };
}

/** How long until the next look: a look through thousands of files takes long, and is taken less often. */
const DISK_LOOKS_MS = { least: 200, most: 1000 };
const DISK_LOOKS_SHARE = 0.02;

/** Resolves when the folder holds more than it may; never, where it does not. */
async function tooMuchOn(folder: string, most: number, over: AbortSignal): Promise<Cause> {
  if (most === Infinity) return new Promise(() => undefined);
  for (;;) {
    const began = performance.now();
    if (bytesIn(folder, most) > most) return 'disk';
    const wait = Math.max(DISK_LOOKS_MS.least, (performance.now() - began) / DISK_LOOKS_SHARE);
    await pause(Math.min(wait, DISK_LOOKS_MS.most), undefined, { signal: over }).catch(() => undefined);
    if (over.aborted) return new Promise(() => undefined);
  }
}

function aborted(signal: AbortSignal | undefined, over: AbortSignal): Promise<Cause> {
  return new Promise((resolve) => {
    const stop = () => resolve('stopped');
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    // Not by the `signal` of a listener: Node may forget that one when it collects garbage, and keep the listener.
    over.addEventListener('abort', () => signal?.removeEventListener('abort', stop), { once: true });
  });
}
