import { mkdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gitIn, GitFailure, must, type Git } from './git.js';
import { commitAt, mergeHistories } from './merge.js';

/** How many events the remote lacked, and how many this home did. */
export interface Synced {
  sent: number;
  received: number;
}

const BRANCH = 'refs/heads/main';
const FETCHED = 'refs/remotes/origin/main';
const ROUNDS = 8;

interface Remotes {
  /** A URL, or an absolute path. */
  remote: string;
  /** The one that was named before. */
  known: string | null;
}

/**
 * Exchanges events with a git remote. The history files are the truth and git only carries them: it never writes a
 * file of the work tree, lines are only added to the ends of files, and each stage may be cut off and done again.
 */
export async function syncHistory(home: string, env: NodeJS.ProcessEnv, { remote, known }: Remotes): Promise<Synced> {
  const git = await silentGit(join(home, 'history'), env, remote);
  const begun = await openRepository(git, join(home, 'history'));
  // First what is here, so that it is kept also where the remote cannot be reached.
  let head = (await mergeHistories(git, home, begun, begun)).commit;
  let received = 0;
  let refused: Refusal | null = null;
  for (let round = 1; round <= ROUNDS; round++) {
    const tip = await fetchTip(git, remote);
    // Only once it was reached: a mistyped remote does not take the place of a good one.
    if (round === 1 && remote !== known) await remember(git, remote, known);
    if (refused && !raced(refused, tip)) break;
    const merged = await mergeHistories(git, home, head, tip);
    head = merged.commit;
    received += merged.received;
    if (head === null) return { sent: 0, received };
    // The index is for those who look with git themselves; a lock that they hold on it is of no interest here.
    await git(['read-tree', head]);
    if (head === tip) return { sent: 0, received };
    const pushed = await git(['push', '--quiet', '--', remote, `${head}:${BRANCH}`]);
    if (pushed.code === 0) return { sent: merged.sent, received };
    refused = { tip, stderr: pushed.stderr };
    await pause(round * 100 + Math.random() * 200);
  }
  throw new GitFailure('refused', refused?.stderr ?? '');
}

/** The remote that was named last. */
export async function rememberedRemote(home: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const { code, stdout } = await gitIn(join(home, 'history'), env)(['config', '--local', '--get', 'remote.origin.url']);
  return code === 0 ? stdout.toString('utf8').trim() : null;
}

/** A git whose ssh asks for nothing either, where the learner has not chosen another one. */
async function silentGit(folder: string, env: NodeJS.ProcessEnv, remote: string): Promise<Git> {
  const git = gitIn(folder, env, remote);
  const chosen = env['GIT_SSH_COMMAND'] ?? env['GIT_SSH'];
  if (chosen !== undefined || isAbsolute(remote) || (await git(['config', '--get', 'core.sshCommand'])).code === 0)
    return git;
  return gitIn(folder, { ...env, GIT_SSH_COMMAND: 'ssh -o BatchMode=yes -o ConnectTimeout=30' }, remote);
}

/** Makes the repository where there is none, or half of one; gives the commit that it is at. */
async function openRepository(git: Git, folder: string): Promise<string | null> {
  mkdirSync(folder, { recursive: true });
  const head = await commitAt(git, 'HEAD');
  if (head === null && (await git(['rev-parse', '--git-dir'])).code !== 0)
    must(await git(['init', '--quiet', '--template=', '--', folder]));
  return head;
}

/** The newest commit of the remote; null where it holds none yet. */
async function fetchTip(git: Git, remote: string): Promise<string | null> {
  const options = ['--quiet', '--no-tags', '--no-recurse-submodules'];
  for (let tries = 1; ; tries++) {
    const fetched = await git(['fetch', ...options, '--', remote, `+${BRANCH}:${FETCHED}`]);
    if (fetched.code === 0) return commitAt(git, FETCHED);
    const listed = await git(['ls-remote', '--', remote, BRANCH]);
    if (listed.code === 0 && listed.stdout.length === 0) return null;
    // It is there: the first push of another device, or another sync of this home, came in between.
    if (listed.code !== 0 || tries === 3) throw new GitFailure('unreachable', fetched.stderr);
  }
}

async function remember(git: Git, remote: string, known: string | null): Promise<void> {
  must(await git(['remote', known === null ? 'add' : 'set-url', 'origin', remote]));
}

interface Refusal {
  tip: string | null;
  stderr: string;
}

/** Whether a push was refused for another device's push, which was first or is under way. */
function raced(refused: Refusal, tip: string | null): boolean {
  return refused.tip !== tip || /fetch first|non-fast-forward|cannot lock|failed to update ref/.test(refused.stderr);
}
