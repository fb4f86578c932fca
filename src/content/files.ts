import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fault, type Fault } from './faults.js';

export const MAX_FILE_BYTES = 1_000_000;

export interface SourceFile {
  /** Relative to the roadmap's folder, with forward slashes: what faults name. */
  name: string;
  text: string;
}

/** Reads one content file, which must be a real file of the roadmap's own folder and of a sane size. */
export function readSource(root: string, name: string): SourceFile | Fault {
  const at = { file: name, line: 1, col: 1 };
  const outside = fault('file-outside', at, 'this path leaves the roadmap folder');
  if (leaves(relative(root, join(root, name)))) return outside;
  let path: string;
  try {
    path = realpathSync(join(root, name));
  } catch {
    return fault('file-missing', at, 'this file does not exist');
  }
  if (leaves(relative(realpathSync(root), path))) return outside; // A symbolic link may lead out, too.
  const stats = statSync(path);
  if (!stats.isFile()) return fault('file-missing', at, 'this is not a file');
  if (stats.size > MAX_FILE_BYTES) {
    return fault('file-too-large', at, `this file has ${stats.size} bytes; at most ${MAX_FILE_BYTES} are read`);
  }
  return { name: name.split(sep).join('/'), text: readFileSync(path, 'utf8') };
}

function leaves(inside: string): boolean {
  return inside === '' || inside.split(sep)[0] === '..' || isAbsolute(inside);
}

// C0 and C1 controls but tab and line ends, and the marks that reorder what a reader sees.
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

/** Faults for characters that could drive the reader's terminal, or hide what the text says. */
export function hiddenCharacters({ name, text }: SourceFile): Fault[] {
  return text.split('\n').flatMap((line, index) => {
    const found = HIDDEN.exec(line);
    if (!found) return [];
    const at = { file: name, line: index + 1, col: found.index + 1 };
    return [fault('control-character', at, `control character ${codePoint(found[0])} in the text`)];
  });
}

export function hiddenIn(text: string): string | null {
  const found = HIDDEN.exec(text);
  return found && codePoint(found[0]);
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}
