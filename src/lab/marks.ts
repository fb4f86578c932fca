import { closeSync, existsSync, openSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkAt, fileNamesIn, readOr } from './proc-files.js';

/** The variable that marks the environment of what we start. */
export const MARK = 'ROADMAP_LAB_RUN';

const SHELL = '/bin/sh';

/**
 * On Linux, a start through a shell that sets a limit which the system has, tells of anyone, and does not hold anybody to: the
 * memory that a program has in use. Whatever a program starts inherits it, and no daemon gives it away.
 */
export function limited(mark: string, program: string, args: string[]): [program: string, args: string[]] {
  if (process.platform !== 'linux' || !existsSync(SHELL)) return [program, args];
  return [SHELL, ['-c', `ulimit -m ${limitOf(mark)} 2>/dev/null; unset PWD; exec "$@"`, SHELL, program, ...args]];
}

/** In kilobytes; so large that no machine has it, and as good as nobody else's. */
function limitOf(mark: string): number {
  return 2 ** 42 + Number.parseInt(mark.slice(0, 10), 16);
}

/** An open file without a name, to be inherited: its descriptor. */
export function openTag(mark: string): number {
  const tag = tagOf(mark);
  const descriptor = openSync(tag, 'w', 0o600);
  try {
    unlinkSync(tag);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
  return descriptor;
}

/** Where it has its name, for a moment. */
export function tagOf(mark: string): string {
  return join(tmpdir(), `roadmap-lab-${mark}`);
}

/** On Linux, whether a process tells its mark in one of three ways; where its first thread has ended, the others do. */
export function carriesMark(pid: number, mark: string): boolean {
  const carries = (of: string) => readOr(`${of}/environ`, '').includes(`${MARK}=${mark}`) || holdsTag(of, mark);
  if (isLimited(pid, mark) || carries(`/proc/${pid}`)) return true;
  return linkAt(`/proc/${pid}/cwd`) === '' && threadsOf(pid).some(carries);
}

/** What is read of others without their leave, and fast: enough to catch who is gone in a moment. */
export function isLimited(pid: number, mark: string): boolean {
  return readOr(`/proc/${pid}/limits`, '').includes(` ${BigInt(limitOf(mark)) * 1024n} `);
}

export function threadsOf(pid: number): string[] {
  return fileNamesIn(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}`);
}

/** It is given among the first; whoever has thousands would keep us from everything else. */
const MOST_DESCRIPTORS = 256;

function holdsTag(of: string, mark: string): boolean {
  const first = fileNamesIn(`${of}/fd`).slice(0, MOST_DESCRIPTORS);
  return first.some((name) => linkAt(`${of}/fd/${name}`).includes(mark));
}
