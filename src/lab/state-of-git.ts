import { environmentOf, type Project } from './project.js';
import { runToEnd } from './run-to-end.js';

/** Which commit a folder is at, and whether anything in it is not committed; no commit where git knows none. */
export async function stateOfGit(
  project: Project,
  ours: NodeJS.ProcessEnv,
): Promise<{ commit: string | null; dirty: boolean }> {
  const ask = (...args: string[]) =>
    runToEnd(
      { program: 'git', args: ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...args] },
      {
        cwd: project.folder,
        env: { ...environmentOf({ ...project, env: {} }, ours), GIT_OPTIONAL_LOCKS: '0' },
        diskBytes: Infinity,
      },
    );
  const head = await ask('rev-parse', '--verify', '-q', 'HEAD');
  const commit = head.stdout.toString('utf8').trim();
  if (head.code !== 0 || !/^[0-9a-f]{40,64}$/.test(commit)) return { commit: null, dirty: false };
  const { stdout } = await ask('status', '--porcelain', '--', '.');
  return { commit, dirty: stdout.length > 0 };
}
