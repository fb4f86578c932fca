import { RoadmapError } from './errors.js';
import type { Context, Process } from './context.js';
import { createProgram } from './program.js';
import { clean } from './terminal/clean.js';
import { commanderExit } from './usage.js';

/** Runs the program with these arguments; gives the exit code. */
export async function main(argv: string[], proc: Process): Promise<number> {
  const { stdout, stderr } = proc;
  // A reader that has seen enough (`roadmap list | head -1`) closes the pipe: that is success.
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => ignoreClosedPipe(error, proc));

  let context: Context | null = null;
  let exitCode = 0;
  const program = createProgram(
    async (flags, act) => {
      const { createContext } = await import('./context.js');
      context = createContext(flags, proc);
      if ((await act(context)) === false) exitCode = 1;
    },
    { out: (text) => void stdout.write(text), err: (text) => void stderr.write(clean(text)) },
  );
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return commanderExit(error) ?? (await explain(error, stderr));
  } finally {
    await (context as Context | null)?.close();
  }
}

async function explain(error: unknown, stderr: NodeJS.WriteStream): Promise<number> {
  const { wrap } = await import('./terminal/wrap.js');
  const say = (text: string) => void stderr.write(`${clean(stderr.isTTY ? wrap(text, stderr.columns) : text)}\n`);
  if (error instanceof RoadmapError) {
    say(error.message);
    say(error.hint);
    return error.exitCode;
  }
  switch ((error as Error).name) {
    case 'InputEnded':
      say('There are no more lines on standard input. What was answered is kept; `roadmap next` goes on from here.');
      return 0;
    case 'Stopped':
      say('Your place is kept. `roadmap next` goes on from here.');
      return 0;
    case 'Interrupted':
      say('Stopped. What was answered is kept; `roadmap next` goes on from here.');
      return 130;
    default:
      say('This is a bug in roadmap; your answers are kept.');
      say('Please report what you did, what `roadmap doctor` prints, and these lines:');
      stderr.write(`${clean((error as Error).stack ?? String(error))}\n`);
      return 1;
  }
}

function ignoreClosedPipe(error: NodeJS.ErrnoException, proc: Process): void {
  if (error.code !== 'EPIPE') throw error;
  proc.stdin.destroy();
}
