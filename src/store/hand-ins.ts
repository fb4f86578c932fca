import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { HandIn, Header } from '../domain/cohort/hand-in.js';
import { whyUnread } from './disk-errors.js';
import { handInOf, headerOf, LeftOut, textOf } from './hand-in-file.js';
import { factReader } from './hand-in-lines.js';
import { errnoOf } from './plain-file.js';

/** What is said of a file, or of a part of it, that is not counted. `file` is relative to the folder. */
export interface Remark {
  file: string;
  kind: 'left-out' | 'older' | 'other-roadmap' | 'other-content' | 'lines';
  why: string;
}

/** A folder of hand-ins, by their first lines alone. */
export interface Class {
  folder: string;
  content: string;
  /** Of each learner the hand-ins to this roadmap, the newest first. */
  learners: Found[][];
  remarks: Remark[];
}

/** No more of a header than tells which of a learner's files is the newest: of a large class there are many. */
interface Found extends Pick<Header, 'made' | 'facts'> {
  file: string;
}

type Tell = (text: string) => Promise<void>;

/** What the figures are of: a roadmap, as its questions and labs stand now. */
export type Wanted = Pick<Header, 'roadmap' | 'content'>;

/** Looks through a folder, and three folders deep, where a learner's hand-in may have one of its own. */
export async function findHandIns(folder: string, wanted: Wanted, tell: Tell): Promise<Class> {
  const remarks: Remark[] = [];
  const byLearner = new Map<string, Found[]>();
  for (const file of filesIn(folder, '', remarks)) {
    await tell(`looking at ${file}`);
    const header = orRemark(file, remarks, () => headerOf(join(folder, file)));
    if (header === null) continue;
    const { made, facts } = header;
    if (header.roadmap === wanted.roadmap)
      byLearner.set(header.learner, [...(byLearner.get(header.learner) ?? []), { file, made, facts }]);
    else remarks.push({ file, kind: 'other-roadmap', why: `is of another roadmap, ${header.roadmap}` });
  }
  return {
    folder,
    content: wanted.content,
    learners: [...byLearner.values()].map((found) => found.toSorted(newestFirst)),
    remarks,
  };
}

/** Reads of each learner the newest hand-in that is whole, one after the other: none is kept. */
export async function* handInsOf({ folder, content, learners, remarks }: Class, tell: Tell): AsyncGenerator<HandIn> {
  const read = factReader();
  let ahead: Opening | null = null;
  for (const [index, found] of learners.entries()) {
    let counts: Found | null = null;
    for (const one of found) {
      const { file } = one;
      if (counts !== null) {
        const how = one.made === counts.made ? 'has less in it than' : 'is older than';
        remarks.push({ file, kind: 'older', why: `${how} ${counts.file} of the same learner` });
        continue;
      }
      await tell(`reading ${file}`);
      const text = await (ahead?.file === file ? ahead : opening(folder, file)).text;
      // While this one is read, the next learner's is unpacked in another thread: no more than two are held.
      const next = learners[index + 1]?.[0];
      if (next && ahead?.file !== next.file) ahead = opening(folder, next.file);
      const handIn = orRemark(file, remarks, () => handInOf(text(), read));
      if (handIn === null) continue;
      counts = one;
      const { damaged } = handIn;
      const lines = damaged === 1 ? '1 line that is no fact' : `${damaged} lines that are no facts`;
      if (handIn.header.content !== content)
        remarks.push({ file, kind: 'other-content', why: 'is of an older or a newer version of this roadmap' });
      if (damaged > 0) remarks.push({ file, kind: 'lines', why: `has ${lines}` });
      yield handIn;
    }
  }
}

interface Opening {
  file: string;
  text: Promise<() => Buffer>;
}

/** Begins to read a file. What is wrong with it is thrown when its text is asked for: then it is its turn. */
function opening(folder: string, file: string): Opening {
  const text = textOf(join(folder, file)).then(
    (found) => () => found,
    (error: unknown) => () => {
      throw error;
    },
  );
  return { file, text };
}

function newestFirst(one: Found, other: Found): number {
  if (one.made !== other.made) return one.made < other.made ? 1 : -1;
  return other.facts - one.facts || (one.file < other.file ? 1 : -1);
}

/** Plain files, in the order of their names. A link could lead anywhere, and is not followed. */
function* filesIn(folder: string, within: string, remarks: Remark[], depth = 0): Generator<string> {
  const entries = readdirSync(join(folder, within), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = within === '' ? entry.name : `${within}/${entry.name}`;
    const leaveOut = (why: string) => remarks.push({ file, kind: 'left-out', why });
    if (entry.isDirectory() && depth === DEEPEST) leaveOut('lies too deep');
    else if (entry.isDirectory()) yield* filesIn(folder, file, remarks, depth + 1);
    else if (entry.isSymbolicLink()) leaveOut('is a link, which is not followed');
    else if (entry.isFile()) yield file;
    else leaveOut('is no plain file');
  }
}

const DEEPEST = 3;

/** What reading gives; null, with a remark, where the file is left out. */
function orRemark<T>(file: string, remarks: Remark[], act: () => T): T | null {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof LeftOut) && errnoOf(error) === null) throw error;
    remarks.push({
      file,
      kind: 'left-out',
      why: error instanceof LeftOut ? error.message : `cannot be read: ${whyUnread(error)}`,
    });
    return null;
  }
}
