import { endFamily, type Family } from './family.js';
import { tagOf } from './marks.js';
import { removeFolder } from './remove-folder.js';
import { sweepScratch } from './sweep-scratch.js';

/** A family as it is told over the pipe. */
export interface Told {
  mark: string;
  pid: number | null;
  began: string | null;
  seen: [pid: number, began: string][];
}

/** What is told: a family that lives, a folder that is in use, or that the one of this mark or path is no more. */
export type Telling = { family: Told } | { folder: string } | { done: string };

/** A process of its own that outlives the one that starts programs, to end what that one could not. */
export async function guard(input: NodeJS.ReadStream): Promise<void> {
  // Who ends every `node` by its name does not mean this one.
  process.title = 'roadmap-guard';
  // Ctrl-C and a closed terminal are for the others; it ends when its input does.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined);
  const families = new Map<string, Told>();
  const folders = new Set<string>();
  let rest = '';
  for await (const chunk of input.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop()!;
    for (const line of lines) take(JSON.parse(line) as Telling, families, folders);
  }
  await Promise.all([...families.values()].map((told) => endFamily(familyOf(told), QUIET)));
  for (const path of [...[...families.keys()].map(tagOf), ...folders]) removeFolder(path);
  // One may have been made in the moment before the end, of which nobody could tell.
  sweepScratch();
}

/** It has time: nobody waits for it. */
const QUIET = 5;

function take(telling: Telling, families: Map<string, Told>, folders: Set<string>): void {
  if ('family' in telling) families.set(telling.family.mark, telling.family);
  else if ('folder' in telling) folders.add(telling.folder);
  else if (!families.delete(telling.done)) folders.delete(telling.done);
}

function familyOf({ mark, pid, began, seen }: Told): Family {
  return { mark, pid, began, seen: new Map(seen), sessions: new Set() };
}
