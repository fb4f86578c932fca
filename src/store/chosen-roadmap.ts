import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KEBAB } from '../domain/road/ids.js';

/** Which roadmap a run is about: the one that ships with the program, a folder, or a pack by its name. */
type Chosen = { kind: 'built-in' } | { kind: 'folder'; path: string } | { kind: 'pack'; id: string };

/** By what is named for this run, else by the setting of this machine. What is no folder may be the name of a pack. */
export async function chosenRoadmap(root: string, named: string | undefined, cwd: () => string): Promise<Chosen> {
  if (named) {
    const path = resolve(cwd(), named);
    return KEBAB.test(named) && !existsSync(path) ? byName(root, named, path) : { kind: 'folder', path };
  }
  const id = await settingOf(root, 'roadmap');
  return id === null ? { kind: 'built-in' } : { kind: 'pack', id };
}

/** What lessons and questions are to be read in, where they are translated. */
export function languageOf(root: string): Promise<string | null> {
  return settingOf(root, 'language');
}

/** Most learners have set none of these, and a start then needs nothing that reads them. */
async function settingOf(root: string, key: string): Promise<string | null> {
  if (!existsSync(join(root, 'here.json'))) return null;
  const { readHere } = await import('./here.js');
  return readHere(root)[key] ?? null;
}

async function byName(root: string, name: string, path: string): Promise<Chosen> {
  const { BUILT_IN, packNames } = await import('./packs/pin.js');
  if (name === BUILT_IN) return { kind: 'built-in' };
  return packNames(root).includes(name) ? { kind: 'pack', id: name } : { kind: 'folder', path };
}
