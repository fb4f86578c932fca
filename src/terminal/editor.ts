import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lendCtrlC } from '../interruption.js';

/** How the editor was left: it ended, or it could not be started or failed, with what it said. */
export type Edited =
  { kind: 'closed'; ms: number } | { kind: 'failed'; editor: string; why: string } | { kind: 'none' };

/** The learner's editor: VISUAL, EDITOR, else the first that is there. */
export function editorOf(env: NodeJS.ProcessEnv): string | null {
  const chosen = [env['VISUAL'], env['EDITOR']].find((name) => name?.trim());
  if (chosen) return chosen.trim();
  return FALLBACKS.find((name) => isThere(name, env)) ?? null;
}

const FALLBACKS = process.platform === 'win32' ? ['notepad.exe'] : ['nano', 'vim', 'vi'];

/** Opens a file in the learner's editor and waits until they leave it. */
export function edit(path: string, env: NodeJS.ProcessEnv): Promise<Edited> {
  const editor = editorOf(env);
  if (editor === null) return Promise.resolve({ kind: 'none' });
  const began = performance.now();
  return new Promise((resolve) => {
    const child = startEditor(editor, path, env);
    // Ctrl-C and Ctrl-Z belong to the editor while it has the screen.
    const takeBack = lendCtrlC();
    const end = (edited: Edited) => {
      takeBack();
      resolve(edited);
    };
    child.on('error', (error) => end({ kind: 'failed', editor, why: error.message }));
    child.on('exit', (code, signal) => {
      if (code === 0) end({ kind: 'closed', ms: performance.now() - began });
      else
        end({ kind: 'failed', editor, why: signal ? `it was ended by ${signal}` : `it ended with exit code ${code}` });
    });
  });
}

// As git starts it: the setting may hold arguments, and quotes around a path with spaces.
function startEditor(editor: string, path: string, env: NodeJS.ProcessEnv) {
  const options = { stdio: 'inherit', env } as const;
  if (process.platform === 'win32') return spawn(`${editor} "${path}"`, { ...options, shell: true });
  return spawn('sh', ['-c', `${editor} "$@"`, editor, path], options);
}

function isThere(name: string, env: NodeJS.ProcessEnv): boolean {
  return (env['PATH'] ?? env['Path'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return folder !== '';
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      return false;
    }
  });
}
