import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
    read() {
      const found = statSync(path, { throwIfNoEntry: false });
      if (!found?.isFile()) return null;
      if (found.size > MOST_DRAFT_BYTES) throw new DraftTooLong(found.size);
      return readFileSync(path, 'utf8')
        .replace(/^\uFEFF/, '')
        .replaceAll('\r\n', '\n');
    },
    write(text) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(path, text, { mode: 0o600 });
    },
    remove: () => rmSync(path, { force: true }),
  };
  if (!statSync(path, { throwIfNoEntry: false })) draft.write(starter);
  return draft;
}
