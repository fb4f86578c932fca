import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Teaching } from '../../context.js';
import type { Lab } from '../../domain/lab/lab.js';
import { RoadmapError } from '../../errors.js';
import { openProject, PROJECT_FILE, type Project } from '../../lab/project.js';
import { readLabState, type LabState } from '../../store/lab-state.js';

/**
 * The learner's own program for a lab: where they stand, if a shelf.yaml is there or above and it is not known as another
 * program's, else where it was begun.
 */
export async function ownFolder({ cwd, home }: Pick<Teaching, 'cwd' | 'home'>, lab: Lab): Promise<Project> {
  const state = readLabState(await home());
  const here = folderWithProject(cwd);
  if (here !== null && !isOfAnother(lab, here, state)) return openProject(here);
  const folder = folderOf(lab, state);
  const start = startLine(lab);
  if (folder === null)
    throw new RoadmapError(
      lab.isRung ? `No folder is known for "${lab.title}".` : 'No folder is known in which your program is.',
      `Begin one with \`${start}\`, or go to the folder that has its shelf.yaml.`,
    );
  if (!existsSync(folder))
    throw new RoadmapError(`The folder of your program is gone: ${folder}.`, `Name its new place with \`${start}\`.`);
  return openProject(folder);
}

/** Where the program of a lab was begun; a rung has one of its own. */
export function folderOf({ id, isRung }: Pick<Lab, 'id' | 'isRung'>, { folder, folders }: LabState): string | null {
  return isRung ? (folders[id] ?? null) : folder;
}

/** The command that begins a lab in a folder. */
export function startLine({ id, isRung }: Pick<Lab, 'id' | 'isRung'>, folder = 'FOLDER', isNamed = isRung): string {
  return isNamed ? `roadmap lab start ${folder} --lab ${id}` : `roadmap lab start ${folder}`;
}

/** Whether a folder is, or lies in, that of another program: Shelf's, or a rung's. */
export function isOfAnother({ id, isRung }: Lab, folder: string, { folder: road, folders }: LabState): boolean {
  const others = [...Object.entries(folders), ['', road] as const].filter(([key]) => key !== (isRung ? id : ''));
  return others.some(([, other]) => other !== null && isWithin(folder, other));
}

/** The rung whose folder somebody stands in; null elsewhere. */
export function rungAt(cwd: string, { folders }: LabState): string | null {
  const here = realpathSync(cwd);
  return Object.entries(folders).find(([, folder]) => isWithin(here, folder))?.[0] ?? null;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}${sep}`);
}

function folderWithProject(from: string): string | null {
  for (let folder = realpathSync(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, PROJECT_FILE))) return folder;
    if (dirname(folder) === folder) return null;
  }
}
