import type { Process } from './context.js';

/** Tells when stdout or stderr can no longer be written: `failed` at once, `failure` when all has been. */
export function watchOutput({ stdout, stderr, stdin }: Process) {
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
