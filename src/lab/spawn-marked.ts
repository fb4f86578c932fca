import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, closeSync, constants, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { limited, MARK, openTag } from './marks.js';
import { attempt } from './proc-files.js';

/** A program and its arguments, or a line for the shell. */
export type Command = { program: string; args: string[] } | { line: string };

/** Starts a program in a group of its own, with all marks that the system knows. */
export function spawnMarked(command: Command, cwd: string, env: Record<string, string>, mark: string): ChildProcess {
  const tag = openTag(mark);
  try {
    const options = {
      cwd,
      env: { ...env, [MARK]: mark },
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'pipe', tag],
    } satisfies Parameters<typeof spawn>[2];
    if ('line' in command && process.platform === 'win32') return spawn(command.line, { ...options, shell: true });
    const [program, args] = 'line' in command ? ['/bin/sh', ['-c', command.line]] : [command.program, command.args];
    return spawn(...(canRun(program, cwd, env) ? limited(mark, program, args) : ([program, args] as const)), options);
  } finally {
    closeSync(tag);
  }
}

/** A shell between would tell in words of its own that there is no such program. */
function canRun(program: string, cwd: string, env: Record<string, string>): boolean {
  const folders = program.includes('/') ? [''] : (env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => isProgram(resolve(cwd, folder, program)));
}

function isProgram(path: string): boolean {
  return attempt(() => {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  }, false);
}
