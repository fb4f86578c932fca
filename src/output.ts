import type { Process } from './context.js';
import { isPipeOrFile, isTerminal } from './terminal/is-terminal.js';
import { plainOutput } from './terminal/plain-output.js';

/**
 * The process with each of its streams opened when it is first used, since opening takes time. Tells when an output can no
 * longer be written: `failed` at once, `failure` when all has been.
 */
export function watchOutput(proc: Process) {
  const outputs: NodeJS.WriteStream[] = [];
  let input: Process['stdin'] | null = null;
  let failure: NodeJS.ErrnoException | null = null;
  let tell: () => void;
  const failed = new Promise<void>((resolve) => (tell = resolve));

  const output = (name: keyof typeof DESCRIPTORS) => {
    const fd = DESCRIPTORS[name];
    const stream = proc === process && isPipeOrFile(fd) ? plainOutput(fd, () => proc[name]) : proc[name];
    outputs.push(stream);
    return stream.on('error', (error: NodeJS.ErrnoException) => {
      failure ??= error;
      input?.destroy(); // Nothing that is asked now can be read.
      tell();
    });
  };
  let [stdout, stderr]: (NodeJS.WriteStream | null)[] = [null, null];
  const watched = {
    env: proc.env,
    cwd: () => proc.cwd(),
    on: proc.on.bind(proc),
    off: proc.off.bind(proc),
    get stdin() {
      if (input === null && proc.stdin.isTTY) outliveTerminal(proc.stdin);
      return (input ??= proc.stdin);
    },
    get stdout() {
      return (stdout ??= output('stdout'));
    },
    get stderr() {
      return (stderr ??= output('stderr'));
    },
  } as Process;
  return {
    watched,
    failed,
    async failure(): Promise<NodeJS.ErrnoException | null> {
      await Promise.all(outputs.map((stream) => new Promise((resolve) => stream.write('', resolve))));
      return failure;
    },
  };
}

const DESCRIPTORS = { stdout: 1, stderr: 2 };

/** Of a terminal that was closed, Node wants to set the mode still, and takes it for a bug that it cannot. */
function outliveTerminal(stdin: Process['stdin']): void {
  const setRawMode = stdin.setRawMode.bind(stdin);
  stdin.setRawMode = (isRaw) => (isTerminal(stdin.fd) ? setRawMode(isRaw) : stdin);
}
