import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, readPlain } from './plain-file.js';
import { replaceFile } from './replace-file.js';

/** What the learner is writing, in a file that any editor may open. It is there until the question is answered. */
export interface Draft {
  path: string;
  /** What it holds; null where the file is gone. Throws DraftTooLong. */
  read(): string | null;
  write(text: string): void;
  remove(): void;
}

export class DraftTooLong extends Error {
  override name = 'DraftTooLong';
  readonly bytes: number;

  constructor(bytes: number) {
    super(`the file has ${bytes} bytes`);
    this.bytes = bytes;
  }
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
    write(text) {
      makeFolder(folder);
      replaceFile(path, text);
    },
    remove: () => rmSync(path, { force: true }),
  };
  if (!statSync(path, { throwIfNoEntry: false })) draft.write(starter);
  return draft;
}

/** A file of code as text; plain files only. Throws DraftTooLong, and what the system says. */
export function readCode(path: string): string {
  const { size } = statSync(path);
  if (size > MOST_DRAFT_BYTES) throw new DraftTooLong(size);
  return readPlain(path)
    .bytes.toString('utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
}
