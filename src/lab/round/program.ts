import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { LIMITS } from '../limits.js';
import { start, type Exit, type Run } from '../process.js';
import { environmentOf, type Project } from '../project.js';
import { send, type Host } from './http.js';

/** A learner's program that was started, and how far it has come. */
export interface Program {
  port: number;
  /** Its SHELF_DATA. */
  data: string;
  host: Host;
  /** Whether it answers; if not, `exit` or `elsewhere` may say why. */
  ready: boolean;
  /** How it ended; null while it runs. */
  exit(): Exit | null;
  /** Ports that nobody listened on before, and somebody does now. */
  elsewhere: number[];
  /** From its start to its first answer, in milliseconds. */
  ms: number;
  /** The end of what it has printed. */
  said(): string;
  signal(signal: NodeJS.Signals): void;
  /** Waits for its end, at most so long; null where it did not come. */
  ended(limitMs: number): Promise<Exit | null>;
  /** Ends it and all that it started; gives how many of those had to be ended by force. */
  end(graceMs?: number): Promise<number>;
}

export interface Starting {
  port: number;
  data: string;
  env: Record<string, string>;
  ours: NodeJS.ProcessEnv;
  /** The command of shelf.yaml. */
  command: string;
  signal?: AbortSignal | undefined;
  /** It is expected to end by itself within so many milliseconds: nobody waits for an answer. */
  exitsWithin?: number;
}

/** Starts the program of a folder, and waits until it answers, ends, or has had its time. */
export async function startProgram(project: Project, starting: Starting): Promise<Program> {
  const { port, data, env, ours, command, signal } = starting;
  const before = starting.exitsWithin === undefined ? await listeningAmong(USUAL_PORTS) : new Set<number>();
  const began = performance.now();
  const run = start(
    { line: plainly(command) },
    {
      cwd: project.folder,
      env: { ...environmentOf(project, ours), ...env, PORT: String(port), SHELF_DATA: data },
    },
  );
  const end: { exit: Exit | null } = { exit: null };
  void run.exited.then((how) => (end.exit = how));
  const program: Program = {
    ...{ port, data, host: '127.0.0.1', ready: false, elsewhere: [], ms: 0 },
    exit: () => end.exit,
    said: () => lastOf(run),
    signal: (name) => signalRun(run, name),
    ended: (limitMs) => untilEnded(run, () => end.exit, limitMs),
    end: (graceMs) => run.end(graceMs),
  };
  if (starting.exitsWithin !== undefined) {
    await program.ended(starting.exitsWithin);
    program.ms = performance.now() - began;
    return program;
  }
  const deadline = began + LIMITS.start;
  while (end.exit === null && performance.now() < deadline && !signal?.aborted) {
    const host = await answeringHost(port);
    if (host) {
      program.host = host;
      program.ready = true;
      break;
    }
    // It has had time enough to listen somewhere.
    if (performance.now() - began > LIMITS.elsewhere && program.elsewhere.length === 0) {
      program.elsewhere = [...(await listeningAmong(USUAL_PORTS))].filter((one) => !before.has(one));
      if (program.elsewhere.length > 0) break;
    }
    await pause(LOOK_MS);
  }
  program.ms = performance.now() - began;
  return program;
}

/** A simple command takes the place of the shell, so that its end and its exit code are those of the program. */
function plainly(command: string): string {
  const isSimple =
    process.platform !== 'win32' && /^[\w./-]+(?: [\w./:@=-]+)*$/.test(command) && !/^(?:cd|exec|\.) /.test(command);
  return isSimple && !/^\w+=/.test(command) ? `exec ${command}` : command;
}

/** A shell or a package manager may end long before the program that it started: all of the group must have. */
async function untilEnded({ pid }: Run, exit: () => Exit | null, limitMs: number): Promise<Exit | null> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const how = exit();
    if (how !== null && (pid === null || !isGroupAlive(pid))) return how;
    if (performance.now() > deadline) return null;
    await pause(LOOK_MS);
  }
}

function isGroupAlive(pid: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    process.kill(-pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const LOOK_MS = 15;
const MOST_SAID = 4096;

function lastOf(run: Run): string {
  const said = [run.stdout(), run.stderr()].map((bytes) => bytes.subarray(-MOST_SAID).toString('utf8').trimEnd());
  return said
    .filter((text) => text !== '')
    .join('\n')
    .replaceAll('\r\n', '\n');
}

/** A shell may stand between: the whole group is told. */
function signalRun({ pid }: Run, name: NodeJS.Signals): void {
  if (pid === null) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // It has ended by itself.
  }
}

async function answeringHost(port: number): Promise<Host | null> {
  for (const host of ['127.0.0.1', '::1'] as const) {
    const { error } = await send({ host, port, method: 'GET', path: '/health/live', headers: {}, limitMs: 2000 });
    if (error === null) return host;
  }
  return null;
}

/** Where programs listen that do not look at PORT. */
const USUAL_PORTS = [3000, 3001, 4000, 4567, 5000, 5173, 8000, 8080, 8081, 8888, 9292];

export async function listeningAmong(ports: number[]): Promise<Set<number>> {
  const open = await Promise.all(ports.map(async (port) => ((await isOpen(port)) ? [port] : [])));
  return new Set(open.flat());
}

/** Whether somebody listens on this port, on either loopback address. */
export async function isOpen(port: number): Promise<boolean> {
  const on = await Promise.all((['127.0.0.1', '::1'] as const).map((host) => isOpenAt(host, port)));
  return on.includes(true);
}

export function isOpenAt(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const done = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket
      .on('connect', () => done(true))
      .on('error', () => done(false))
      .on('timeout', () => done(false));
  });
}

/** A port of this machine that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
