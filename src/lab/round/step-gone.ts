import {
  closeSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { NotHere, type Bench, type Seen } from './bench.js';
import { filesIn } from './step-files.js';

const MOST_BYTES = 64 << 20;

/**
 * What a lost disk looks like: in the place of SHELF_DATA stands a plain file, and what is read of files that are open still
 * is rubbish, so that neither a new connection nor an old one gets at the data.
 */
export function takeDataAway(bench: Bench): Seen {
  const asked = 'take the folder SHELF_DATA away: a plain file stands in its place';
  if (bench.away) return { facts: { names: [...bench.away.keys()], count: bench.away.size }, asked };
  const { data } = bench;
  const held = new Map<string, Buffer>();
  try {
    if (!lstatSync(data).isDirectory()) throw new NotHere('SHELF_DATA is no folder any more');
    let bytes = 0;
    for (const name of filesIn(data)) {
      const { nlink, size } = lstatSync(join(data, name));
      if (nlink > 1) continue; // It is somebody else's file as well.
      bytes += size;
      if (bytes > MOST_BYTES) throw new NotHere('SHELF_DATA holds more than 64 MiB');
      held.set(name, readFileSync(join(data, name)));
    }
    renameSync(data, awayOf(data));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new NotHere(`SHELF_DATA could not be taken away: ${(error as Error).message}`);
  }
  bench.away = held;
  writeFileSync(data, 'This was a folder.\n');
  for (const [name, content] of held) overwrite(join(awayOf(data), name), Buffer.alloc(content.length, 'rubbish '));
  return { facts: { names: [...held.keys()], count: held.size }, asked };
}

/** All stands there again as it was. */
export function bringDataBack(bench: Bench): Seen {
  const { data, away } = bench;
  if (away) {
    for (const [name, content] of away) overwrite(join(awayOf(data), name), content);
    rmSync(data, { recursive: true, force: true });
    renameSync(awayOf(data), data);
    bench.away = null;
  }
  return { facts: { names: [...(away ?? new Map()).keys()], count: away?.size ?? 0 }, asked: 'bring SHELF_DATA back' };
}

function awayOf(data: string): string {
  return `${data}-away`;
}

/** In place: who has the file open sees it. */
function overwrite(path: string, content: Buffer): void {
  let file;
  try {
    file = openSync(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return; // The program has removed it, or lets nobody write.
  }
  try {
    writeSync(file, content, 0, content.length, 0);
    ftruncateSync(file, content.length);
  } finally {
    closeSync(file);
  }
}
