import { LIMITS } from '../limits.js';
import { pause } from '../pause.js';
import { start, type Exit, type Run } from '../process.js';
import { environmentOf, type Project } from '../project.js';
import { send, type Host } from './http.js';
import { listeningAmong, USUAL_PORTS } from './ports.js';

/** A learner's program that was started, and how far it has come. */
export interface Program {
  /** That of its group; null where it could not be started. */
  pid: number | null;
  port: number;
  /** Its SHELF_DATA. */
  data: string;
  /** Settings beyond those of shelf.yaml. */
  env: Record<string, string>;
  host: Host;
  /** Whether it answers; if not, `exit` or `elsewhere` may say why. */
  ready: boolean;
  /** How it ended; null while it runs. */
  exit(): Exit | null;
  /** Ports that nobody listened on before, and somebody does now. */
  elsewhere: number[];
  /** From its start to its first answer, in milliseconds. */
  ms: number;
  /** How much it has printed until now. */
  heard(): Heard;
  /** How much of that came before it answered for the first time. */
  listened: Heard;
  /** All that it has printed until now. */
  printed(): Record<keyof Heard, Buffer>;
  /** The end of what it has printed, or of what it has printed since then. */
  said(since?: Heard): string;
  /** Asks it to end. */
  signal(signal: NodeJS.Signals): void;
  /** Whether it was asked to end: nobody may count on it any more, though it runs. */
  isLeaving(): boolean;
  /** Waits for its end, at most so long; null where it did not come. */
  ended(limitMs: number): Promise<Exit | null>;
  /** Ends it and all that it started; gives how many of those had to be ended by force though nobody wanted that. */
  end(): Promise<number>;
  /** Ends it by force, because a check asks for that. */
  kill(): Promise<void>;
}

/** Bytes of both streams. */
export interface Heard {
  stdout: number;
  stderr: number;
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
      // A check may start it with a port that is none, or without a place for its data.
      env: { ...environmentOf(project, ours), PORT: String(port), SHELF_DATA: data, ...env },
      outputBytes: LIMITS.talk,
    },
  );
  const end: { exit: Exit | null; asked: boolean; meant: boolean } = { exit: null, asked: false, meant: false };
  void run.exited.then((how) => (end.exit = how));
  const program: Program = {
    ...{ pid: run.pid, port, data, env, host: '127.0.0.1', ready: false, elsewhere: [], ms: 0, listened: NOTHING },
    exit: () => end.exit,
    heard: () => ({ stdout: run.stdout().length, stderr: run.stderr().length }),
    printed: () => ({ stdout: run.stdout(), stderr: run.stderr() }),
    said: (since = NOTHING) => lastOf(run, since),
    signal(name) {
      end.asked = true;
      signalRun(run, name);
    },
    isLeaving: () => end.asked,
    ended: (limitMs) => untilEnded(run, () => end.exit, limitMs, signal),
    async end() {
      const forced = await run.end();
      return end.meant || run.flooded() ? 0 : forced;
    },
    async kill() {
      end.meant = true;
      await run.end(0);
    },
  };
  if (starting.exitsWithin !== undefined) {
    await program.ended(starting.exitsWithin);
    program.ms = performance.now() - began;
    return program;
  }
  const deadline = began + LIMITS.start;
  while (end.exit === null && performance.now() < deadline && !signal?.aborted) {
    const { host, error } = await answerOn(port, signal);
    program.host = host;
    program.ready = error === null;
    if (program.ready) break;
    // It has had time enough to listen somewhere.
    if (performance.now() - began > LIMITS.elsewhere && program.elsewhere.length === 0) {
      program.elsewhere = [...(await listeningAmong(USUAL_PORTS))].filter((one) => !before.has(one));
      if (program.elsewhere.length > 0) break;
    }
    await pause(LOOK_MS, signal);
  }
  program.ms = performance.now() - began;
  program.listened = program.heard();
  return program;
}

/** A simple command takes the place of the shell, so that its end and its exit code are those of the program. */
function plainly(command: string): string {
  const isSimple =
    process.platform !== 'win32' && /^[\w./-]+(?: [\w./:@=-]+)*$/.test(command) && !/^(?:cd|exec|\.) /.test(command);
  return isSimple && !/^\w+=/.test(command) ? `exec ${command}` : command;
}

/** A shell or a package manager may end long before the program that it started: all of the group must have. */
async function untilEnded(
  run: Run,
  exit: () => Exit | null,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<Exit | null> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const how = exit();
    if (how !== null && !run.isAlive()) return how;
    if (performance.now() > deadline || signal?.aborted) return null;
    await pause(LOOK_MS, signal);
  }
}

const LOOK_MS = 15;
const MOST_SAID = 4096;

const NOTHING: Heard = { stdout: 0, stderr: 0 };

function lastOf(run: Run, since: Heard): string {
  const streams = [run.stdout().subarray(since.stdout), run.stderr().subarray(since.stderr)];
  const said = streams.map((bytes) => bytes.subarray(-MOST_SAID).toString('utf8').trimEnd());
  if (run.flooded()) said.push(`(It printed more than ${LIMITS.talk >> 20} MiB, and was ended.)`);
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

/** Where it answers, or at least takes a connection, and what came. */
async function answerOn(port: number, signal?: AbortSignal): Promise<{ host: Host; error: string | null }> {
  let taken: { host: Host; error: string } | null = null;
  for (const host of ['127.0.0.1', '::1'] as const) {
    const asking = { host, port, method: 'GET', path: '/health/live', headers: {}, limitMs: 2000, signal };
    const { error } = await send(asking);
    if (error === null) return { host, error };
    if (error !== 'refused') taken ??= { host, error };
  }
  return taken ?? { host: '127.0.0.1', error: 'refused' };
}
