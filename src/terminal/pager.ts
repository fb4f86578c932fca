import { spawn, type ChildProcess } from 'node:child_process';
import { lendCtrlC } from '../interruption.js';
import { clean } from './clean.js';
import type { Terminal } from './terminal.js';

/** Prints a text; through the learner's pager where it is longer than their terminal. */
export async function page(text: string, terminal: Terminal, env: NodeJS.ProcessEnv): Promise<void> {
  const pager = terminal.pager ? pagerCommand(env, process.platform) : null;
  const isLong = text.split('\n').length >= terminal.rows;
  if (pager === null || !isLong || !(await wasShown(pager, clean(text), env))) terminal.print(text);
}

/** The command that shows long texts: ROADMAP_PAGER, else PAGER, else less; null where they are to be printed. */
export function pagerCommand(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  // Windows has no less, and what a pager of Git Bash is called there cmd.exe does not know.
  const wanted = env['ROADMAP_PAGER'] ?? env['PAGER'] ?? (platform === 'win32' ? '' : 'less -FIRX');
  const command = wanted.trim();
  return command === '' || command === 'cat' ? null : command;
}

/** Shows a text with a pager; tells whether it did. */
function wasShown(command: string, text: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  // Ctrl-C in a pager is the pager's: less goes on, others end. Ended by it, this program would leave less behind.
  let interrupted = false;
  const takeBack = lendCtrlC(() => (interrupted = true));
  return new Promise<boolean>((resolve) => {
    const pager = started(command, env);
    pager.on('error', () => resolve(false));
    pager.on('close', (code, signal) => resolve(code === 0 || signal !== null || interrupted));
    pager.stdin!.on('error', () => {
      // A pager that is left before it has read everything is fine.
    });
    pager.stdin!.end(`${text}\n`);
  }).finally(takeBack);
}

function started(command: string, env: NodeJS.ProcessEnv): ChildProcess {
  const options = { env, stdio: ['pipe', 'inherit', 'inherit'] as ('pipe' | 'inherit')[] };
  if (process.platform === 'win32') return spawn(command, { ...options, shell: true });
  // A shell that Ctrl-C ends would leave its less behind, too; with a trap it waits, and less takes the key as always.
  return spawn('/bin/sh', ['-c', `trap : INT\n${command}`], options);
}
