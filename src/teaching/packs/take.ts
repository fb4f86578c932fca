import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRoadmap } from '../../content/check/check.js';
import { comparePlaces, LOCK } from '../../content/check/places.js';
import { checkTranslation } from '../../content/check/translation-rules.js';
import { compile, readSources } from '../../content/compile.js';
import type { Compiled } from '../../content/compiled.js';
import { formatFault, type Fault } from '../../content/faults.js';
import { sourcesIn } from '../../content/files.js';
import type { Sources } from '../../content/sources.js';
import { languagesOf, readTranslation } from '../../content/translation.js';
import { RoadmapError } from '../../errors.js';
import { filesFolder, type Pin, type Source } from '../../store/packs/pin.js';
import { hashOfTree, Refused, refuseLarge, refuseName, type Tree } from '../../store/packs/tree.js';
import { cleanForeign } from '../../terminal/clean.js';
import { shownAddress } from '../git-address.js';
import type { Fetched } from './fetch.js';

/** A roadmap that may be added: checked, with the files that it consists of, and no others. */
export interface Taken {
  compiled: Compiled;
  sources: Sources;
  tree: Tree;
  hash: string;
}

/** Checks a roadmap as `author check` does, and takes its files. */
export function takeRoadmap({ folder }: Fetched, source: Source): Taken {
  const { sources, faults } = checkRoadmap(folder);
  const languages = languagesOf(folder);
  refuseFaults([...faults, ...languages.flatMap((one) => checkTranslation(folder, one).faults)], source);
  const files = [...sources.files, ...languages.flatMap((one) => readTranslation(folder, one, sources).files)];
  const tree: Tree = new Map();
  let bytes = 0;
  const read = sourcesIn(folder);
  for (const name of new Set([...files, ...BESIDE.filter((one) => 'text' in read(one))])) {
    try {
      refuseName(name);
      const content = readFileSync(join(folder, name));
      bytes += content.length;
      tree.set(name, content);
      refuseLarge(tree.size, bytes);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw new RoadmapError(`${shownAddress(source.place)} was not taken: ${cleanForeign(error.message)}.`, NOTHING);
    }
  }
  return { compiled: compile(sources)!, sources, tree, hash: hashOfTree(tree) };
}

/** What was added before; null where it cannot be read any more. */
export function takenBefore(root: string, pin: Pin): { compiled: Compiled; sources: Sources } | null {
  const sources = readSources(filesFolder(root, pin));
  const compiled = sources.faults.length === 0 ? compile(sources) : null;
  return compiled && { compiled, sources };
}

/** A history names options by their places, so they must not have moved since the pack was added. */
export function refuseMoved(before: Sources, after: Sources, source: Source): void {
  refuseFaults(comparePlaces(after, comparePlaces(before, '').lock).faults, source);
}

function refuseFaults(faults: Fault[], { place }: Source): void {
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const shown = errors
    .slice(0, 3)
    .map((one) => cleanForeign(formatFault(one)))
    .join('\n');
  const more = errors.length > 3 ? `\n… and ${errors.length - 3} more` : '';
  throw new RoadmapError(`The roadmap in ${shownAddress(place)} has faults:\n${shown}${more}`, NOTHING);
}

/** What is no part of the road, and belongs to it. */
const BESIDE = [LOCK, 'LICENSE', 'LICENSE.md', 'LICENSE.txt', 'COPYING'];
const NOTHING = 'Nothing was changed. `roadmap author check` lists all faults; tell its author.';
