import { watch } from 'node:fs/promises';
import { sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Gives one value for each bunch of changes that somebody made to the files of a folder. */
export async function* changesIn(folder: string, signal: AbortSignal): AsyncGenerator<void> {
  const seen = { changed: false, wake: () => undefined as unknown };
  const listening = (async () => {
    try {
      for await (const { filename } of watch(folder, { recursive: true, signal })) {
        if (filename !== null && isMade(filename)) continue;
        seen.changed = true;
        seen.wake();
      }
    } catch (error) {
      if ((error as Error).name !== 'AbortError') throw error;
    }
  })();
  listening.catch(() => seen.wake());
  signal.addEventListener('abort', () => seen.wake(), { once: true });
  while (!signal.aborted) {
    if (!seen.changed) await new Promise<void>((resolve) => (seen.wake = () => resolve()));
    await pause(BUNCH_MS);
    seen.changed = false;
    yield;
  }
}

/** An editor writes several files at a save. */
const BUNCH_MS = 150;

/** What programs make while they run: it is no change of the learner's. */
function isMade(name: string): boolean {
  return (
    name.split(sep).some((part) => MADE.has(part)) ||
    /\.(?:db|sqlite3?|log|pyc|tmp|swp|lock)(?:-\w+)?$|~$|^4913$/.test(name)
  );
}

const MADE = new Set(['.git', 'node_modules', '.venv', 'venv', '__pycache__', '.pytest_cache', 'coverage', 'data']);
