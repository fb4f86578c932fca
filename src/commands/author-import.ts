import { readFileSync, statSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { FORMATS, type Format } from '../content/foreign/bank.js';
import { itemsIn, type CarriedItem, type ForeignFile } from '../content/foreign/carry.js';
import { decoded } from '../content/foreign/decode.js';
import { folderAt, makeFolder } from '../content/foreign/folder.js';
import { formatOf } from '../content/foreign/format.js';
import { idGiver } from '../content/foreign/ids.js';
import type { Context } from '../context.js';
import { localDate } from '../domain/local-time.js';
import { RoadmapError, usageError } from '../errors.js';
import { jsonLine } from '../report/json.js';
import { whyUnread, whyUnwritten } from '../store/disk-errors.js';
import { cleanForeign } from '../terminal/clean.js';
import { importReport, type ImportedItem, type ReadFile } from '../terminal/import-view.js';

interface ImportOptions {
  output?: string;
  format?: Format;
  force: boolean;
  json: boolean;
}

/** Makes a roadmap of banks that were written for other programs, and says what of them it could not carry over. */
export async function authorImport(
  context: Context,
  named: string[],
  { output, format, force, json }: ImportOptions,
): Promise<boolean> {
  const { terminal, cwd } = context;
  const target = resolve(cwd, output ?? folderFor(named));
  mustBeOurs(target, force);
  const read = named.map((name) => fileAt(resolve(cwd, name), name, format));
  await terminal.progress('reading the questions');
  const items = itemsIn(read.map(({ file }) => file));
  await terminal.progress('checking the questions');
  const id = idGiver()(basename(target), 'bank', 'bank');
  const wished = { id, title: wordsOf(basename(target)), day: localDate(context.now()) };
  const names = onDisk(target, () => makeFolder(target, items, wished));
  await terminal.progress(null);
  const reported = items.map(reportedOf);
  const folder = names.length === 0 ? null : relative(cwd, target) || '.';
  const files = read.map(({ told }) => told);
  if (json)
    terminal.print(
      jsonLine({ roadmap: folder === null ? null : { id, folder }, files, ...countsOf(reported), items: reported }),
    );
  else terminal.print(importReport(files, reported, terminal));
  if (folder === null) terminal.note('Nothing was left to write.');
  else terminal.note(`Written: ${cleanForeign(folder)}, a roadmap. ${NEXT(cleanForeign(folder))}`);
  return folder !== null;
}

const NEXT = (folder: string) =>
  `\`roadmap next --roadmap ${folder}\` asks it, \`roadmap author check ${folder}\` checks it.`;

interface Reported extends ImportedItem {
  id: string | null;
  kind: string | null;
}

function reportedOf({ file, line, name, id, draft, text, lost }: CarriedItem): Reported {
  const outcome = draft ? (lost.size === 0 ? 'whole' : 'part') : text === undefined ? 'not' : 'text';
  return { file, line, name, id: draft && id, kind: draft?.kind ?? null, outcome, lost: [...lost] };
}

function countsOf(items: Reported[]) {
  const count = (outcome: Reported['outcome']) => items.filter((item) => item.outcome === outcome).length;
  const [whole, part, not] = [count('whole'), count('part'), count('not')];
  const all = whole + part + not;
  return { whole, part, not, texts: count('text'), share: all === 0 ? 0 : Math.round((whole / all) * 1000) / 1000 };
}

/** As the file is called, without its ending. */
function folderFor(named: string[]): string {
  if (named.length === 1) return basename(named[0]!).replace(/\.\w+$/, '');
  throw usageError(
    'Several files make one roadmap.',
    'Say which folder it is for: `roadmap author import *.toml -o my-bank`.',
  );
}

function mustBeOurs(target: string, force: boolean): void {
  const found = folderAt(target);
  if (found === 'free' || (found === 'ours' && force)) return;
  throw usageError(
    `${target} exists already.`,
    found === 'ours' ? 'Add --force to make it again of this bank.' : 'Name another folder: -o my-bank.',
  );
}

const MOST_BYTES = 16_000_000;

function fileAt(path: string, name: string, given: Format | undefined): { file: ForeignFile; told: ReadFile } {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw usageError(`There is no ${path}.`, 'Name the file of a bank.');
  if (!stats.isFile()) throw usageError(`${path} is no file.`, 'Name the files of a bank.');
  if (stats.size > MOST_BYTES)
    throw new RoadmapError(
      `${name} has ${Math.round(stats.size / 1e6)} MB; a bank of at most ${MOST_BYTES / 1e6} MB is read.`,
      'Split it, and import the parts together.',
    );
  const { text, encoding } = decoded(bytesOf(path), name);
  const { format, by } = given ? { format: given, by: '--format' } : formatOf(text, name);
  const title = wordsOf(basename(name).replace(/\.\w+$/, ''));
  return {
    file: { name: basename(name), title, text, format },
    told: { name: basename(name), format: FORMATS[format], by, encoding },
  };
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new RoadmapError(`${path} cannot be read: ${whyUnread(error)}.`, 'Make it yours to read.');
  }
}

/** A title of the name of a file. */
function wordsOf(name: string): string {
  const words = name.replace(/[-_.\s]+/g, ' ').trim();
  return words === '' ? 'Questions' : words.charAt(0).toUpperCase() + words.slice(1);
}

function onDisk<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const why = whyUnwritten(error);
    if (why === null) throw error;
    throw new RoadmapError(`${path} could not be written: ${why}.`, 'Name a folder that you may write to with -o.');
  }
}
