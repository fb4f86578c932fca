import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument, type Read } from '../openapi/document.js';
import { operationsOf, type Described } from '../openapi/operations.js';
import type { Bench } from './bench.js';
import { send } from './http.js';
import { textAt } from './step-files.js';

const SERVED = '/openapi.json';
const FILES = ['openapi.yaml', 'openapi.yml', 'openapi.json'];

/** Looks for the document once in a check: where shelf.yaml says, else at the program, else in the folder. */
export async function describedBy(bench: Bench): Promise<Described> {
  bench.described ??= await look(bench);
  return bench.described;
}

async function look(bench: Bench): Promise<Described> {
  const named = bench.project.says.openapi?.replace(/^GET /, '');
  const places = named === undefined ? [SERVED, ...FILES] : [named];
  for (const place of places) {
    const found = place.startsWith('/') ? await served(place, bench) : filed(place, bench);
    if (found === null) continue;
    const read: Read = 'text' in found ? lastRead(found.text) : { document: null, fault: found.fault };
    return {
      from: place.startsWith('/') ? `GET ${place}` : place,
      text: 'text' in found ? found.text : '',
      ...read,
      operations: read.document === null ? [] : operationsOf(read.document),
      seen: new Map(),
    };
  }
  return { from: null, text: '', document: null, fault: null, operations: [], seen: new Map() };
}

type Found = { text: string } | { fault: string } | null;

async function served(path: string, { program, signal }: Bench): Promise<Found> {
  if (program === null) return null;
  const { host, port } = program;
  const answered = await send({ host, port, method: 'GET', path, headers: { accept: 'application/json' }, signal });
  if (answered.error === 'too large') return TOO_LARGE;
  if (answered.error !== null) return path === SERVED ? null : { fault: `no answer came: ${answered.error}` };
  // Whatever else comes there, such as a page or a refusal, is no document.
  return answered.status === 200 ? { text: answered.text } : null;
}

function filed(path: string, bench: Bench): Found {
  const text = textAt(path, bench);
  if (text !== null) return text.length > MOST_LETTERS ? TOO_LARGE : { text };
  const stats = statSync(join(bench.project.folder, path), { throwIfNoEntry: false });
  return stats?.isFile() ? TOO_LARGE : null;
}

const MOST_LETTERS = 1 << 20;
const TOO_LARGE = { fault: 'it is larger than 1 MiB: a description of Shelf has some ten thousand letters' };

let last: { text: string; read: Read } | null = null;

/** Most checks of a round read the same one. */
function lastRead(text: string): Read {
  if (last?.text !== text) last = { text, read: readDocument(text) };
  return last.read;
}
