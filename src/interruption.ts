import { Interrupted } from './errors.js';

const cleanups = new Set<() => void>();
const borrowers = new Set<() => void>();
let came: Interrupted | null = null;

/** Has `cleanup` called at once where a signal ends the program; gives what takes that back. */
export function onInterrupt(cleanup: () => void): () => void {
  cleanups.add(cleanup);
  return () => void cleanups.delete(cleanup);
}

/** Ctrl-C is for another program, which has the screen, until what this gives is called; `heard` is told of each. */
export function lendCtrlC(heard: () => void = () => undefined): () => void {
  const borrower = () => heard();
  borrowers.add(borrower);
  return () => void borrowers.delete(borrower);
}

/** For long work, between its pieces: throws where a signal has come. */
export function throwIfInterrupted(): void {
  if (came) throw came;
}

/** The result of `work`, or the signal that came before it. */
export async function untilSignal<T>(proc: Pick<NodeJS.Process, 'on' | 'off'>, work: Promise<T>) {
  let giveUp: (reason: Interrupted) => void;
  const overdue = new Promise<never>((_resolve, reject) => (giveUp = reject));
  const handlers = Object.entries(EXIT_CODES).map(([signal, exitCode]) => {
    const handle = () => {
      if (signal === 'SIGINT' && borrowers.size > 0) {
        for (const heard of borrowers) heard();
        return;
      }
      if (came) return;
      came = new Interrupted(exitCode);
      for (const cleanup of [...cleanups].reverse()) cleanup();
      setTimeout(giveUp, GRACE_MS, came);
    };
    proc.on(signal, handle);
    return [signal, handle] as const;
  });
  try {
    return await Promise.race([work, overdue]);
  } catch (error) {
    // What was cut off fails in its own words, which are of no interest then.
    throw came ?? error;
  } finally {
    for (const [signal, handle] of handlers) proc.off(signal, handle);
  }
}

/** What is at work may end in its own way for so long. */
const GRACE_MS = 300;

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
