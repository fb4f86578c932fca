import { spawn } from 'node:child_process';
import { existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onInterrupt } from '../interruption.js';

export interface Ended {
  code: number | null;
  /** Bytes as they came: `latin1` keeps each of them, whatever its encoding. */
  stdout: Buffer;
  stderr: string;
}

/** Runs git with these arguments on one repository, to its end. */
export type Git = (args: string[], input?: Buffer) => Promise<Ended>;

/** The learner's own git on the repository in `folder`, whatever the learner's configuration says. */
export function gitIn(folder: string, env: NodeJS.ProcessEnv, remote?: string): Git {
  const repositories = [join(folder, '.git'), ...(remote !== undefined && isAbsolute(remote) ? [remote] : [])];
  const ours = {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !FOREIGN.test(name))),
    GIT_DIR: join(folder, '.git'),
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
    LANGUAGE: '',
  };
  return (args, input) => patiently(repositories, () => runGit(args, input, ours));
}

export type FailureKind = 'missing' | 'unreachable' | 'refused' | 'broken';

/** Git could not do what it was asked to; the message is what it says, in one line. */
export class GitFailure extends Error {
  override name = 'GitFailure';
  readonly kind: FailureKind;

  constructor(kind: FailureKind, stderr: string) {
    super(complaint(stderr));
    this.kind = kind;
  }
}

/** What git printed, where it did what it was asked to. */
export function must({ code, stdout, stderr }: Ended, kind: FailureKind = 'broken'): Buffer {
  if (code !== 0) throw new GitFailure(kind, stderr);
  return stdout;
}

function runGit(args: string[], input: Buffer | undefined, env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
    const child = spawn('git', [...settings, ...args], { env, windowsHide: true });
    const ended = onInterrupt(() => child.kill());
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error) => reject(new GitFailure('missing', error.message)));
    child.on('close', (code) => {
      ended();
      resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') });
    });
    child.stdin.on('error', () => undefined); // git may end before it has read everything.
    child.stdin.end(input);
  });
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
    .filter((line) => !/^(?:(?:hint|warning|to|from)\b.*|remote:)?$/i.test(line));
  const said =
    lines.find((line) => line.startsWith('remote: ')) ??
    lines.map((line) => /rejected\].*\((.+)\)$/.exec(line)?.[1]).find((why) => why !== undefined) ??
    lines[0] ??
    'git gives no reason';
  return said.replace(/^((remote|fatal|error): *)+/i, '').replace(/\.$/, '');
}

// A shell or a hook that works on another repository must not lead git there, and no identity from outside counts.
const FOREIGN =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX|CONFIG|CONFIG_PARAMETERS|CONFIG_COUNT|SHALLOW_FILE|GRAFT_FILE|REPLACE_REF_BASE|IMPLICIT_WORK_TREE|INTERNAL_SUPER_PREFIX|TEMPLATE_DIR|DEFAULT_HASH|QUARANTINE_PATH|(AUTHOR|COMMITTER)_(NAME|EMAIL|DATE))$/;

const SETTINGS = [
  'user.name=roadmap',
  'user.email=roadmap@localhost',
  'init.defaultBranch=main',
  'commit.gpgSign=false',
  'push.gpgSign=false',
  'push.followTags=false',
  'push.recurseSubmodules=no',
  'core.autocrlf=false',
  'core.hooksPath=/dev/null',
  'core.fsync=committed,reference',
  'core.filesRefLockTimeout=1000',
  // Every sync writes the whole of a file that has grown; packed, the versions cost next to nothing.
  'gc.auto=200',
  'gc.autoDetach=false',
  'http.lowSpeedLimit=1',
  'http.lowSpeedTime=60',
];
