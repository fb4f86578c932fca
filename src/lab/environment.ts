import { delimiter } from 'node:path';
import type { Scratch } from './scratch.js';

/** The environment of a program that is not ours: made for it, with nothing of ours but the search path. */
export function environmentFor({ home, work }: Scratch, env: NodeJS.ProcessEnv): Record<string, string> {
  const made: Record<string, string> = {
    PATH: pathOf(env),
    HOME: home,
    USERPROFILE: home,
    TMPDIR: work,
    TEMP: work,
    TMP: work,
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    PYTHONUTF8: '1',
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    NODE_NO_WARNINGS: '1',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_EDITOR: 'true',
    GIT_PAGER: 'cat',
    SQLITE_HISTORY: '',
  };
  // Without these, programs on Windows do not start.
  for (const name of ['SystemRoot', 'ComSpec', 'PATHEXT', 'windir']) if (env[name]) made[name] = env[name];
  return made;
}

/** npm puts folders of the project before the learner's own; a relative one would mean the scratch folder. */
function pathOf(env: NodeJS.ProcessEnv): string {
  const path = env['PATH'] ?? env['Path'] ?? '';
  return path
    .split(delimiter)
    .filter((folder) => /^(?:\/|[a-z]:[\\/]|\\\\)/i.test(folder) && !/[\\/]node_modules[\\/]\.bin$/.test(folder))
    .join(delimiter);
}
