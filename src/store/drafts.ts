import { isUtf8 } from 'node:buffer';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inHome } from './disk-errors.js';
import { makeFolder, readPlain } from './plain-file.js';
import { replaceFile } from './replace-file.js';

/** What the learner is writing, in a file that any editor may open. It is there until the question is answered. */
export interface Draft {
  path: string;
  /** What it holds; null where the file is gone. Throws UnusableCode. */
  read(): string | null;
  exists(): boolean;
  write(text: string): void;
  /** Makes the file again as it was at first. */
  begin(): void;
  remove(): void;
}

/** A file that holds no code that could be run; its message is a sentence for whoever wrote it. */
export class UnusableCode extends Error {
  override name = 'UnusableCode';
}

/** No answer of a few lines needs more. */
export const MOST_DRAFT_BYTES = 256 * 1024;

/** The draft for a question, begun with `starter` where there is none yet. */
export function draftOf(home: string, question: string, ending: string, starter: string): Draft {
  const folder = join(home, 'drafts');
  const path = join(folder, `${question}${ending}`);
  const draft: Draft = {
    path,
    read: () => (statSync(path, { throwIfNoEntry: false })?.isFile() ? readCode(path) : null),
    exists: () => statSync(path, { throwIfNoEntry: false }) !== undefined,
    write(text) {
      makeFolder(folder);
      replaceFile(path, text);
    },
    begin: () => draft.write(starter),
    remove: () => rmSync(path, { force: true }),
  };
  inHome(folder, () => {
    if (!draft.exists()) draft.begin();
  });
  return draft;
}

/** A file of code as text; plain files only. Throws UnusableCode, and what the system says. */
export function readCode(path: string): string {
  const { size } = statSync(path);
  if (size > MOST_DRAFT_BYTES)
    throw new UnusableCode(`That is too long to run: ${size} bytes, of at most ${MOST_DRAFT_BYTES / 1024} kB.`);
  const { bytes } = readPlain(path);
  if (!isUtf8(bytes)) throw new UnusableCode('It is not text in UTF-8, so it is not run. Save it as UTF-8.');
  return bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
}
