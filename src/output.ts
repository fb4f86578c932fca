import { isatty } from 'node:tty';
import type { Process } from './context.js';

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

  const output = (name: 'stdout' | 'stderr') => {
    const stream = proc[name];
    if (outputs.includes(stream)) return stream;
    outputs.push(stream);
    return stream.on('error', (error: NodeJS.ErrnoException) => {
      failure ??= error;
      input?.destroy(); // Nothing that is asked now can be read.
      tell();
    });
  };
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
      return output('stdout');
    },
    get stderr() {
      return output('stderr');
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

/** Of a terminal that was closed, Node wants to set the mode still, and takes it for a bug that it cannot. */
function outliveTerminal(stdin: Process['stdin']): void {
  const setRawMode = stdin.setRawMode.bind(stdin);
  stdin.setRawMode = (isRaw) => (isatty(stdin.fd) ? setRawMode(isRaw) : stdin);
}
