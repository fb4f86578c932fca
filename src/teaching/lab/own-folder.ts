import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Teaching } from '../../context.js';
import { RoadmapError } from '../../errors.js';
import { openProject, PROJECT_FILE, type Project } from '../../lab/project.js';
import { readLabState } from '../../store/lab-state.js';

/** The learner's own program: where they stand, if a shelf.yaml is there or above, else where it was begun. */
export async function ownFolder({ cwd, home }: Pick<Teaching, 'cwd' | 'home'>): Promise<Project> {
  const here = folderWithProject(cwd);
  if (here !== null) return openProject(here);
  const { folder } = readLabState(await home());
  if (folder === null)
    throw new RoadmapError(
      'No folder is known in which your program is.',
      'Begin one with `roadmap lab start FOLDER`, or go to the folder that has its shelf.yaml.',
    );
  if (!existsSync(folder))
    throw new RoadmapError(
      `The folder of your program is gone: ${folder}.`,
      'Name its new place with `roadmap lab start FOLDER`.',
    );
  return openProject(folder);
}

function folderWithProject(from: string): string | null {
  for (let folder = realpathSync(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, PROJECT_FILE))) return folder;
    if (dirname(folder) === folder) return null;
  }
}
