import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from '../limits.js';
import { environmentOf } from '../project.js';
import { runToEnd, type Ended } from '../run-to-end.js';
import { NotHere, type Bench } from './bench.js';
import { INSTALLED } from './installed.js';

export interface Clone {
  folder: string;
  /** How the learner's `build:` has failed in it. */
  unbuilt?: Ended;
}

/** What somebody gets who clones the learner's repository now: what was never committed is not there. */
export async function cloneOf(bench: Bench): Promise<Clone> {
  const { project, ours, scratch, signal } = bench;
  const folder = join(scratch, 'clone');
  if (existsSync(folder)) return { folder };
  const plain = { env: environmentOf({ ...project, env: {} }, ours), diskBytes: Infinity, signal };
  const args = ['-c', 'core.hooksPath=/dev/null', 'clone', '-q', '--no-hardlinks', project.folder, folder];
  const cloned = await runToEnd({ program: 'git', args }, { ...plain, cwd: scratch, limitMs: LIMITS.tests });
  if (cloned.problem) throw new NotHere('git is not on this machine: install it, then check again');
  if (cloned.code !== 0)
    throw new NotHere(`your folder cannot be cloned: ${cloned.stderr.toString('utf8').trimEnd().split('\n').at(-1)}`);
  const { build } = project.commands;
  if (build !== undefined) {
    const env = { ...environmentOf({ ...project, folder }, ours), ...bench.env };
    const built = await runToEnd({ line: build }, { ...plain, cwd: folder, env, limitMs: LIMITS.tests });
    return built.code === 0 ? { folder } : { folder, unbuilt: built };
  }
  // What is installed, and rightly in no commit.
  for (const name of INSTALLED)
    if (existsSync(join(project.folder, name)) && !existsSync(join(folder, name)))
      symlinkSync(join(project.folder, name), join(folder, name), 'junction');
  return { folder };
}
