import { LIMITS } from '../limits.js';
import { environmentOf } from '../project.js';
import { runToEnd } from '../run-to-end.js';
import type { Asked } from './asked.js';

type Running = Pick<Asked, 'project' | 'ours' | 'signal' | 'app'>;

/** Runs the learner's `build:`, where there is one and something is started; gives what it said. */
export async function build({ project, ours, signal, app }: Running): Promise<{ ok: boolean; said: string }> {
  const line = project.commands.build;
  if (line === undefined || app === 'none') return { ok: true, said: '' };
  const env = environmentOf(project, ours);
  const limits = { diskBytes: Infinity, limitMs: LIMITS.tests, signal };
  const { code, stdout, stderr } = await runToEnd({ line }, { cwd: project.folder, env, ...limits });
  return { ok: code === 0, said: `${stdout.toString('utf8')}${stderr.toString('utf8')}`.trimEnd() };
}

/** Runs the learner's `reset:`, where what is kept is not in SHELF_DATA alone. */
export async function reset({ project, ours, signal }: Running, data: string): Promise<void> {
  const line = project.commands.reset;
  if (line === undefined) return;
  const env = { ...environmentOf(project, ours), SHELF_DATA: data };
  const limits = { diskBytes: Infinity, limitMs: LIMITS.tests, signal };
  await runToEnd({ line }, { cwd: project.folder, env, ...limits });
}

/** Runs the learner's `stop:`, also after an interruption. */
export async function stop({ project, ours }: Running): Promise<void> {
  const line = project.commands.stop;
  if (line === undefined) return;
  const limits = { diskBytes: Infinity, limitMs: LIMITS.command };
  await runToEnd({ line }, { cwd: project.folder, env: environmentOf(project, ours), ...limits });
}
