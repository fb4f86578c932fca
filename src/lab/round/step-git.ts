import { platform } from 'node:os';
import { isReading } from '../../domain/lab/git-reading.js';
import { runToEnd } from '../run-to-end.js';
import { environmentOf } from '../project.js';
import { NotHere, type Bench, type Seen } from './bench.js';

/** Subcommands that run what a repository's settings name, unless they are told not to. */
const SHOWING = new Set(['diff', 'log', 'show']);

/** Nothing that stands in the folder's own settings may start a program. */
const HARMLESS = [
  'core.fsmonitor=false',
  'log.showSignature=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.quotePath=false',
];

/** Asks git about the learner's folder, and changes nothing in it. */
export async function askGit(args: string[], { project, ours, signal }: Bench): Promise<Seen> {
  if (!isReading(args)) throw new NotHere('git is only asked for what changes nothing');
  const [name = '', ...rest] = args;
  const settings = HARMLESS.flatMap((setting) => ['-c', setting]);
  const safe = SHOWING.has(name) ? ['--no-ext-diff', '--no-textconv'] : name === 'grep' ? ['--no-textconv'] : [];
  const ended = await runToEnd(
    { program: 'git', args: [...settings, name, ...safe, ...rest] },
    {
      cwd: project.folder,
      env: {
        ...environmentOf({ ...project, env: {} }, ours),
        GIT_OPTIONAL_LOCKS: '0',
        LC_ALL: 'C',
        GIT_CEILING_DIRECTORIES: '',
      },
      diskBytes: Infinity,
      signal,
    },
  );
  if (ended.problem) throw new NotHere(`git is not on this machine (${platform()}): install it, then check again`);
  const stdout = ended.stdout.toString('utf8').replaceAll('\r\n', '\n').trimEnd();
  const asked = ['git', ...args].map((word) => (/^[\w./:@%+=,-]+$/.test(word) ? word : `'${word}'`)).join(' ');
  return {
    facts: {
      ...{ stdout, stderr: ended.stderr.toString('utf8').trimEnd(), exit: ended.code ?? ended.signal },
      lines: stdout === '' ? [] : stdout.split('\n'),
    },
    ...{ asked, line: asked },
  };
}
