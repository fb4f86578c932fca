import { openRepository, silentGit } from '../git-repository.js';
import { commitAt, textsOf, type Entry } from '../git-objects.js';
import { halves, must } from '../git.js';
import { isBeside, MOST_BROUGHT, Refused, refuseLarge, refuseLink, refuseName, roadmapIn, type Tree } from './tree.js';

/** Five minutes in all: a roadmap is small. */
const LIMITS = { silentMs: 60_000, totalMs: 300_000 };

/**
 * The newest commit of a repository, and its roadmap's files. Nothing is checked out: no hook, filter or submodule of
 * it has a say. `folder` is used for git's own.
 */
export async function fetchFromGit(
  folder: string,
  env: NodeJS.ProcessEnv,
  address: string,
): Promise<{ commit: string; tree: Tree }> {
  await openRepository(env, folder);
  const git = await silentGit(folder, env, address, { ...LIMITS, most: { folder, bytes: MOST_BROUGHT } });
  const options = ['--depth=1', '--progress', '--no-tags', '--no-recurse-submodules', ...halves(address).fetch];
  must(await git(['fetch', ...options, '--', address, 'HEAD']), 'unreachable');
  const commit = await commitAt(git, 'FETCH_HEAD');
  if (commit === null) throw new Refused('it has no commit');
  const listed = must(await git(['ls-tree', '-r', '-z', '--long', commit])).toString('utf8');
  const entries = new Map(
    [...listed.matchAll(/(\d+) (\w+) (\w+) +(\d+|-)\t([^\0]+)\0/g)].map(([, mode, type, id, bytes, name]) => {
      const entry: Entry = { mode: mode!, type: type!, id: id!, bytes: Number(bytes) || 0 };
      return [name!, entry] as const;
    }),
  );
  const place = roadmapIn((name) => entries.has(name));
  if (place === null) throw new Refused(NO_ROADMAP);
  const wanted = [...entries].filter(
    ([name, { type }]) => type === 'blob' && name.startsWith(place) && !isBeside(name),
  );
  wanted.forEach(([name]) => refuseName(name));
  refuseLarge(
    wanted.length,
    wanted.reduce((sum, [, { bytes }]) => sum + bytes, 0),
  );
  const texts = await textsOf(
    git,
    wanted.map(([, entry]) => entry),
  );
  const tree: Tree = new Map();
  for (const [name, { mode, id }] of wanted) {
    if (mode === '120000') refuseLink(name.slice(place.length), texts.get(id)!);
    else tree.set(name.slice(place.length), Buffer.from(texts.get(id)!, 'latin1'));
  }
  return { commit, tree };
}

export const NO_ROADMAP = 'it has no roadmap.yaml, neither at its root nor in a folder "roadmap"';
