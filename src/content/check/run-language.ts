import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RUNNABLE } from '../schema.js';
import { runProgram, type Ran } from './run-program.js';
import type { Scratch } from './scratch-folder.js';

export type Runnable = (typeof RUNNABLE)[number];

/** Runs a program of one of the languages that can be run. */
export async function runIn(language: Runnable, code: string, scratch: Scratch, stop: AbortSignal): Promise<Ran> {
  const { home, folder, env } = scratch;
  const from = async (file: string, command: string, ...args: string[]): Promise<Ran> => {
    await writeFile(join(folder, file), code);
    return runProgram({ command, args: [...args, file], folder, home, env, input: '' }, stop);
  };
  switch (language) {
    case 'js':
      return from('example.mjs', process.execPath);
    case 'python': {
      const [command, ...args] = await python();
      return from('example.py', command, ...args, '-B');
    }
    case 'sh':
      return from('example.sh', 'sh');
    case 'sql':
      return runProgram(
        { command: 'sqlite3', args: ['-batch', '-bail', 'example.db'], folder, home, env, input: code },
        stop,
      );
  }
}

const PYTHONS: [string, ...string[]][] = [['python3'], ['python'], ['py', '-3']];
let found: Promise<[string, ...string[]]> | null = null;

/** How Python 3 is called on this machine; `python3` where it is not called at all. */
function python(): Promise<[string, ...string[]]> {
  found ??= (async () => {
    for (const [command, ...args] of PYTHONS) {
      const said = await promisify(execFile)(command, [...args, '--version']).catch(() => null);
      if (said && /^Python 3/.test(`${said.stdout}${said.stderr}`)) return [command, ...args];
    }
    return PYTHONS[0]!;
  })();
  return found;
}
