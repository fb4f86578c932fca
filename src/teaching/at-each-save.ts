import type { Context } from '../context.js';
import { onInterrupt, throwIfInterrupted } from '../interruption.js';
import { changesIn } from '../lab/watch.js';

/** Does something now, and again whenever a file of a roadmap is saved, until it is told to stop. */
export async function atEachSave(
  root: string,
  terminal: Pick<Context['terminal'], 'say' | 'freshScreen'>,
  done: string,
  work: () => unknown,
): Promise<never> {
  const stop = new AbortController();
  onInterrupt(() => stop.abort());
  const changes = changesIn(root, stop.signal, isNoContent);
  try {
    for (;;) {
      await work();
      terminal.say(`\nWatching ${root}: ${done} again when a file is saved. Ctrl-C stops.`);
      await changes.next();
      throwIfInterrupted();
      terminal.freshScreen();
    }
  } finally {
    stop.abort(); // Or the watch keeps the program alive.
  }
}

/** What editors and tools leave beside the files of a roadmap. */
function isNoContent(name: string): boolean {
  return /(?:^|[\\/])(?:\.git|node_modules|__pycache__|4913)(?:[\\/]|$)|\.(?:lock|swp|swx|tmp)$|~$/.test(name);
}
