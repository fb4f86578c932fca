import { environmentFor } from './environment.js';
import { LIMITS } from './limits.js';
import { runToEnd, type Ended } from './run-to-end.js';
import { inScratch } from './scratch.js';

/** What a program has answered, or in words why it did not. */
export type Heard = { said: string } | { failed: string };

interface Telling {
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  limitMs?: number;
}

/**
 * Gives a text to a program of the learner's own, a line for the shell, and hears it out. Of our environment it has the
 * search path, the learner's home, where its own settings are, and their language.
 */
export function tellProgram(
  line: string,
  text: string,
  { env, signal, limitMs = LIMITS.told }: Telling,
): Promise<Heard> {
  return inScratch(async (scratch) => {
    const own = Object.fromEntries(OWN.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
    const ended = await runToEnd(
      { line },
      {
        ...{ cwd: scratch.work, env: { ...environmentFor(scratch, env), ...own, TERM: 'dumb' } },
        ...{ input: text, signal, limitMs, outputBytes: LIMITS.words },
      },
    );
    const failed = problemOf(ended, limitMs);
    if (failed !== null) return { failed };
    const said = ended.stdout.toString('utf8').replaceAll('\r\n', '\n').trim();
    return said === '' ? { failed: 'it said nothing' } : { said };
  });
}

const OWN = ['HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'USER', 'LANG', 'LC_ALL', 'TZ'];

function problemOf({ cause, code, signal, stderr, problem }: Ended, limitMs: number): string | null {
  if (problem) return problem.message;
  switch (cause) {
    case 'time':
      return `it took longer than ${limitMs / 1000} s, and was ended`;
    case 'output':
      return `it said more than ${LIMITS.words / 1024} kB, and was ended`;
    case 'disk':
      return 'it filled its folder, and was ended';
    case 'stopped':
      return 'it was stopped';
    case 'itself': {
      if (code === 0) return null;
      const how = signal === null ? `exit code ${code}` : signal;
      const last = stderr.toString('utf8').trim().split('\n').at(-1)!.trim();
      return `it ended with ${how}${last === '' ? '' : `: ${last}`}`;
    }
  }
}
