import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KEBAB } from '../domain/road/ids.js';

/** Which roadmap a run is about: the one that ships with the program, a folder, or a pack by its name. */
export type Chosen = { kind: 'built-in' } | { kind: 'folder'; path: string } | { kind: 'pack'; id: string };

/** By what is named for this run, else by the setting of this machine. What is no folder may be the name of a pack. */
export async function chosenRoadmap(root: string, named: string | undefined, cwd: () => string): Promise<Chosen> {
  if (named) {
    const path = resolve(cwd(), named);
    return KEBAB.test(named) && !existsSync(path) ? byName(root, named, path) : { kind: 'folder', path };
  }
  // Most learners have none of these settings, and a start then needs nothing that reads them.
  if (!existsSync(join(root, 'here.json'))) return { kind: 'built-in' };
  const { readHere } = await import('./here.js');
  const { roadmap: id } = readHere(root);
  return id === undefined ? { kind: 'built-in' } : { kind: 'pack', id };
}

async function byName(root: string, name: string, path: string): Promise<Chosen> {
  const { BUILT_IN, packNames } = await import('./packs/pin.js');
  if (name === BUILT_IN) return { kind: 'built-in' };
  return packNames(root).includes(name) ? { kind: 'pack', id: name } : { kind: 'folder', path };
}
