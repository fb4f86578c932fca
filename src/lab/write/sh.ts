import { join } from 'node:path';
import type { Outcome, WriteCase, WriteTask } from '../../domain/lab/write-task.js';
import { environmentFor } from '../environment.js';
import { runToEnd } from '../run-to-end.js';
import { inScratch, type Scratch } from '../scratch.js';
import { folderAt, leftIn, writeAnew } from './left-behind.js';
import { MissingProgram, printed, programOutcome, type RunCases, type Running } from './outcomes.js';

/** Shell commands, in a scratch folder that the setup has filled; git has an identity of its own there. */
export const runSh: RunCases = async (code, task, running) => {
  const outcomes: Outcome[] = [];
  for (const one of task.cases) outcomes.push(await inScratch((scratch) => runCase(code, task, one, scratch, running)));
  return outcomes;
};

async function runCase(
  code: string,
  task: WriteTask,
  one: WriteCase,
  scratch: Scratch,
  { env, signal, limitMs }: Running,
): Promise<Outcome> {
  const setting = { cwd: scratch.work, env: environmentFor(scratch, env), signal, limitMs };
  const script = async (name: string, text: string, args: string[] = [], input = '') => {
    const file = join(scratch.home, name);
    folderAt(scratch.home);
    folderAt(scratch.work);
    writeAnew(file, text);
    const ended = await runToEnd({ program: 'sh', args: [file, ...args] }, { ...setting, input });
    if (ended.problem) throw new MissingProgram('sh');
    return ended;
  };
  const setup = setupOf(task, one);
  if (/\bgit\b/.test(`${setup}\n${code}`)) await needGit(setting);
  if (setup !== '') {
    const ready = await script('setup.sh', `set -e\n${setup}`);
    if (ready.cause === 'stopped') return { facts: {}, said: '', limit: null };
    if (ready.code !== 0) throw new Error(`a question's setup fails: ${ready.stderr.toString('utf8')}`);
  }
  const ended = await script('answer.sh', code, one.args, one.stdin);
  const after: Record<string, string> = {};
  for (const command of one.after) after[command] = printed((await script('after.sh', command)).stdout);
  const files = Object.fromEntries(one.files.map((name) => [name, leftTextIn(scratch.work, name)]));
  return programOutcome(ended, one, { after, files });
}

export function setupOf(task: WriteTask, one: WriteCase): string {
  return [task.setup, one.setup].filter((text) => text !== null).join('\n');
}

/** The PATHs that have been found to lead to git. */
const leadToGit = new Set<string | undefined>();

export async function needGit(setting: { cwd: string; env: Record<string, string> }): Promise<void> {
  const { PATH } = setting.env;
  if (leadToGit.has(PATH)) return;
  const { problem, code, cause } = await runToEnd({ program: 'git', args: ['--version'] }, setting);
  // macOS has a git that only offers to install one.
  if (problem || (cause === 'itself' && code !== 0)) throw new MissingProgram('git');
  leadToGit.add(PATH);
}

/** What a file holds, as output is compared; undefined where there is none. */
export function leftTextIn(folder: string, name: string): string | undefined {
  const bytes = leftIn(folder, name);
  return bytes === null ? undefined : printed(bytes);
}
