import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

const LIMIT_MS = 10_000;
const OUTPUT_BYTES = 100_000;
/** How long a program that has ended may hold its output open through what it has started. */
const LINGER_MS = 200;

export interface Program {
  command: string;
  args: string[];
  folder: string;
  /** The scratch folder around `folder`: what was started in it can be found by it. */
  home: string;
  env: Record<string, string>;
  input: string;
}

export interface Ran {
  printed: string;
  problem: string | null;
}

/** Runs a program and whatever it starts to their end, which comes at the latest with the limit or the signal. */
export function runProgram(program: Program, stop: AbortSignal): Promise<Ran> {
  return new Promise((resolve) => {
    // A group of its own can be ended as a whole.
    const child = spawn(program.command, program.args, {
      cwd: program.folder,
      env: program.env,
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    const said = { stdout: '', stderr: '' };
    let ended: string | null = null;
    let bytes = 0;
    const end = (why: string) => {
      ended ??= why;
      killGroup(child);
    };
    const timer = setTimeout(() => end(`it ran longer than ${LIMIT_MS / 1000} s`), LIMIT_MS);
    const stopped = () => end('it was stopped');
    stop.addEventListener('abort', stopped, { once: true });
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8');
      child[stream].on('data', (text: string) => {
        bytes += Buffer.byteLength(text);
        if (bytes > OUTPUT_BYTES) end(`it prints more than ${OUTPUT_BYTES} bytes`);
        else said[stream] += text;
      });
    }
    const settle = (problem: string | null) => {
      clearTimeout(timer);
      stop.removeEventListener('abort', stopped);
      resolve({ printed: said.stdout.replaceAll('\r\n', '\n'), problem: ended ?? problem });
    };
    child.on('error', (error: NodeJS.ErrnoException) =>
      settle(error.code === 'ENOENT' ? `${program.command} is not installed` : error.message),
    );
    child.on('exit', () => {
      killGroup(child);
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, LINGER_MS).unref();
    });
    child.on('close', (code, signal) => settle(code === 0 ? null : problemOf(said.stderr, code ?? signal)));
    child.stdin.on('error', () => {
      // The program may end before it has read its input; its exit code says enough.
    });
    child.stdin.end(program.input);
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
  else kill(-pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Ends what has left its program's group (`setsid`), where the system tells which processes belong to a folder. */
export function killStrays(home: string): void {
  if (process.platform !== 'linux') return;
  // What is started while this looks is found by the next look.
  for (let look = 0; look < 5; look++) {
    const strays = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && belongsTo(home, pid));
    if (strays.length === 0) return;
    for (const pid of strays) kill(Number(pid));
  }
}

function belongsTo(home: string, pid: string): boolean {
  if (Number(pid) === process.pid) return false;
  try {
    if (`${readlinkSync(join('/proc', pid, 'cwd'))}/`.startsWith(`${home}/`)) return true;
    return readFileSync(join('/proc', pid, 'environ'), 'utf8')
      .split('\0')
      .includes(`HOME=${home}`);
  } catch {
    return false; // It has ended, or is someone else's.
  }
}

function problemOf(stderr: string, code: number | string | null): string {
  const lines = stderr.trim().split('\n');
  const telling = lines.findLast((line) => /error|exception/i.test(line)) ?? lines.at(-1);
  return telling?.trim() ? telling.trim() : `exit ${code ?? 'unknown'}`;
}
