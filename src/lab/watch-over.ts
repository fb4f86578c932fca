import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Family } from './family.js';
import type { Telling } from './guard.js';

declare const __GUARD__: string;

interface Guard {
  pipe: Writable;
  wake(): void;
}

/** One serves all that this process starts. */
let guard: Guard | null = null;
/** What it must know, by the mark or the path: another is told all of it where a program has ended the first. */
const held = new Map<string, Telling>();
const MOST_STARTS = 20;
let starts = 0;

/** Tells the guard of a family, also of one that is about to begin, that it must end if we cannot. */
export function watchOver({ mark, pid, began, seen }: Family): void {
  hold(mark, { family: { mark, pid, began, seen: [...seen] } });
}

/** Tells the guard of a folder that it must remove if we cannot. */
export function watchOverFolder(folder: string): void {
  hold(folder, { folder });
}

/** The family of this mark has been ended, or the folder removed. */
export function letGo(done: string): void {
  held.delete(done);
  tell({ done });
}

/** Whom a program has stopped would not hear of our end. */
export function wakeGuard(): void {
  guard?.wake();
}

function hold(name: string, telling: Telling): void {
  held.set(name, telling);
  tell(telling);
}

function tell(telling: Telling): void {
  guard ??= startGuard();
  guard.pipe.write(`${JSON.stringify(telling)}\n`);
}

function startGuard(): Guard {
  starts += 1;
  const child = spawn(process.execPath, [fileURLToPath(new URL(__GUARD__, import.meta.url))], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { TMPDIR: tmpdir() },
    windowsHide: true,
  });
  const { stdin } = child;
  // Neither it nor its pipe keeps us alive; without it, what we start is still ended by us.
  child
    .on('error', () => undefined)
    .on('exit', replaceGuard)
    .unref();
  stdin.on('error', () => undefined);
  (stdin as unknown as { unref(): void }).unref();
  return { pipe: stdin, wake: () => void child.kill('SIGCONT') };
}

function replaceGuard(): void {
  if (starts >= MOST_STARTS) return;
  guard = null;
  for (const telling of held.values()) tell(telling);
}
