import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fault, type Fault } from './faults.js';

export const MAX_FILE_BYTES = 1_000_000;

export interface SourceFile {
  /** Relative to the roadmap's folder, with forward slashes: what faults name. */
  name: string;
  text: string;
}

/** Reads the content files of a folder, each of which must be a real file of its own and of a sane size. */
export function sourcesIn(root: string): (name: string) => SourceFile | Fault {
  const namesIn = listing();
  let realRoot: string | null = null;
  return (name) => {
    const at = { file: name, line: 1, col: 1 };
    const outside = fault('file-outside', at, 'this path leaves the roadmap folder');
    if (leaves(relative(root, join(root, name)))) return outside;
    const real = nameOnDisk(root, name, namesIn);
    if (real !== null && real !== name)
      return fault('file-missing', at, `this file does not exist; there is ${real}, and case counts on other systems`);
    let path: string;
    try {
      path = realpathSync.native(join(root, name));
    } catch {
      return fault('file-missing', at, 'this file does not exist');
    }
    realRoot ??= realpathSync.native(root);
    if (leaves(relative(realRoot, path))) return outside; // A symbolic link may lead out, too.
    const stats = statSync(path);
    if (!stats.isFile()) return fault('file-missing', at, 'this is not a file');
    if (stats.size > MAX_FILE_BYTES) {
      return fault('file-too-large', at, `this file has ${stats.size} bytes; at most ${MAX_FILE_BYTES} are read`);
    }
    return { name: name.split(sep).join('/'), text: readFileSync(path, 'utf8').replace(/^\ufeff/, '') };
  };
}

function leaves(inside: string): boolean {
  return inside === '' || inside.split(sep)[0] === '..' || isAbsolute(inside);
}

type Listing = (folder: string) => string[];

/** The names in folders, each of which is read once. */
function listing(): Listing {
  const known = new Map<string, string[]>();
  return (folder) => {
    const names = known.get(folder) ?? namesOf(folder);
    known.set(folder, names);
    return names;
  };
}

function namesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // Whoever opens what should be in it says what is wrong.
  }
}

/** The name as the disk spells it, which some systems take for the same whatever its case; null where there is none. */
function nameOnDisk(root: string, name: string, namesIn: Listing): string | null {
  let real = '';
  for (const part of name.split('/')) {
    const names = namesIn(join(root, real));
    const found = names.includes(part) ? part : names.find((one) => one.toLowerCase() === part.toLowerCase());
    if (found === undefined) return null;
    real = real === '' ? found : `${real}/${found}`;
  }
  return real;
}

export function hiddenMessage(character: string): string {
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return `control character U+${code} in the text`;
}
