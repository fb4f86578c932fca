import envPaths from 'env-paths';
import { isAbsolute, join, resolve } from 'node:path';

/** The folder that holds the learner's progress: `ROADMAP_HOME`, else the platform's folder for configuration. */
export function homeFolder(env: NodeJS.ProcessEnv, cwd: string): string {
  const chosen = env['ROADMAP_HOME'];
  if (chosen) return isAbsolute(chosen) ? chosen : resolve(cwd, chosen);
  return envPaths('roadmap-tutor', { suffix: '' }).config;
}

/** Another roadmap keeps its progress in a folder of its own. */
export function homeOf(home: string, roadmapId: string, builtIn: boolean): string {
  return builtIn ? home : join(home, 'roadmaps', roadmapId);
}
