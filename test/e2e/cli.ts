import { spawn } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { spawn as spawnPty } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished, TestRunner } from 'vitest';
import type { Event } from '../../src/domain/history/event.js';
import type * as Main from '../../src/main.js';
import { historyFiles } from '../../src/store/history.js';

export const BIN = fileURLToPath(new URL('../../bin/roadmap.js', import.meta.url));

interface RunOptions {
  home: string;
  input?: string;
  env?: Record<string, string>;
  cwd?: string;
}

interface Ended {
  stdout: string;
  stderr: string;
  code: number | null;
}

export function environment(home: string, extra: Record<string, string> = {}): Record<string, string> {
  const { PATH = '', SystemRoot = '' } = process.env;
  return { PATH, SystemRoot, HOME: home, ROADMAP_HOME: home, TZ: 'Europe/Berlin', LANG: 'C.UTF-8', ...extra };
}

/**
 * Runs the built program to its end; without `input`, standard input is empty. Where nothing of its surroundings is changed and no
 * other runs, it runs in this process, which takes a tenth of the time of a start.
 */
export async function run(args: string[], options: RunOptions): Promise<Ended> {
  if (options.env || isRunningHere) return runApart(args, options);
  isRunningHere = true;
  try {
    return await runHere(args, options);
  } finally {
    isRunningHere = false;
  }
}

let isRunningHere = false;

async function runHere(args: string[], { home, input = '', cwd = home }: RunOptions): Promise<Ended> {
  const { main } = createRequire(import.meta.url)('../../dist/main.js') as Pick<typeof Main, 'main'>;
  const ended: Ended = { stdout: '', stderr: '', code: null };
  const into = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        ended[name] += chunk.toString();
        done();
      },
    });
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const streams = {
      stdin: Readable.from(input === '' ? [] : [input]),
      stdout: into('stdout'),
      stderr: into('stderr'),
    };
    const proc = { ...streams, env: environment(home), cwd: () => cwd, on: () => undefined, off: () => undefined };
    ended.code = await main(args, proc as unknown as Parameters<typeof main>[1]);
  } finally {
    process.chdir(before);
  }
  return ended;
}

