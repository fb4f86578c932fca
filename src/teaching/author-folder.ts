import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The roadmap folder that an author means: the one named, ROADMAP_PATH, the one they stand in, or the built-in one. */
export function roadmapFolder(cwd: string, env: NodeJS.ProcessEnv, folder: string | undefined): string {
  const standing = existsSync(resolve(cwd, 'roadmap.yaml'))
    ? cwd
    : fileURLToPath(new URL('../roadmap', import.meta.url));
  return resolve(cwd, folder ?? env['ROADMAP_PATH'] ?? standing);
}
