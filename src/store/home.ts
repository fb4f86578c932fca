import { homedir, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { usageError } from '../errors.js';

/** The folder that holds the learner's progress: `ROADMAP_HOME`, else the platform's folder for configuration. */
export function homeFolder(env: NodeJS.ProcessEnv, cwd: () => string): string {
  const chosen = env['ROADMAP_HOME'];
  if (!chosen) return join(configFolder(env), ...(process.platform === 'win32' ? [NAME, 'Config'] : [NAME]));
  if (/^~(?=$|[\\/])/.test(chosen)) return join(userFolder(env), chosen.slice(1));
  if (chosen.startsWith('~'))
    throw usageError(
      `ROADMAP_HOME is ${chosen}, and only ~ itself stands for a folder.`,
      'Write the whole path of that folder.',
    );
  return isAbsolute(chosen) ? chosen : resolve(cwd(), chosen);
}

/** Another roadmap keeps its progress in a folder of its own. */
export function homeOf(home: string, roadmapId: string, builtIn: boolean): string {
  return builtIn ? home : join(home, 'roadmaps', roadmapId);
}

const NAME = 'roadmap-tutor';

// An empty or a relative path is none: it would be another folder wherever the program is started.
function configFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return join(userFolder(env), 'Library', 'Preferences');
  const windows = process.platform === 'win32';
  const named = env[windows ? 'APPDATA' : 'XDG_CONFIG_HOME'] ?? '';
  if (isAbsolute(named)) return named;
  return windows ? join(userFolder(env), 'AppData', 'Roaming') : join(userFolder(env), '.config');
}

function userFolder(env: NodeJS.ProcessEnv): string {
  const home = process.platform === 'win32' ? homedir() : (env['HOME'] ?? '');
  if (isAbsolute(home)) return home;
  try {
    const known = userInfo().homedir;
    if (isAbsolute(known)) return known;
  } catch {
    // A user that the system does not know.
  }
  throw usageError('There is no home folder to keep your progress in.', 'Set ROADMAP_HOME to the path of a folder.');
}
