import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isInherited, KEBAB } from '../../domain/road/ids.js';
import { RoadmapError } from '../../errors.js';
import { inHome } from '../disk-errors.js';
import { errnoOf, readPlain } from '../plain-file.js';
import { replaceFile } from '../replace-file.js';

/** Where a pack comes from: an absolute path, an address, or what npm calls a package. */
export interface Source {
  kind: 'folder' | 'git' | 'npm' | 'tarball';
  place: string;
}

/** What was added, to the letter. */
export interface Pin {
  /** The roadmap's own id: its name here, too. */
  id: string;
  title: string;
  source: Source;
  /** The commit, or the version of the package; null where there is none. */
  at: string | null;
  /** Of all its files. */
  hash: string;
  /** On which day it came. */
  day: string;
}

/** What names the roadmap that ships with the program; no pack has it. */
export const BUILT_IN = 'built-in';

export function packsIn(root: string): string {
  return join(root, 'packs');
}

export function packFolder(root: string, id: string): string {
  return join(packsIn(root), id);
}

/** The folder with a pack's files: another one for other content, so that a new one is in its place at once. */
export function filesFolder(root: string, { id, hash }: Pick<Pin, 'id' | 'hash'>): string {
  return join(packFolder(root, id), hash.slice(0, 16));
}

/** Whether it can be the name of a pack, and no path or option. */
export function isPackName(name: string): boolean {
  return KEBAB.test(name) && name.length <= 100 && !isInherited(name) && name !== BUILT_IN;
}

/** The names of all packs that were added, damaged ones, too. */
export function packNames(root: string): string[] {
  const folder = packsIn(root);
  if (!existsSync(folder)) return [];
  return inHome(folder, () => readdirSync(folder).filter(isPackName).sort());
}

/** What was added under this name; null where nothing was. */
export function readPin(root: string, id: string): Pin | null {
  if (!isPackName(id)) return null;
  const path = join(packFolder(root, id), PIN);
  const text = inHome(path, () => {
    try {
      return readPlain(path).bytes.toString('utf8');
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '')) return null;
      throw error;
    }
  });
  if (text === null) return null;
  const pin = parsePin(text);
  if (pin?.id === id) return pin;
  throw new RoadmapError(
    `The pack "${id}" is damaged: ${path} does not say what was added.`,
    `Type \`roadmap remove ${id}\`, then add it again: your answers are kept.`,
  );
}

export function writePin(root: string, pin: Pin): void {
  replaceFile(join(packFolder(root, pin.id), PIN), `${JSON.stringify(pin)}\n`);
}

/** Takes a pack away, whatever is left of it; gives whether there was any. */
export function removePack(root: string, id: string): boolean {
  if (!packNames(root).includes(id)) return false;
  const folder = packFolder(root, id);
  // The pin first: a run that is killed on the way leaves a pack that is gone, not one that is damaged.
  inHome(folder, () => {
    rmSync(join(folder, PIN), { force: true });
    rmSync(folder, { recursive: true, force: true });
  });
  return true;
}

const PIN = 'pack.json';
const KINDS = ['folder', 'git', 'npm', 'tarball'];

function parsePin(text: string): Pin | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
  const { id, title, source, at, hash, day } = (value ?? {}) as Record<string, unknown>;
  const { kind, place } = (source ?? {}) as Record<string, unknown>;
  const texts = [id, title, hash, day, kind, place].every((one) => typeof one === 'string');
  if (!texts || !(at === null || typeof at === 'string')) return null;
  if (!/^[0-9a-f]{64}$/.test(hash as string) || !KINDS.includes(kind as string)) return null;
  return value as Pin;
}
