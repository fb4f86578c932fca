import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Context } from '../context.js';
import type { Person } from '../domain/history/people.js';
import { counted } from '../domain/standing/spans.js';
import { RoadmapError, usageError } from '../errors.js';
import { JSON_VERSION } from '../report/json.js';
import { Unreadable } from '../store/elsewhere.js';
import { lookElsewhere, takeOver, type Found } from '../store/import.js';

/** Adds what another history, or an export, holds and this one does not. */
export async function importHistory(context: Context, named: string, { yes }: { yes: boolean }): Promise<void> {
  const path = resolve(context.cwd, named);
  if (!existsSync(path))
    throw usageError(`There is no ${path}.`, 'Name a file or a folder: `roadmap import backup.json`.');
  const home = await context.home();
  const { events, damaged, missing } = await onDisk(async () => {
    const found = await lookElsewhere(home, path, context.terminal.progress);
    refuseUnusable(found, path);
    if (!yes) refuseOthers(found, path);
    const store = await context.store();
    if (found.missing.size > 0) await takeOver(home, path, found, store);
    return found;
  });
  await (await context.store()).refresh();
  await context.terminal.progress(null);
  const added = missing.size;
  const here = events - added;
  const remarks = [
    ...(here > 0 ? [`${here} ${here === 1 ? 'was' : 'were'} here already`] : []),
    ...(damaged > 0 ? [damaged === 1 ? '1 line was no event' : `${damaged} lines were no events`] : []),
  ];
  context.terminal.say(`Imported ${counted(added, 'event')}${remarks.length > 0 ? ` (${remarks.join(', ')})` : ''}.`);
}

function refuseUnusable({ version, events }: Found, path: string): void {
  if (version > JSON_VERSION)
    throw new RoadmapError(
      `${path} was written by a newer roadmap than this (its version is ${version}, above ${JSON_VERSION}).`,
      'Update roadmap, then import it again.',
    );
  if (events === 0) throw new RoadmapError(`${path} holds no event.`, USABLE);
}

function refuseOthers({ people, strangers }: Found, path: string): void {
  if (strangers.length > 0)
    throw usageError(
      `${path} seems to hold somebody else's history: ${strangers.map(describe).join('; ')}.`,
      'Add --yes to merge it with yours all the same; `roadmap undo` takes it back as a whole.',
    );
  if (people.length > 1)
    throw usageError(
      `${path} seems to hold the histories of ${people.length} learners: ${people.map(describe).join('; ')}.`,
      'Name the one that is yours, or add --yes to merge them all the same.',
    );
}

function describe({ learners, events, days: [first, last] }: Person): string {
  const when = first === last ? `on ${first}` : `from ${first} to ${last}`;
  return `learner ${[...learners].toSorted().join(' or ')}, ${counted(events, 'event')} ${when}`;
}

async function onDisk<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Unreadable) throw usageError(`${error.message}.`, USABLE);
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new RoadmapError(
      `The import stopped: ${message}.`,
      'Nothing was changed. Fix what stands in the way, then import it again.',
    );
  }
}

const USABLE =
  'Name a history (.jsonl), a folder of them, a progress home, or what `roadmap export --format json` wrote.';
