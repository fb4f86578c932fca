import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { endFamily, watchFamily, type Family } from './family.js';
import { LIMITS } from './limits.js';
import { beganAt, isGroupAlive, signalGroup } from './processes.js';
import { spawnMarked, type Command } from './spawn-marked.js';
import { letGo, wakeGuard, watchOver } from './watch-over.js';

export interface Setting {
  cwd: string;
  /** All of its environment: nothing of ours is added but the mark. */
  env: Record<string, string>;
  /** What it reads on standard input; without it, that ends at once. */
  input?: string | undefined;
  /** How many bytes it may print before it is ended. */
  outputBytes?: number;
}

/** How the first program ended; with neither a code nor a signal, it could not be started, for the reason given. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  problem: NodeJS.ErrnoException | null;
}

export interface Run {
  pid: number | null;
  /** The first program's end; what it started may live on. */
  exited: Promise<Exit>;
  stdout(): Buffer;
  stderr(): Buffer;
  /** Whether the first program, or anybody of its group, is there. */
  isAlive(): boolean;
  /** It printed more than it may, and is being ended. */
  flooded(): boolean;
  /** Asks it to end, then ends it and all that it started by force; gives how many of those had to be. */
  end(graceMs?: number): Promise<number>;
}

/**
 * Starts a program that is not ours, in a group of its own. Whatever it starts is known by its group, by marks, and by
 * descent, and ends with it, also when this process is killed.
 */
export function start(command: Command, { cwd, env, input, outputBytes = LIMITS.output }: Setting): Run {
  const mark = randomBytes(12).toString('hex');
  // Before it is there: it may be the first thing that a program does to end us.
  watchOver({ mark, pid: null, began: null, seen: new Map(), sessions: new Set() });
  const child = spawnMarked(command, cwd, env, mark);
  const printed = { stdout: [] as Buffer[], stderr: [] as Buffer[], bytes: 0 };
  const family: Begun | null =
    child.pid === undefined
      ? null
      : { mark, pid: child.pid, began: beganAt(child.pid), seen: new Map(), sessions: new Set() };
  let exit: Exit | null = null;
  const exited = new Promise<Exit>((resolve) => {
    const ended = (how: Exit) => resolve((exit ??= how));
    child.on('exit', (code, signal) => ended({ code, signal, problem: null }));
    child.on('error', (problem) => ended({ code: null, signal: null, problem }));
  });
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const stopWatching = family ? watch(family) : () => undefined;

  let ending: Promise<number> | null = null;
  const end = (graceMs: number = LIMITS.grace) => (ending ??= endNow(graceMs));
  async function endNow(graceMs: number): Promise<number> {
    if (family && graceMs > 0) await askToEnd(family, exited, graceMs);
    stopWatching();
    const forced = family ? await endFamily(family) : 0;
    // Whoever could hold the streams open is gone: what is in them is all there is.
    await Promise.race([closed, atMost(DRAIN_MS)]);
    child.stdout!.destroy();
    child.stderr!.destroy();
    letGo(mark);
    return forced;
  }

  for (const name of ['stdout', 'stderr'] as const) {
    child[name]!.on('data', (chunk: Buffer) => {
      const room = Math.max(0, outputBytes - printed.bytes);
      printed.bytes += chunk.length;
      if (room > 0) printed[name].push(chunk.subarray(0, room));
      if (printed.bytes > outputBytes) void end(0);
    });
  }
  child.stdin!.on('error', () => undefined); // It may end before it has read everything.
  child.stdin!.end(input ?? '');
  return {
    pid: child.pid ?? null,
    exited,
    stdout: () => Buffer.concat(printed.stdout),
    stderr: () => Buffer.concat(printed.stderr),
    isAlive: () => family !== null && isGroupAlive(family.pid, family.began),
    flooded: () => printed.bytes > outputBytes,
    end,
  };
}

type Begun = Family & { pid: number };

/** For what comes earlier as a rule: nobody is kept from ending by the rest of the time. */
function atMost(ms: number): Promise<void> {
  return pause(ms, undefined, { ref: false });
}

const DRAIN_MS = 500;
const GRACE_LOOKS_MS = 15;

/** A shell may be gone long before the program that it started: all of the group have the time. */
async function askToEnd({ pid, began }: Begun, exited: Promise<unknown>, graceMs: number): Promise<void> {
  const deadline = performance.now() + graceMs;
  if (process.platform !== 'win32' && !isGroupAlive(pid, began)) return;
  signalGroup(pid, 'SIGTERM');
  await Promise.race([exited, atMost(graceMs)]);
  while (isGroupAlive(pid, began) && performance.now() < deadline) await pause(GRACE_LOOKS_MS);
}

const FIRST_LOOKS_MS = 10;
const LATER_LOOKS_MS = 50;
const FIRST_SECOND_MS = 1000;

/** Keeps looking who descends from the first program: who drops both marks and its group was a child for a moment. */
function watch(family: Family): () => void {
  const began = performance.now();
  watchOver(family);
  let timer = setTimeout(look, FIRST_LOOKS_MS).unref();
  function look() {
    if (watchFamily(family)) watchOver(family);
    wakeGuard();
    const early = performance.now() - began < FIRST_SECOND_MS;
    timer = setTimeout(look, early ? FIRST_LOOKS_MS : LATER_LOOKS_MS).unref();
  }
  return () => clearTimeout(timer);
}
