import { LIMITS } from '../limits.js';
import { environmentOf, type Project } from '../project.js';
import { runToEnd } from '../run-to-end.js';
import type { Asked } from './asked.js';

type Running = Pick<Asked, 'project' | 'ours' | 'signal' | 'app'>;

/** How a command ended, and what it said. */
export interface Ran {
  ok: boolean;
  said: string;
}

const NOTHING_TO_RUN: Ran = { ok: true, said: '' };

/** Runs the learner's `build:`, where something is started. */
export async function build({ project, ours, signal, app }: Running): Promise<Ran> {
  const line = app === 'none' ? undefined : project.commands.build;
  return run(line, project, environmentOf(project, ours), { limitMs: LIMITS.tests, signal });
}

/** Runs the learner's `reset:`, where what is kept is not in SHELF_DATA alone. */
export async function reset({ project, ours, signal }: Running, data: string): Promise<Ran> {
  const env = { ...environmentOf(project, ours), SHELF_DATA: data };
  return run(project.commands.reset, project, env, { limitMs: LIMITS.tests, signal });
}

/** Runs the learner's `stop:`, also after an interruption. */
export async function stop({ project, ours }: Running): Promise<Ran> {
  return run(project.commands.stop, project, environmentOf(project, ours), { limitMs: LIMITS.command });
}

async function run(
  line: string | undefined,
  { folder }: Project,
  env: Record<string, string>,
  limits: { limitMs: number; signal?: AbortSignal | undefined },
): Promise<Ran> {
  if (line === undefined) return NOTHING_TO_RUN;
  const { code, stdout, stderr } = await runToEnd({ line }, { cwd: folder, env, diskBytes: Infinity, ...limits });
  return { ok: code === 0, said: `${stdout.toString('utf8')}${stderr.toString('utf8')}`.trimEnd() };
}
