import { spawn } from 'node:child_process';
import { onInterrupt } from '../interruption.js';
import { bytesIn } from './folder-size.js';
import { errnoOf } from './plain-file.js';

export interface Ended {
  code: number | null;
  /** Bytes as they came: `latin1` keeps each of them, whatever its encoding. */
  stdout: Buffer;
  stderr: string;
}

/** How long a program may say and write nothing, and how long it may take at all. */
export interface Limits {
  silentMs: number;
  totalMs: number;
  /** How much may lie in the folder that it writes into. */
  most?: { folder: string; bytes: number };
}

interface Run {
  env: NodeJS.ProcessEnv;
  limits: Limits;
  input?: Buffer | undefined;
  cwd?: string;
  /** Through the shell: the only way to what is no program file on Windows. Its arguments need no quotes. */
  shell?: boolean;
}

/** A program that is not there, or was ended: since no answer came, or too much. */
export class NoResult extends Error {
  override name = 'NoResult';
  readonly kind: Kind;

  constructor(kind: Kind, message: string) {
    super(message);
    this.kind = kind;
  }
}

type Kind = 'missing' | 'silent' | 'large';

/** Runs a program of the learner's machine to its end. */
export function runProgram(program: string, args: string[], { limits, input, ...options }: Run): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, windowsHide: true });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let stopped: NoResult | null = null;
    const stop = (why: NoResult) => {
      if (stopped) return;
      stopped = why;
      // Asked first, so that it ends what it has started: that it has is told by its streams, which all of that holds.
      child.kill('SIGTERM');
      const kill = () => void child.kill('SIGKILL');
      const leave = () => [child.stdout, child.stderr, child.stdin].forEach((stream) => stream.destroy());
      watches.push(setTimeout(kill, TO_END_MS), setTimeout(leave, 2 * TO_END_MS));
    };
    const unheard = () =>
      stop(new NoResult('silent', `no answer came in ${Math.round(limits.silentMs / 1000)} seconds`));
    let silence = setTimeout(unheard, limits.silentMs);
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(unheard, limits.silentMs);
    };
    const watches = [setTimeout(unheard, limits.totalMs), watching(limits, stop, alive)];
    const interrupted = onInterrupt(() => child.kill());
    const quiet = () => {
      [silence, ...watches].forEach(clearTimeout);
      interrupted();
    };
    const heard = (chunks: Buffer[]) => (chunk: Buffer) => {
      chunks.push(chunk);
      alive();
    };
    child.on('error', (error) => {
      quiet();
      const isThere = !['ENOENT', 'EACCES'].includes(errnoOf(error) ?? '');
      reject(isThere ? error : new NoResult('missing', error.message));
    });
    // Where no process can be started at all, there is nothing to read from either.
    (child.stdout as typeof child.stdout | undefined)?.on('data', heard(stdout));
    (child.stderr as typeof child.stderr | undefined)?.on('data', heard(stderr));
    child.on('close', (code, signal) => {
      quiet();
      const end = { code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') };
      if (stopped) reject(stopped);
      // Ctrl-C reaches it and this program alike, and its end may be heard of first.
      else if (signal === null && code !== 130) resolve(end);
      else setTimeout(resolve, 100, end);
    });
    (child.stdin as typeof child.stdin | undefined)?.on('error', () => undefined); // It may end before it has read all.
    (child.stdin as typeof child.stdin | undefined)?.end(input);
  });
}

/** Looks now and then at how much a program has written; while that grows, it is alive. */
function watching({ most }: Limits, stop: (why: NoResult) => void, alive: () => void): NodeJS.Timeout | undefined {
  if (!most) return undefined;
  const { folder, bytes } = most;
  let before = 0;
  return setInterval(() => {
    const now = bytesIn(folder);
    if (now > before) alive();
    before = now;
    if (now > bytes) stop(new NoResult('large', `it has more than ${bytes / 1_000_000} MB to be brought here`));
  }, LOOKED_MS);
}

const [TO_END_MS, LOOKED_MS] = [2000, 100];
