import { isatty } from 'node:tty';
import type { Process } from './context.js';

/** Tells when stdout or stderr can no longer be written: `failed` at once, `failure` when all has been. */
export function watchOutput({ stdout, stderr, stdin }: Process) {
  if (stdin.isTTY) outliveTerminal(stdin);
  let failure: NodeJS.ErrnoException | null = null;
  const failed = new Promise<void>((resolve) => {
    for (const stream of [stdout, stderr])
      stream.on('error', (error: NodeJS.ErrnoException) => {
        failure ??= error;
        stdin.destroy(); // Nothing that is asked now can be read.
        resolve();
      });
  });
  return {
    failed,
    async failure(): Promise<NodeJS.ErrnoException | null> {
      await new Promise((resolve) => stdout.write('', resolve));
      return failure;
    },
  };
}

/** Of a terminal that was closed, Node wants to set the mode still, and takes it for a bug that it cannot. */
function outliveTerminal(stdin: Process['stdin']): void {
  const setRawMode = stdin.setRawMode.bind(stdin);
  stdin.setRawMode = (isRaw) => (isatty(stdin.fd) ? setRawMode(isRaw) : stdin);
}
