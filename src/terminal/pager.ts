import { spawn } from 'node:child_process';
import { clean } from './clean.js';
import type { Terminal } from './terminal.js';

/** Prints a text; through the learner's pager where it is longer than their terminal. */
export async function page(text: string, terminal: Terminal, env: NodeJS.ProcessEnv): Promise<void> {
  const long = text.split('\n').length >= process.stdout.rows;
  if (!terminal.attended || terminal.plain || !long || !(await paged(clean(text), env))) terminal.print(text);
}

const NOT_FOUND = 127;

function paged(text: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise((resolve) => {
    const pager = spawn(env['PAGER'] ?? 'less -FIRX', { shell: true, stdio: ['pipe', 'inherit', 'ignore'] });
    pager.on('error', () => resolve(false));
    pager.on('close', (code) => resolve(code !== NOT_FOUND));
    pager.stdin.on('error', () => {
      // A pager that is left before it has read everything is fine.
    });
    pager.stdin.end(`${text}\n`);
  });
}
