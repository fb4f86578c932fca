import { existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { devNull } from 'node:os';
import { basename, dirname, isAbsolute, join, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { NoResult, runProgram, type Ended, type Limits } from './run-program.js';

/** Runs git with these arguments on one repository, to its end. */
export type Git = (args: string[], input?: Buffer) => Promise<Ended>;

// Somebody may have to confirm in a browser who they are; a server that is there says something within seconds.
const LIMITS: Limits = { silentMs: 60_000, totalMs: 900_000 };

/** The learner's own git on the repository in `folder`, whatever the learner's configuration says. */
export function gitIn(folder: string, env: NodeJS.ProcessEnv, remote?: string, limits = LIMITS): Git {
  const repositories = [join(folder, '.git'), ...(remote !== undefined && isAbsolute(remote) ? [remote] : [])];
  const ours = { ...surroundings(env), GIT_DIR: join(folder, '.git') };
  return (args, input) => patiently(repositories, () => runGit(args, input, ours, limits));
}

/** A git that knows no repository: it reads the file that it is given, and no settings of one. */
export function gitOutside(env: NodeJS.ProcessEnv): Git {
  const ours = { ...surroundings(env), GIT_DIR: devNull };
  return (args, input) => runGit(args, input, ours, LIMITS);
}

/** How git is to start its other half in a remote on this machine: so that no hook and no setting of it runs anything. */
export function halves(remote: string): { fetch: string[]; push: string[] } {
  if (!isAbsolute(remote) && !remote.startsWith('file:')) return { fetch: [], push: [] };
  const safely = ['git', ...HARMLESS.flatMap((setting) => ['-c', setting])].join(' ');
  return { fetch: [`--upload-pack=${safely} upload-pack`], push: [`--receive-pack=${safely} receive-pack`] };
}

function surroundings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !FOREIGN.test(name))),
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    LC_ALL: 'C',
    LANGUAGE: '',
  };
}

/** `local`: this home stands in the way; `silent`: no answer came in time; `foreign`: it is no history of a learner. */
export type FailureKind =
  'missing' | 'unreachable' | 'silent' | 'large' | 'refused' | 'full' | 'local' | 'foreign' | 'broken';

/** Git could not do what it was asked to; the message is what it says, in one line. */
export class GitFailure extends Error {
  override name = 'GitFailure';
  readonly kind: FailureKind;

  constructor(kind: FailureKind, stderr: string) {
    super(complaint(stderr));
    this.kind = /No space left on device|quota exceeded/i.test(stderr) ? 'full' : kind;
  }
}

/** What git printed, where it did what it was asked to. */
export function must({ code, stdout, stderr }: Ended, kind: FailureKind = 'broken'): Buffer {
  const barred = kind === 'broken' && /Permission denied|Read-only file system/i.test(stderr);
  if (code !== 0) throw new GitFailure(barred ? 'local' : kind, stderr);
  return stdout;
}

async function runGit(
  args: string[],
  input: Buffer | undefined,
  env: NodeJS.ProcessEnv,
  limits: Limits,
): Promise<Ended> {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  try {
    return await runProgram('git', [...settings, ...args], { env, input, limits });
  } catch (error) {
    throw error instanceof NoResult ? new GitFailure(error.kind, error.message) : error;
  }
}

const STALE_MS = 2000;
const TRIES = 40;

/**
 * A killed git leaves its locks behind, here and in a remote on this disk. Those of references and settings are held
 * for an instant, so an old one is nobody's.
 */
async function patiently(repositories: string[], run: () => Promise<Ended>): Promise<Ended> {
  for (let tries = 1; ; tries++) {
    const ended = await run();
    const lock = ended.code === 0 ? null : lockIn(repositories, ended.stderr);
    if (lock === null || tries === TRIES) return ended;
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? null;
    if (since !== null && Date.now() - since > STALE_MS) rmSync(lock, { force: true });
    else await pause(100);
  }
}

function lockIn(repositories: string[], stderr: string): string | null {
  const named =
    /Unable to create '(.+\.lock)': File exists/.exec(stderr)?.[1] ??
    /could not lock config file (.+): File exists/.exec(stderr)?.[1]?.concat('.lock');
  if (named === undefined) return null;
  // The index is not ours: a learner's `git commit` holds its lock for as long as an editor is open.
  if (basename(named) === 'index.lock' || !existsSync(dirname(named))) return null;
  const place = realpathSync(dirname(named)) + sep;
  const inside = (folder: string) => existsSync(folder) && place.startsWith(realpathSync(folder) + sep);
  return repositories.some(inside) ? named : null;
}

function complaint(stderr: string): string {
  const lines = stderr
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => !/^(?:(?:hint|warning|to|from)\b.*|remote:)?$/i.test(line) && !PROGRESS.test(line));
  const said =
    lines.find((line) => line.startsWith('remote: ')) ??
    lines.map((line) => /rejected\].*\((.+)\)$/.exec(line)?.[1]).find((why) => why !== undefined) ??
    lines[0] ??
    'git gives no reason';
  return said.replace(/^((remote|fatal|error): *)+/i, '').replace(/\.$/, '');
}

const PROGRESS =
  /^(?:remote: )?(?:Enumerating|Counting|Compressing|Receiving|Writing|Resolving|Unpacking|Checking|Total|Delta|POST)\b.*(?:\d|done)/;

// A shell or a hook that works on another repository must not lead git there, and no identity from outside counts.
const FOREIGN =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX|CONFIG|CONFIG_PARAMETERS|CONFIG_COUNT|SHALLOW_FILE|GRAFT_FILE|REPLACE_REF_BASE|IMPLICIT_WORK_TREE|INTERNAL_SUPER_PREFIX|TEMPLATE_DIR|DEFAULT_HASH|QUARANTINE_PATH|ALLOW_PROTOCOL|PROTOCOL_FROM_USER|EXTERNAL_DIFF|PAGER|TRACE\w*|CONFIG_(?:KEY|VALUE)_\d+|(AUTHOR|COMMITTER)_(NAME|EMAIL|DATE))$/;

// Nothing that stands in a repository may start a program.
const HARMLESS = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.alternateRefsCommand=true',
  'receive.autogc=false',
  'protocol.allow=never',
];

const SETTINGS = [
  ...HARMLESS,
  ...['file', 'git', 'http', 'https', 'ssh'].map((name) => `protocol.${name}.allow=always`),
  'user.name=roadmap',
  'user.email=roadmap@localhost',
  'init.defaultBranch=main',
  'commit.gpgSign=false',
  'push.gpgSign=false',
  'push.followTags=false',
  'push.recurseSubmodules=no',
  'core.autocrlf=false',
  'core.fsync=committed,reference',
  'core.filesRefLockTimeout=1000',
  // A file that is larger than any history is not held in memory.
  'core.bigFileThreshold=16m',
  // What piles up is packed at the end of a sync.
  'gc.auto=0',
  'http.lowSpeedLimit=1',
  'http.lowSpeedTime=20',
];
