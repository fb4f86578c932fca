import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RoadmapError } from '../../errors.js';
import { whyUnread } from '../../store/disk-errors.js';
import { GitFailure } from '../../store/git.js';
import { fetchFromGit, NO_ROADMAP } from '../../store/packs/from-git.js';
import { fetchFromNpm, NpmFailure, readTarball } from '../../store/packs/from-npm.js';
import type { Source } from '../../store/packs/pin.js';
import { Refused, refuseCrowd, roadmapIn, writeTree, type Tree } from '../../store/packs/tree.js';
import { errnoOf } from '../../store/plain-file.js';
import { NoResult } from '../../store/run-program.js';
import { cleanForeign } from '../../terminal/clean.js';
import { shownAddress } from '../git-address.js';

/** A source as it is now: where its roadmap lies, its commit or version, what an installation would have run. */
export interface Fetched {
  folder: string;
  at: string | null;
  scripts: string[];
}

/** Brings a source to this machine, into `draft` where it is not a folder already. Nothing of it is run. */
export async function fetchSource(source: Source, draft: string, env: NodeJS.ProcessEnv): Promise<Fetched> {
  const unpacked = join(draft, 'unpacked');
  const unpack = (tree: Tree) => writeTree(unpacked, tree);
  try {
    switch (source.kind) {
      case 'folder':
        return { folder: roadmapFolderIn(source.place), at: null, scripts: [] };
      case 'git': {
        const { commit, tree } = await fetchFromGit(join(draft, 'git'), env, source.place);
        unpack(tree);
        return { folder: unpacked, at: commit, scripts: [] };
      }
      case 'npm':
      case 'tarball': {
        const { version, tree, scripts } =
          source.kind === 'npm' ? await fetchFromNpm(join(draft, 'npm'), env, source.place) : readTarball(source.place);
        unpack(tree);
        return { folder: unpacked, at: version, scripts };
      }
    }
  } catch (error) {
    throw explained(error, source);
  }
}

function roadmapFolderIn(place: string): string {
  const inner = roadmapIn((name) => existsSync(join(place, name)));
  if (inner === null) throw new Refused(NO_ROADMAP);
  const folder = join(place, inner);
  refuseCrowd(folder);
  return folder;
}

function explained(error: unknown, { kind, place }: Source): unknown {
  const shown = shownAddress(place);
  const isLarge = (error instanceof GitFailure || error instanceof NoResult) && error.kind === 'large';
  if (error instanceof Refused || isLarge)
    return new RoadmapError(`${shown} was not taken: ${cleanForeign(error.message)}.`, REFUSED);
  if (error instanceof NpmFailure)
    return new RoadmapError(`npm could not bring ${shown}: ${cleanForeign(error.message)}.`, NPM);
  if (error instanceof GitFailure || error instanceof NoResult) {
    const program = kind === 'npm' ? 'npm' : 'git';
    if (error.kind === 'missing')
      return new RoadmapError(`This needs ${program}, and it was not found.`, INSTALL[program]);
    const why = cleanForeign(error.message.replaceAll(place, shown));
    if (error.kind === 'full')
      return new RoadmapError(`The disk is full: ${why}.`, 'Free some space, then do it again.');
    return new RoadmapError(`${shown} could not be read: ${why}.`, kind === 'npm' ? NPM : UNREACHABLE);
  }
  if (errnoOf(error) === null) return error;
  return new RoadmapError(
    `${shown} could not be read: ${whyUnread(error)}.`,
    'Fix what stands in the way, then do it again.',
  );
}

const REFUSED = 'Nothing was added. If it is a roadmap that you trust, tell its author.';
const UNREACHABLE = 'Check the address and the network, and that `git` may read it; nothing was changed.';
const NPM = 'Check the name and the network, and that `npm` may read it; nothing was changed.';
const INSTALL = {
  git: 'Install it from https://git-scm.com/downloads, then do it again.',
  npm: 'It comes with Node.js from https://nodejs.org; install it, then do it again.',
};
