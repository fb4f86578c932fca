import { watch } from 'node:fs/promises';
import { sep } from 'node:path';
import { RoadmapError } from '../errors.js';
import { pause } from './pause.js';

/** Gives one value for each bunch of changes that somebody made to the files of a folder, from now on. */
export function changesIn(
  folder: string,
  signal: AbortSignal,
  passesOver: (name: string) => boolean = isMade,
): AsyncGenerator<void> {
  const seen: Seen = { changed: false, problem: null, wake: () => undefined };
  void listen(folder, signal, seen, passesOver);
  signal.addEventListener('abort', () => seen.wake(), { once: true });
  return bunches(seen, signal);
}

interface Seen {
  changed: boolean;
  /** Why nothing more is seen. */
  problem: Error | null;
  wake: () => void;
}

async function* bunches(seen: Seen, signal: AbortSignal): AsyncGenerator<void> {
  while (!signal.aborted) {
    if (!seen.changed && seen.problem === null) await new Promise<void>((resolve) => (seen.wake = resolve));
    if (seen.problem) throw seen.problem;
    await pause(BUNCH_MS, signal);
    seen.changed = false;
    yield;
  }
}

async function listen(
  folder: string,
  signal: AbortSignal,
  seen: Seen,
  passesOver: (name: string) => boolean,
): Promise<void> {
  try {
    for await (const { filename } of watch(folder, { recursive: true, signal })) {
      if (filename !== null && passesOver(filename)) continue;
      seen.changed = true;
      seen.wake();
    }
  } catch (error) {
    if (signal.aborted) return;
    seen.problem = new RoadmapError(
      `${folder} cannot be watched: ${(error as Error).message}`,
      'Run it without watching, after each change.',
    );
    seen.wake();
  }
}

/** An editor writes several files at a save. */
const BUNCH_MS = 150;

/** What programs make while they are built or run: it is no change of the learner's. */
function isMade(name: string): boolean {
  return (
    name.split(sep).some((part) => MADE.has(part)) ||
    /\.(?:db|sqlite3?|log|pyc|tmp|swp|lock)(?:-\w+)?$|~$|^4913$/.test(name)
  );
}

const MADE = new Set(
  '.git node_modules .venv venv __pycache__ .pytest_cache coverage data dist build out target obj .next'.split(' '),
);
