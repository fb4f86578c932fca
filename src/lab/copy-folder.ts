import { copyFileSync, existsSync, lstatSync, mkdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { LIMITS } from './limits.js';
import { environmentOf, type Project } from './project.js';
import { INSTALLED } from './round/installed.js';
import { filesIn } from './round/step-files.js';
import { runToEnd } from './run-to-end.js';

/** The files that somebody would copy by hand: what git knows, or would take; all of them, where it is not used. */
export async function filesToCopy(project: Project, ours: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<string[]> {
  const args = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', 'ls-files', '-z'];
  const { code, stdout } = await runToEnd(
    { program: 'git', args: [...args, '--cached', '--others', '--exclude-standard'] },
    {
      cwd: project.folder,
      env: { ...environmentOf({ ...project, env: {} }, ours), GIT_OPTIONAL_LOCKS: '0' },
      ...{ diskBytes: Infinity, outputBytes: LIMITS.talk, signal },
    },
  );
  if (code !== 0) return filesIn(project.folder);
  const isInstalled = (name: string) => INSTALLED.includes(name.split('/')[0]!);
  return [...new Set(stdout.toString('utf8').split('\0'))].filter((name) => name !== '' && !isInstalled(name));
}

/** Copies these files, and links to what is installed beside them, as far as these are wanted. False where they are more than a program is. */
export function copyFolder(from: string, names: string[], to: string, linked: string[]): boolean {
  let bytes = 0;
  for (const name of names) {
    const stats = lstatSync(join(from, name), { throwIfNoEntry: false });
    if (!stats || stats.isDirectory()) continue; // Removed, and git does not know it yet; or another repository.
    bytes += stats.size;
    if (bytes > LIMITS.disk) return false;
    mkdirSync(dirname(join(to, name)), { recursive: true });
    if (stats.isSymbolicLink()) copyLink(readlinkSync(join(from, name)), name, to);
    else if (stats.isFile()) copyFileSync(join(from, name), join(to, name));
  }
  mkdirSync(to, { recursive: true });
  for (const name of linked)
    if (existsSync(join(from, name)) && !existsSync(join(to, name)))
      symlinkSync(join(from, name), join(to, name), 'junction');
  return true;
}

/** A link that leads out of the folder would lead back into the original. */
function copyLink(target: string, name: string, to: string): void {
  const leadsTo = normalize(join(dirname(name), target));
  if (isAbsolute(target) || leadsTo.split(sep)[0] === '..') return;
  symlinkSync(target, join(to, name));
}