/** The same in a process of its own: nothing that an earlier run was told is remembered. */
export function runApart(args: string[], { home, input = '', env = {}, cwd = home }: RunOptions): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BIN, ...args], { cwd, env: environment(home, env) });
    const ended: Ended = { stdout: '', stderr: '', code: null };
    child.stdout.on('data', (chunk: Buffer) => (ended.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (ended.stderr += chunk.toString()));
    child.on('close', (code) => resolve({ ...ended, code }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

export interface Session {
  /** What the terminal shows, with what has scrolled away above it. */
  screen(): string;
  type(keys: string): void;
  /** Waits until `text` has been written after what the last wait found; white space does not count. */
  until(text: string): Promise<void>;
  /** The same for whichever of these comes first; gives it. */
  untilOne<Text extends string>(texts: Text[]): Promise<Text>;
  /** Waits until nothing has been written for a while. */
  quiet(): Promise<void>;
  resize(columns: number, rows: number): void;
  /** What can be seen without scrolling back. */
  seen(): string;
  /** All that the program has written, as it was. */
  written(): string;
  /** Whether the cursor is shown, by what the program has written. */
  cursorIsShown(): boolean;
  /** Sends a signal to the program. */
  kill(signal: NodeJS.Signals): void;
  /** Closes the terminal, as whoever closes its window does. */
  hangUp(): void;
  ended(): Promise<number>;
  /** Lines that were too long, so that the terminal had to break them. */
  broken(): string[];
  /** The words on it that are drawn faint: not all read them on all terminals. */
  faint(): string[];
}

export const ENTER = '\r';
export const DOWN = '\u001b[B';
export const CTRL_C = '\u0003';

/** Runs the built program in a real pseudo terminal. On Windows, whose console repaints by itself, the test is skipped. */
export function session(args: string[], options: RunOptions, columns = 80, rows = 40): Session {
  return inTerminal(process.execPath, [BIN, ...args], options, columns, rows);
}

/** A shell with job control in a real pseudo terminal: for what happens between it and the program. */
export function shell(
  options: RunOptions,
  columns = 80,
  rows = 40,
): Session & { run(args: string[], rest?: string): void } {
  const env = { ...options.env, HISTFILE: '', PS1: '$ ' };
  const terminal = inTerminal('bash', ['--norc', '--noprofile', '-i'], { ...options, env }, columns, rows);
  const words = (args: string[]) => [process.execPath, BIN, ...args].map((word) => `'${word}'`).join(' ');
  return { ...terminal, run: (args, rest = '') => terminal.type(`${words(args)}${rest}\r`) };
}

/** Any program in a real pseudo terminal. */
export function inTerminal(
  program: string,
  args: string[],
  { home, env = {} }: RunOptions,
  columns: number,
  rows: number,
): Session {
  if (process.platform === 'win32') TestRunner.getCurrentTest()?.context.skip('pseudo terminals are for POSIX');
  const screen = new xterm.Terminal({ cols: columns, rows, scrollback: 5000, allowProposedApi: true });
  const pty = spawnPty(program, args, {
    cols: columns,
    rows,
    cwd: home,
    env: environment(home, { TERM: 'xterm-256color', COLORTERM: 'truecolor', ...env }),
  });
  let written: Promise<void> = Promise.resolve();
  let seen = '';
  let from = 0;
  let exitCode: number | null = null;
  pty.onData((data) => {
    seen += data;
    written = written.then(() => new Promise<void>((resolve) => screen.write(data, resolve)));
  });
  pty.onExit((event) => (exitCode = event.signal ? 128 + event.signal : event.exitCode));
  // A terminal that nobody holds open any more may lose what was not read of it yet.
  const { _pty: path } = pty as unknown as { _pty: string };
  let held: number | null = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
  const letGo = () => {
    if (held !== null) closeSync(held);
    held = null;
  };
  onTestFinished(() => {
    letGo();
    pty.kill();
  });

  const lines = () =>
    Array.from({ length: screen.buffer.active.length }, (_unused, index) =>
      screen.buffer.active.getLine(index)!.translateToString(true),
    );
  const waitFor = async (what: string, done: () => boolean): Promise<void> => {
    const deadline = Date.now() + 20_000;
    while (!done()) {
      if (Date.now() > deadline)
        throw new Error(`Waited in vain for ${what}. On screen:\n${lines().join('\n').trimEnd()}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await written;
  };
  const quiet = async () => {
    for (let before = -1; before !== seen.length;) {
      before = seen.length;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    await written;
  };
  async function untilOne<Text extends string>(texts: Text[]): Promise<Text> {
    const places = () => {
      const shown = stripped(seen);
      return texts
        .map((text) => ({ text, wanted: text.replace(/\s/g, '') }))
        .map(({ text, wanted }) => ({ text, at: shown.indexOf(wanted, from), bytes: wanted.length }))
        .filter(({ at }) => at >= 0)
        .sort((one, other) => one.at - other.at);
    };
    await waitFor(texts.map((text) => JSON.stringify(text)).join(' or '), () => places().length > 0);
    const { text, at, bytes } = places()[0]!;
    from = at + bytes;
    // Prompts drain what was typed before they were there.
    await new Promise((resolve) => setTimeout(resolve, 60));
    return text;
  }
  return {
    screen: () => lines().join('\n').trimEnd(),
    type: (keys) => pty.write(keys),
    async until(text) {
      await untilOne([text]);
    },
    untilOne,
    quiet,
    resize(width, height) {
      pty.resize(width, height);
      screen.resize(width, height);
    },
    seen: () => lines().slice(screen.buffer.active.baseY).join('\n').trimEnd(),
    written: () => seen,
    cursorIsShown: () => seen.lastIndexOf('\u001b[?25h') >= seen.lastIndexOf('\u001b[?25l'),
    kill: (signal) => process.kill(pty.pid, signal),
    hangUp: () => (pty as unknown as { destroy(): void }).destroy(),
    async ended() {
      await waitFor('the end', () => !isRunning(pty.pid));
      // The last of the output may come after the exit does.
      await quiet();
      letGo();
      await waitFor('the exit code', () => exitCode !== null);
      return exitCode!;
    },
    faint: () =>
      lines().flatMap((line, index) => {
        const row = screen.buffer.active.getLine(index)!;
        const drawn = Array.from(line, (sign, at) => (row.getCell(at)?.isDim() ? sign : ' ')).join('');
        return drawn.match(/\p{L}{2,}/gu) ?? [];
      }),
    broken: () => lines().filter((_line, index) => screen.buffer.active.getLine(index)!.isWrapped),
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}

function stripped(text: string): string {
  return text.replace(/\u001b(?:\[[0-9;?]*[A-Za-z]|\][^\u0007]*\u0007|[=>])/g, '').replace(/\s/g, '');
}

/** Every event in the history files of a home. */
export function historyOf(home: string): Event[] {
  return historyFiles(home).flatMap((file) =>
    readFileSync(join(home, 'history', file), 'utf8')
      .split('\n')
      .flatMap((line) => (line.startsWith('{') && line.endsWith('}') ? [JSON.parse(line) as Event] : [])),
  );
}
