import type { Command } from 'commander';
import { InputEnded, Interrupted, RoadmapError, Stopped } from './errors.js';
import type { Context, Process } from './context.js';
import { untilSignal } from './interruption.js';
import { watchOutput } from './output.js';
import { createProgram } from './program.js';
import { cleanForeign } from './terminal/clean.js';
import { asTyped, learnCommandName } from './terminal/command-name.js';
import { commanderExit, lastWords } from './usage.js';

declare const __BUGS__: string;

/** Runs the program with these arguments; gives the exit code. */
export async function main(argv: string[], proc: Process): Promise<number> {
  learnCommandName(proc.env);
  const output = watchOutput(proc);
  const { watched } = output;
  let context: Context | null = null;
  let exitCode = 0;
  const program = createProgram(
    async (flags, act) => {
      const { createContext } = await import('./context.js');
      context = createContext(flags, watched);
      if ((await act(context)) === false) exitCode = 1;
    },
    {
      out: (text) => void watched.stdout.write(text),
      err: (text) => void watched.stderr.write(cleanForeign(asTyped(text))),
    },
    argv,
  );
  try {
    await untilSignal(watched, Promise.race([program.parseAsync(argv, { from: 'user' }), output.failed]));
  } catch (error) {
    await (context as Context | null)?.terminal.progress(null);
    exitCode = commanderExit(error) ?? (await explain(error, program, watched.stderr));
  } finally {
    await (context as Context | null)?.close();
  }
  const failure = await output.failure();
  if (failure === null) return exitCode;
  // A reader that has seen enough (`roadmap list | head -1`) closes the pipe: that is success.
  if (failure.code === 'EPIPE') return 0;
  await new Promise((resolve) => proc.stderr.write(`The output could not be written: ${failure.message}.\n`, resolve));
  return 1;
}

async function explain(error: unknown, program: Command, stderr: NodeJS.WriteStream): Promise<number> {
  const { wrap } = await import('./terminal/wrap.js');
  const say = (text: string) =>
    void stderr.write(`${cleanForeign(stderr.isTTY ? wrap(text, stderr.columns) : asTyped(text))}\n`);
  if (error instanceof RoadmapError) {
    say(error.message);
    say(error.hint);
    return error.exitCode;
  }
  if (error instanceof InputEnded) {
    say(`There are no more lines on standard input. ${lastWords(program).noLine}`);
    return 0;
  }
  if (error instanceof Stopped) {
    say(lastWords(program).left);
    return 0;
  }
  if (error instanceof Interrupted) {
    say(lastWords(program).cutOff);
    return error.exitCode;
  }
  say('This is a bug in roadmap; your answers are kept.');
  say(`Please report what you did, what \`roadmap doctor\` prints, and these lines, at ${__BUGS__}:`);
  stderr.write(
    `${cleanForeign(error instanceof Error ? (error.stack ?? error.message) : `Thrown: ${String(error)}`)}\n`,
  );
  return 1;
}
