import { spawn } from 'node:child_process';
import { onInterrupt } from '../interruption.js';
import { errnoOf } from './plain-file.js';

export interface Ended {
  code: number | null;
  /** Bytes as they came: `latin1` keeps each of them, whatever its encoding. */
  stdout: Buffer;
  stderr: string;
}

/** How long a program may say nothing, and how long it may take at all. */
export interface Limits {
  silentMs: number;
  totalMs: number;
}

interface Run {
  env: NodeJS.ProcessEnv;
  limits: Limits;
  input?: Buffer | undefined;
  cwd?: string;
  /** Through the shell: the only way to what is no program file on Windows. Its arguments need no quotes. */
  shell?: boolean;
}

/** A program that is not there, or was ended since no answer came. */
export class NoResult extends Error {
  override name = 'NoResult';
  readonly kind: 'missing' | 'silent';

  constructor(kind: 'missing' | 'silent', message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Runs a program of the learner's machine to its end. */
export function runProgram(program: string, args: string[], { limits, input, ...options }: Run): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, windowsHide: true });
    const ended = onInterrupt(() => child.kill());
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const stop = () => {
      // Asked first, so that it ends what it has started.
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 2000).unref();
      for (const stream of [child.stdout, child.stderr, child.stdin]) stream.destroy();
      reject(new NoResult('silent', `no answer came in ${Math.round(limits.silentMs / 1000)} seconds`));
    };
    let silence = setTimeout(stop, limits.silentMs);
    const total = setTimeout(stop, limits.totalMs);
    const quiet = () => {
      [silence, total].forEach(clearTimeout);
      ended();
    };
    const heard = (chunks: Buffer[]) => (chunk: Buffer) => {
      chunks.push(chunk);
      clearTimeout(silence);
      silence = setTimeout(stop, limits.silentMs);
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
      // Ctrl-C reaches it and this program alike, and its end may be heard of first.
      if (signal === null && code !== 130) resolve(end);
      else setTimeout(resolve, 100, end);
    });
    (child.stdin as typeof child.stdin | undefined)?.on('error', () => undefined); // It may end before it has read all.
    (child.stdin as typeof child.stdin | undefined)?.end(input);
  });
}
