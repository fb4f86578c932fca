import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { firstHidden } from '../../domain/hidden-characters.js';
import { usageError } from '../../errors.js';
import type { Source } from '../../store/packs/pin.js';
import { roadmapIn } from '../../store/packs/tree.js';
import { cleanForeign } from '../../terminal/clean.js';
import { isAddress, shownAddress, startsProgram } from '../git-address.js';

/** What `roadmap add` is given: what is there under this name, else an address, else a package. */
export function sourceOf(given: string, cwd: string): Source {
  if (given === '' || given.startsWith('-') || firstHidden(given) || /[\n\t]/.test(given))
    throw usageError(`"${cleanForeign(given)}" is no folder, git address or package.`, EXAMPLES);
  if (startsProgram(given))
    throw usageError(`${cleanForeign(given)} would start another program, and that is no source.`, EXAMPLES);
  const path = resolve(cwd, given);
  if (existsSync(path)) return sourceAt(path);
  if (/^npm:/.test(given)) return packageNamed(given.slice('npm:'.length));
  if (isAddress(given)) return { kind: 'git', place: given };
  if (/^[.~/\\]/.test(given) || (given.includes('/') && !given.startsWith('@')) || /\.t?gz$/.test(given))
    throw usageError(`There is no ${path}.`, EXAMPLES);
  return packageNamed(given);
}

/** The source in a few words, without what only git or npm is to know. */
export function shownSource({ kind, place }: Source, at: string | null): string {
  const pinned = at === null ? '' : kind === 'git' ? ` at commit ${at.slice(0, 8)}` : `, version ${at}`;
  return `${kind === 'npm' ? `the package ${cleanForeign(place)}` : shownAddress(place)}${pinned}`;
}

function sourceAt(path: string): Source {
  if (!statSync(path).isDirectory()) return { kind: 'tarball', place: path };
  if (roadmapIn((name) => existsSync(join(path, name))) !== null) return { kind: 'folder', place: path };
  const isBare = ['HEAD', 'objects', 'refs'].every((name) => existsSync(join(path, name)));
  if (isBare || existsSync(join(path, '.git'))) return { kind: 'git', place: path };
  throw usageError(
    `${path} holds no roadmap: there is no roadmap.yaml in it, nor in a folder "roadmap" of it.`,
    EXAMPLES,
  );
}

function packageNamed(name: string): Source {
  if (PACKAGE.test(name)) return { kind: 'npm', place: name };
  throw usageError(`"${cleanForeign(name)}" is no folder, git address or package.`, EXAMPLES);
}

// As npm has it, with a version or a tag, and nothing that means something to a shell or names another place.
const PACKAGE = /^(?:@[a-z0-9][a-z0-9._-]{0,100}\/)?[a-z0-9][a-z0-9._-]{0,200}(?:@[\w.+-]{1,60})?$/;

const EXAMPLES =
  'Name one: `roadmap add ../my-roadmap`, `roadmap add https://example.org/road.git`, `roadmap add @ana/road`.';
