import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openRepository, remember, silentGit } from './git-repository.js';
import { GitFailure, halves, type Git } from './git.js';
import { mergeHistories } from './merge.js';
import { commitAt } from './git-objects.js';

/** How many events the remote lacked, and how many this home did. */
export interface Synced {
  sent: number;
  received: number;
  /** Files that are too large to be exchanged. */
  left: string[];
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
  const folder = join(home, 'history');
  await openRepository(env, folder);
  const git = await silentGit(folder, env, remote);
  const begun = await commitAt(git, 'HEAD');
  const left = new Set<string>();
  const merge = async (mine: string | null, other: string | null) => {
    const merged = await mergeHistories(git, home, mine, other);
    for (const name of merged.left) left.add(name);
    return merged;
  };
  // First what is here, so that it is kept also where the remote cannot be reached.
  let head = (await merge(begun, begun)).commit;
  let received = 0;
  let refused: Refusal | null = null;
  for (let round = 1; round <= ROUNDS; round++) {
    const tip = await fetchTip(git, remote);
    // Only once it was reached: a mistyped remote does not take the place of a good one.
    if (round === 1 && remote !== known) await remember(git, remote, known);
    if (refused && !raced(refused, tip)) break;
    const merged = await merge(head, tip);
    head = merged.commit;
    received += merged.received;
    if (head === null) return { sent: 0, received, left: [...left] };
    // The index is for those who look with git themselves; a lock that they hold on it is of no interest here.
    await git(['read-tree', head]);
    const pushed =
      head === tip
        ? null
        : await git(['push', '--progress', ...halves(remote).push, '--', remote, `${head}:${BRANCH}`]);
    if (pushed === null || pushed.code === 0) {
      await tidy(git);
      return { sent: pushed === null ? 0 : merged.sent, received, left: [...left] };
    }
    refused = { tip, stderr: pushed.stderr };
    await pause(round * 100 + Math.random() * 200);
  }
  throw new GitFailure('refused', refused?.stderr ?? '');
}

/** The newest commit of the remote; null where it holds none yet. */
async function fetchTip(git: Git, remote: string): Promise<string | null> {
  const options = ['--progress', '--no-tags', '--no-recurse-submodules', ...halves(remote).fetch];
  for (let tries = 1; ; tries++) {
    const fetched = await git(['fetch', ...options, '--', remote, `+${BRANCH}:${FETCHED}`]);
    if (fetched.code === 0) return commitAt(git, FETCHED);
    // Nobody answered: to ask once more takes as long again.
    if (/timed out|timeout|too slow/i.test(fetched.stderr)) throw new GitFailure('unreachable', fetched.stderr);
    const listed = await git(['ls-remote', ...halves(remote).fetch, '--', remote, BRANCH]);
    if (listed.code === 0 && listed.stdout.length === 0) return null;
    // It is there: the first push of another device, or another sync of this home, came in between.
    if (listed.code !== 0 || tries === 3) throw new GitFailure('unreachable', fetched.stderr);
  }
}

/** Each sync stores what has grown as a whole; packed together, the versions of a file cost next to nothing. */
async function tidy(git: Git): Promise<void> {
  const counted = (await git(['count-objects', '-v'])).stdout.toString();
  const loose = Number(/^size: (\d+)$/m.exec(counted)?.[1] ?? 0);
  const packs = Number(/^packs: (\d+)$/m.exec(counted)?.[1] ?? 0);
  // That it fails is of no interest to the learner: the next sync tries again.
  if (loose > LOOSE_KB || packs > MOST_PACKS) await git(['gc', '--quiet', '--prune=1.day.ago']);
}

const LOOSE_KB = 2048;
const MOST_PACKS = 20;

interface Refusal {
  tip: string | null;
  stderr: string;
}

/** Whether a push was refused for another device's push, which was first or is under way. */
function raced(refused: Refusal, tip: string | null): boolean {
  return refused.tip !== tip || /fetch first|non-fast-forward|cannot lock|failed to update ref/.test(refused.stderr);
}
