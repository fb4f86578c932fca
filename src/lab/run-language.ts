import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { environmentFor } from './environment.js';
import { runToEnd, type Ended } from './run-to-end.js';
import type { Scratch } from './scratch.js';

/** A program that stands in one file, and what it printed; `problem` says in words why it did not end well. */
export interface Ran {
  printed: string;
  problem: string | null;
}

export type Runnable = 'js' | 'python' | 'sql' | 'sh';

const LIMIT_MS = 10_000;
const OUTPUT_BYTES = 100_000;

/** Runs a program of one of the languages that can be run, in its scratch folder. */
export async function runIn(language: Runnable, code: string, scratch: Scratch, signal: AbortSignal): Promise<Ran> {
  const { program, args, file } = await commandFor(language);
  const input = file === null ? code : '';
  if (file !== null) await writeFile(join(scratch.work, file), code);
  const ended = await runToEnd(
    { program, args: file === null ? args : [...args, file] },
    {
      ...{ cwd: scratch.work, env: environmentFor(scratch, process.env), input, signal },
      ...{ limitMs: LIMIT_MS, outputBytes: OUTPUT_BYTES },
    },
  );
  return { printed: ended.stdout.toString('utf8').replaceAll('\r\n', '\n'), problem: problemOf(ended, program) };
}

/** What a language says of a program that is read and not run: the line of its error, if there is one. */
export interface Compiled {
  line: number | null;
  words: string;
  problem: string | null;
}

/** Has a program of a language read, without running it; `unknown` for a language that is not read before it runs. */
export async function errorLineOf(
  language: Runnable,
  code: string,
  scratch: Scratch,
  signal: AbortSignal,
): Promise<Compiled | 'unknown'> {
  const { program, args, file } = await commandFor(language);
  const reads = READS[language];
  if (reads === undefined || file === null) return 'unknown';
  await writeFile(join(scratch.work, file), code);
  const ended = await runToEnd(
    { program, args: [...args, ...reads, file] },
    {
      ...{ cwd: scratch.work, env: environmentFor(scratch, process.env), input: '', signal },
      ...{ limitMs: LIMIT_MS, outputBytes: OUTPUT_BYTES },
    },
  );
  const words = problemOf(ended, program);
  if (words === null) return { line: null, words: '', problem: null };
  const places = [...ended.stderr.toString('utf8').matchAll(/example\.(?:mjs:|py", line )(\d+)/g)];
  // What lacks its end is told of the line behind the last.
  const line = Math.min(Number(places.at(-1)?.[1]), code.trimEnd().split('\n').length);
  return Number.isNaN(line) ? { line: null, words, problem: words } : { line, words, problem: null };
}

/** How a program is told to read another and not to run it. */
const READS: Partial<Record<Runnable, string[]>> = {
  js: ['--check'],
  python: ['-c', 'import sys; compile(open(sys.argv[1], encoding="utf-8").read(), sys.argv[1], "exec")'],
};

async function commandFor(language: Runnable): Promise<{ program: string; args: string[]; file: string | null }> {
  switch (language) {
    case 'js':
      return { program: process.execPath, args: [], file: 'example.mjs' };
    case 'python':
      return { program: (await python()) ?? 'python3', args: ['-B'], file: 'example.py' };
    case 'sh':
      return { program: 'sh', args: [], file: 'example.sh' };
    case 'sql':
      return { program: 'sqlite3', args: ['-batch', '-bail', 'example.db'], file: null };
  }
}

const PYTHONS: [string, ...string[]][] = [['python3'], ['python'], ['py', '-3']];
let found: Promise<string | null> | null = null;

/**
 * Python 3 on this machine; null where it is not there. A name alone may lead to Python 2, to a shop, or to a version
 * manager's script, which takes longer than most programs: so it is asked where it lies itself.
 */
export function python(): Promise<string | null> {
  found ??= (async () => {
    for (const [program, ...args] of PYTHONS) {
      const asked = [...args, '-S', '-c', 'import sys; print(sys.version_info[0], sys.executable)'];
      const said = await promisify(execFile)(program, asked, { timeout: LIMIT_MS }).catch(() => null);
      const path = said && /^3 (.+)/.exec(said.stdout)?.[1];
      if (path) return path;
    }
    return null;
  })();
  return found;
}

function problemOf({ cause, code, signal, stderr, problem }: Ended, program: string): string | null {
  if (problem) return problem.code === 'ENOENT' ? `${program} is not installed` : problem.message;
  switch (cause) {
    case 'time':
      return `it ran longer than ${LIMIT_MS / 1000} s`;
    case 'output':
      return `it prints more than ${OUTPUT_BYTES} bytes`;
    case 'disk':
      return 'it fills its folder';
    case 'stopped':
      return 'it was stopped';
    case 'itself': {
      if (code === 0) return null;
      const lines = stderr.toString('utf8').trim().split('\n');
      const telling = lines.findLast((line) => /error|exception/i.test(line)) ?? lines.at(-1);
      return telling?.trim() ? telling.trim() : `exit ${code ?? signal ?? 'unknown'}`;
    }
  }
}
