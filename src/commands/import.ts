import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Context } from '../context.js';
import { RoadmapError, usageError } from '../errors.js';
import { JSON_VERSION } from '../report/json.js';
import { addEvents, readElsewhere, type Found } from '../store/import.js';

/** Adds what another history, or an export, holds and this one does not. */
export async function importHistory(context: Context, named: string): Promise<void> {
  const path = resolve(context.cwd, named);
  if (!existsSync(path))
    throw usageError(`There is no ${path}.`, 'Name a file or a folder: `roadmap import backup.json`.');
  const home = await context.home();
  const { events, damaged, added } = await onDisk(async () => {
    const found = usable(await readElsewhere(path, context.terminal.progress), path);
    return { ...found, added: addEvents(home, found.events) };
  });
  await context.store(); // Folds what was added.
  await context.terminal.progress(null);
  const here = events.length - added;
  const remarks = [
    ...(here > 0 ? [`${here} ${here === 1 ? 'was' : 'were'} here already`] : []),
    ...(damaged > 0 ? [damaged === 1 ? '1 line was no event' : `${damaged} lines were no events`] : []),
  ];
  context.terminal.print(
    `Imported ${added} ${added === 1 ? 'event' : 'events'}${remarks.length > 0 ? ` (${remarks.join(', ')})` : ''}.`,
  );
}

function usable(found: Found, path: string): Found {
  if (found.version > JSON_VERSION)
    throw new RoadmapError(
      `${path} was written by a newer roadmap than this (its version is ${found.version}, above ${JSON_VERSION}).`,
      'Update roadmap, then import it again.',
    );
  if (found.events.length === 0)
    throw new RoadmapError(
      `${path} holds no event.`,
      'Name a history (.jsonl), a folder of them, a progress home, or what `roadmap export --format json` wrote.',
    );
  return found;
}

async function onDisk<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new RoadmapError(
      `The import stopped: ${message}.`,
      'Nothing was changed. Mend what stands in the way, then import it again.',
    );
  }
}
