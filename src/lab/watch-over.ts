import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Family } from './family.js';
import type { Telling } from './guard.js';

declare const __GUARD__: string;

let pipe: Writable | null = null;

/** Tells the guard of a family that it must end if we cannot; one guard serves all that this process starts. */
export function watchOver({ mark, pid, began, seen }: Family): void {
  tell({ family: { mark, pid, began, seen: [...seen] } });
}

/** The family has been ended. */
export function letGo({ mark }: Family): void {
  tell({ ended: mark });
}

function tell(telling: Telling): void {
  pipe ??= startGuard();
  pipe.write(`${JSON.stringify(telling)}\n`);
}

function startGuard(): Writable {
  const child = spawn(process.execPath, [fileURLToPath(new URL(__GUARD__, import.meta.url))], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
    windowsHide: true,
  });
  const { stdin } = child;
  // Neither it nor its pipe keeps us alive; without it, what we start is still ended by us.
  child.on('error', () => undefined).unref();
  stdin.on('error', () => undefined);
  (stdin as unknown as { unref(): void }).unref();
  return stdin;
}
