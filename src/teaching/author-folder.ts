import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { usageError } from '../errors.js';

declare const __REPOSITORY__: string;

/** The roadmap folder that an author means: the one named, ROADMAP_PATH, the one they stand in, or the built-in one. */
export function roadmapFolder(cwd: string, env: NodeJS.ProcessEnv, folder: string | undefined): string {
  const named = folder ?? env['ROADMAP_PATH'];
  if (named) return resolve(cwd, named);
  if (existsSync(resolve(cwd, 'roadmap.yaml'))) return cwd;
  const builtIn = fileURLToPath(new URL('../roadmap', import.meta.url));
  if (existsSync(builtIn)) return builtIn;
  throw usageError(
    'This is no roadmap folder, and the installed program holds the built-in roadmap compiled, without its sources.',
    `Name a folder: \`roadmap author check my-roadmap\`. The built-in one's are in ${__REPOSITORY__}.`,
  );
}
