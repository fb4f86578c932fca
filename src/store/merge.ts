import { closeSync, fdatasyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { appendix, missingLines } from '../domain/history/history-lines.js';
import { parseEvent } from './event-shape.js';
import { must, type Git } from './git.js';
import { historyFiles } from './history.js';

export interface Merged {
  /** What the repository is at now; null where there is nothing to hold. */
  commit: string | null;
  /** How many events the other commit lacked, and how many the history files did. */
  sent: number;
  received: number;
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
  const kept = parents.length === 2 ? new Map([...before, ...theirs]) : parents[0] === head ? before : theirs;
  const tree = new Map(kept);
  let [sent, received] = [0, 0];
  const told = { sent: new Set<string>(), received: new Set<string>() };
  for (const name of new Set([...historyFiles(home), ...before.keys(), ...theirs.keys()])) {
    const there = theirs.get(name) ?? before.get(name);
    const here = HISTORY_NAME.test(name) ? readHistory(home, name) : null;
    if (here === null || (there && there.bytes > MOST_BYTES)) continue;
    const text = there && isFile(there) ? await textOf(git, there) : '';
    const news = missingLines(here, text).filter(isOfEvent);
    if (news.length > 0 && told.received.size === 0) addIdsHere(home, told.received);
    append(home, name, appendix(here, news));
    received += countEvents(news, told.received);
    const whole = here.slice(0, here.lastIndexOf('\n') + 1);
    const ours = missingLines(text, whole).filter(isOfEvent);
    if (ours.length > 0) tree.set(name, await storeText(git, text + appendix(text, ours)));
    else if (there) tree.set(name, there);
    sent += countEvents(theirs.has(name) ? ours : whole.split('\n'), told.sent);
  }
  const [only, second] = parents;
  const commit =
    only !== undefined && second === undefined && isSame(tree, kept) ? only : await commitTree(git, tree, parents);
  if (commit !== null && commit !== head) must(await git(['update-ref', 'HEAD', commit]));
  return { commit, sent, received };
}

/** The commit that a reference stands for; null where there is none yet. */
export async function commitAt(git: Git, reference: string): Promise<string | null> {
  const { code, stdout } = await git(['rev-parse', '--quiet', '--verify', `${reference}^{commit}`]);
  return code === 0 ? stdout.toString().trim() : null;
}

// What a remote holds may come from anyone: of its names only these become files here, also on Windows.
const HISTORY_NAME = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[a-z0-9-]{1,80}\.jsonl$/;
const MOST_BYTES = 500_000_000;

interface Entry {
  mode: string;
  type: string;
  id: string;
  bytes: number;
}

const isFile = ({ mode, type }: Entry) => type === 'blob' && mode.startsWith('100');

async function treeOf(git: Git, commit: string | null): Promise<Map<string, Entry>> {
  if (commit === null) return new Map();
  const listed = must(await git(['ls-tree', '-z', '--long', commit])).toString('latin1');
  return new Map(
    [...listed.matchAll(/(\d+) (\w+) (\w+) +(\d+|-)\t([^\0]+)\0/g)]
      .map(([, mode, type, id, bytes, name]): [string, Entry] => [
        name!,
        { mode: mode!, type: type!, id: id!, bytes: Number(bytes) || 0 },
      ])
      // No git would check these out, and some servers take no tree that has them.
      .filter(([name]) => !/^(?:\.{1,2}|\.git)$|\//i.test(name)),
  );
}

// Read as latin1, every byte of a line stays what it is.
async function textOf(git: Git, { id }: Entry): Promise<string> {
  return must(await git(['cat-file', 'blob', id])).toString('latin1');
}

async function storeText(git: Git, text: string): Promise<Entry> {
  const stored = must(await git(['hash-object', '-w', '--stdin'], Buffer.from(text, 'latin1')));
  return { mode: '100644', type: 'blob', id: stored.toString().trim(), bytes: text.length };
}

/** The text of a history file here; null where something else stands in its place. */
function readHistory(home: string, name: string): string | null {
  const path = join(home, 'history', name);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return '';
  return found.isFile() && found.size <= MOST_BYTES ? readFileSync(path, 'latin1') : null;
}

// Added at the end, not renamed over: the file may grow at this moment, and no line of it may go.
function append(home: string, name: string, text: string): void {
  if (text === '') return;
  const file = openSync(join(home, 'history', name), 'a', 0o600);
  try {
    const bytes = Buffer.from(text, 'latin1');
    for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
    fdatasyncSync(file);
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

/** How many events these lines hold that were not `counted` before: an import and a sync may both bring the same. */
function countEvents(lines: string[], counted: Set<string>): number {
  const before = counted.size;
  for (const line of lines) {
    const event = parseEvent(line);
    if (event) counted.add(event.id);
  }
  return counted.size - before;
}

function addIdsHere(home: string, ids: Set<string>): void {
  for (const name of historyFiles(home))
    for (const line of (readHistory(home, name) ?? '').split('\n')) {
      const id = /^\{"id":"([^"\\]+)"/.exec(line)?.[1] ?? parseEvent(line)?.id;
      if (id !== undefined) ids.add(id);
    }
}

function isSame(one: Map<string, Entry>, other: Map<string, Entry>): boolean {
  return (
    one.size === other.size &&
    [...one].every(([name, { id, mode }]) => other.get(name)?.id === id && other.get(name)?.mode === mode)
  );
}

async function commitTree(git: Git, tree: Map<string, Entry>, parents: string[]): Promise<string | null> {
  if (parents.length === 0 && tree.size === 0) return null;
  const entries = [...tree].map(([name, { mode, type, id }]) => `${mode} ${type} ${id}\t${name}\0`).join('');
  const id = must(await git(['mktree', '-z'], Buffer.from(entries, 'latin1')))
    .toString()
    .trim();
  const under = parents.flatMap((parent) => ['-p', parent]);
  return must(await git(['commit-tree', id, ...under, '-m', 'Sync progress']))
    .toString()
    .trim();
}

/** The commits that no other one contains; those of two machines that began apart have nothing in common. */
async function newest(git: Git, head: string | null, other: string | null): Promise<string[]> {
  if (head === null || other === null || head === other) return [head ?? other].filter((one) => one !== null);
  return must(await git(['merge-base', '--independent', other, head]))
    .toString()
    .trim()
    .split('\n');
}
