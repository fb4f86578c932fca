import { execFileSync } from 'node:child_process';
import { carriesMark, isLimited, MARK, threadsOf } from './marks.js';
import { attempt, processIdsIn, readOr } from './proc-files.js';

/** A process as the system lists it. */
export interface Listed {
  pid: number;
  parent: number;
  group: number;
  session: number;
  /** When it began, in the system's own words. */
  began: string;
  /** It has ended and waits to be noticed. */
  zombie: boolean;
  carries(mark: string): boolean;
}

/** How each system tells what runs. CONTRIBUTING.md says what cannot be seen on which. */
interface System {
  /** Every process; on Linux without those that began before `since`. */
  list: (since: string | null) => Listed[];
  /** The children of one process; nobody where that would take a list of all. */
  children: (pid: number) => number[];
  began: (pid: number) => string | null;
  /** Ends who carries a mark, each at the moment it is found; gives them. */
  strike: (mark: string, since: string | null) => number[];
  endGroup: (pid: number, name: NodeJS.Signals) => void;
}

const linux: System = {
  list(since) {
    const earliest = Number(since ?? 0);
    return processIdsIn('/proc').flatMap((pid) => {
      const one = isOlder(pid, earliest) ? null : statOf(pid);
      if (!one) return [];
      looked.set(pid, { began: Number(one.began), at: performance.now() });
      return Number(one.began) < earliest ? [] : [{ ...one, carries: (mark) => carriesMark(pid, mark) }];
    });
  },
  // A child is its thread's, until that ends.
  children: (pid) =>
    threadsOf(pid).flatMap((thread) =>
      readOr(`${thread}/children`, '')
        .split(' ')
        .flatMap((word) => (word === '' ? [] : [Number(word)])),
    ),
  began: (pid) => statOf(pid)?.began ?? null,
  strike(mark, since) {
    const earliest = Number(since ?? 0);
    // The newest stand last.
    return processIdsIn('/proc')
      .reverse()
      .filter((pid) => {
        if (isOlder(pid, earliest) || !isLimited(pid, mark)) return false;
        signal(pid, 'SIGKILL');
        return statOf(pid)?.zombie === false;
      });
  },
  endGroup: (pid, name) => signal(-pid, name),
};

/** When processes began and when we looked: the same number is given to another after a round through all of them. */
const looked = new Map<number, { began: number; at: number }>();
const LOOKED_MS = 1000;
const MOST_LOOKED = 10_000;

/** Whether a look of a moment ago tells that this one began before; most of a machine's do, and need no other look. */
function isOlder(pid: number, earliest: number): boolean {
  const last = looked.get(pid);
  if (looked.size > MOST_LOOKED) looked.clear();
  if (last === undefined || performance.now() - last.at < LOOKED_MS) return last !== undefined && last.began < earliest;
  looked.delete(pid);
  return false;
}

/** macOS and the BSDs. The environment of programs that the system protects (`/bin/sh`) is hidden there. */
const unix: System = {
  list: () =>
    output('ps', ['axeww', '-o', 'pid=,ppid=,pgid=,sess=,stat=,lstart=,command=']).flatMap((line) => {
      const [, pid, parent, group, session, state, began, words] = PS_LINE.exec(line) ?? [];
      if (pid === undefined) return [];
      const [one, from, own, under] = [pid, parent, group, session].map((text) => Number(text) || 0);
      const carries = (mark: string) => words!.includes(`${MARK}=${mark}`);
      return [
        {
          pid: one!,
          parent: from!,
          group: own!,
          session: under!,
          began: began!,
          zombie: state!.startsWith('Z'),
          carries,
        },
      ];
    }),
  children: () => [],
  began: (pid) => output('ps', ['-o', 'lstart=', '-p', String(pid)])[0]?.trim() ?? null,
  strike: () => [],
  endGroup: (pid, name) => signal(-pid, name),
};

const PS_LINE = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S+)\s+(.{24})\s(.*)$/;

/** Windows knows parents only; its job objects cannot be reached from here. */
const windows: System = {
  list: () =>
    output('powershell', ['-NoProfile', '-Command', WINDOWS_LIST]).flatMap((line) => {
      const [pid, parent, began] = line.trim().split(' ');
      if (began === undefined) return [];
      return [
        { pid: Number(pid), parent: Number(parent), group: 0, session: -1, began, zombie: false, carries: () => false },
      ];
    }),
  children: () => [],
  began: () => null,
  strike: () => [],
  endGroup: (pid) => void output('taskkill', ['/PID', String(pid), '/T', '/F']),
};

const WINDOWS_LIST =
  'Get-CimInstance Win32_Process | ForEach-Object { "$($_.ProcessId) $($_.ParentProcessId) $($_.CreationDate.Ticks)" }';

const system = { linux, win32: windows }[process.platform as string] ?? unix;

export const { list: listed, children: followed, began: beganAt, strike, endGroup: signalGroup } = system;

/** Sends a signal to a process, or with a negative pid to a group; one that has gone is no concern. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

/** Whether anybody of a group is there, which began when it is told; Windows has no groups. */
export function isGroupAlive(pid: number, began: string | null): boolean {
  if (process.platform === 'win32') return false;
  try {
    process.kill(-pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // Who has ended is a zombie until the first process of the system has noticed; in some containers that is never.
  return listed(began).some(({ group, zombie }) => group === pid && !zombie);
}

function statOf(pid: number): Omit<Listed, 'carries'> | null {
  // The name of the program stands in brackets and may hold anything, brackets and spaces too (proc(5)).
  const [state, parent, group, session, ...rest] = readOr(`/proc/${pid}/stat`, '')
    .replace(/^.*\) /s, '')
    .split(' ');
  const [threads, began] = [rest[13], rest[15]];
  if (began === undefined) return null;
  // Of a program whose first thread has ended while others go on, the state is that of the first.
  const zombie = state === 'Z' && Number(threads) <= 1;
  return { pid, parent: Number(parent), group: Number(group), session: Number(session), began, zombie };
}

function output(program: string, args: string[]): string[] {
  const read = () =>
    execFileSync(program, args, {
      encoding: 'latin1',
      maxBuffer: 64 << 20,
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
  return attempt(read, '').split(/\r?\n/);
}
