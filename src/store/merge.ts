import { closeSync, lstatSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { mergeFile } from '../domain/history/merge-file.js';
import { parseEvent } from './event-shape.js';
import { blobId, commitTree, isFile, isSame, newest, storeText, textsOf, treeOf, type Entry } from './git-objects.js';
import { GitFailure, must, type Git } from './git.js';
import { historyFiles } from './history.js';
import { errnoOf, flush, readPlain } from './plain-file.js';

export interface Merged {
  /** What the repository is at now; null where there is nothing to hold. */
  commit: string | null;
  /** How many events the other commit lacked, and how many the history files did; the same one in two files is one. */
  sent: number;
  received: number;
  /** Files that are too large to be exchanged. */
  left: string[];
}

/**
 * Adds the lines that only `other` has to the history files, and the lines that only they have to a commit on top of
 * it and of `head`. A file that has grown on two machines (a copied home, a restored backup) keeps its own order on
 * each side.
 */
export async function mergeHistories(
  git: Git,
  home: string,
  head: string | null,
  other: string | null,
): Promise<Merged> {
  const theirs = await treeOf(git, other);
  const before = head === other ? theirs : await treeOf(git, head);
  const parents = await newest(git, head, other);
  // Whatever else is in there is taken over as the newer of the two has it; where they went apart, as the remote has it.
  const inherited = parents.length === 2 ? new Map([...before, ...theirs]) : parents[0] === head ? before : theirs;
  const tree = new Map(inherited);
  const { files, left } = await filesOfBoth(git, home, theirs, before);
  const [sent, received] = [new EventCount(), new EventCount()];
  for (const { name, here, there, thereText } of files) {
    const { missingHere, append, missingThere, merged } = mergeFile(here, thereText, isOfEvent);
    appendTo(home, name, append);
    if (merged !== null) tree.set(name, await storeText(git, merged));
    else if (there) tree.set(name, there);
    received.add(missingHere);
    sent.add(theirs.has(name) ? missingThere : here.slice(0, here.lastIndexOf('\n') + 1).split('\n'));
  }
  const [only, second] = parents;
  const commit =
    only !== undefined && second === undefined && isSame(tree, inherited) ? only : await commitTree(git, tree, parents);
  if (commit !== null && commit !== head) must(await git(['update-ref', 'HEAD', commit]));
  const remote = files.flatMap(({ name, thereText }) => (theirs.has(name) ? [thereText] : []));
  return {
    commit,
    sent: sent.without(remote),
    received: received.without(files.map(({ here }) => here)),
    left,
  };
}

/** One history file on both sides. */
interface Both {
  name: string;
  here: string;
  there: Entry | undefined;
  thereText: string;
}

async function filesOfBoth(
  git: Git,
  home: string,
  theirs: Map<string, Entry>,
  before: Map<string, Entry>,
): Promise<{ files: Both[]; left: string[] }> {
  const names = [...new Set([...historyFiles(home), ...before.keys(), ...theirs.keys()])].filter((name) =>
    HISTORY_NAME.test(name),
  );
  if (names.length > MOST_FILES)
    throw new GitFailure('foreign', `it holds ${names.length} history files, and at most ${MOST_FILES} are taken`);
  const files: Omit<Both, 'thereText'>[] = [];
  const left: string[] = [];
  for (const name of names) {
    const there = theirs.get(name) ?? before.get(name);
    const here = readHistory(home, name);
    if (here === null || (there && there.bytes > MOST_BYTES)) left.push(name);
    else files.push({ name, here, there: there && isFile(there) ? there : undefined });
  }
  // A file that is the same on both sides, as all closed ones are, is not read again.
  const texts = new Map<string, string>();
  const unknown = files.flatMap(({ here, there }) => {
    if (!there) return [];
    if (blobId(here, there.id.length) !== there.id) return [there];
    texts.set(there.id, here);
    return [];
  });
  const bytes = unknown.reduce((sum, entry) => sum + entry.bytes, 0);
  if (bytes > MOST_BYTES_AT_ONCE)
    throw new GitFailure('foreign', `it holds ${bytes} bytes of history, and at most ${MOST_BYTES_AT_ONCE} are taken`);
  for (const [id, text] of await textsOf(git, unknown)) texts.set(id, text);
  return { files: files.map((file) => ({ ...file, thereText: file.there ? texts.get(file.there.id)! : '' })), left };
}

// What a remote holds may come from anyone: of its names only these become files here, also on Windows.
const HISTORY_NAME = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[a-z0-9][a-z0-9-]{0,79}\.jsonl$/;
// A lifetime of answers is a tenth of it.
const MOST_FILES = 2000;
const MOST_BYTES = 64_000_000;
const MOST_BYTES_AT_ONCE = 256_000_000;

/** The text of a history file here; null where something else stands in its place, or it cannot be read. */
function readHistory(home: string, name: string): string | null {
  const path = join(home, 'history', name);
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (!stats) return '';
    return statSync(path).size > MOST_BYTES ? null : readPlain(path).bytes.toString('latin1');
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

// Added at the end, not renamed over: the file may grow at this moment, and no line of it may go.
function appendTo(home: string, name: string, text: string): void {
  if (text === '') return;
  const file = openSync(join(home, 'history', name), 'a', 0o600);
  try {
    const bytes = Buffer.from(text, 'latin1');
    for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
    flush(file);
  } finally {
    closeSync(file);
  }
}

/** Whether a line is an event of this version or of a newer one; a torn or foreign line stays where it is. */
function isOfEvent(line: string): boolean {
  if (parseEvent(line)) return true;
  if (!line.startsWith('{')) return false;
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(line) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
  return ['id', 'at', 'type'].every((key) => typeof value[key] === 'string');
}

/** The events in lines, each once. */
class EventCount {
  private readonly ids = new Set<string>();

  add(lines: string[]): void {
    for (const id of idsIn(lines)) this.ids.add(id);
  }

  /** How many of them stand in none of these texts. */
  without(texts: string[]): number {
    if (this.ids.size === 0) return 0;
    for (const text of texts) for (const id of idsIn(text.split('\n'))) this.ids.delete(id);
    return this.ids.size;
  }
}

function* idsIn(lines: string[]): Generator<string> {
  for (const line of lines) {
    const event = line === '' ? null : parseEvent(line);
    if (event) yield event.id;
  }
}
