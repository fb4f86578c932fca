import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import type { Facts } from '../../domain/lab/want.js';
import { NotHere, type Bench, type Seen } from './bench.js';

const MOST_BYTES = 4 << 20;

/** What stands in a file: of the learner's folder, of SHELF_DATA, or of the lab itself. */
export function lookAtFile(path: string, news: boolean, bench: Bench): Seen {
  const text = textAt(path, bench);
  const from = bench.looked.get(path) ?? 0;
  if (news || text !== null) bench.looked.set(path, text?.length ?? 0);
  const body = text === null ? null : news ? text.slice(from) : text;
  return { facts: fileFacts(body), asked: `look at ${shownPath(path, bench)}` };
}

export function fileFacts(body: string | null): Facts {
  if (body === null) return { exists: false, lines: [], bytes: 0 };
  const trimmed = body.trimEnd();
  const lines = trimmed === '' ? [] : trimmed.split(/\r?\n/);
  return { exists: true, body, lines, bytes: Buffer.byteLength(body), 'json-lines': lines.map(jsonOrNull) };
}

function jsonOrNull(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The text of a file; null where there is none that may be read. `lab:NAME` is a file of the lab. */
export function textAt(path: string, { project, files, data, scratch }: Bench): string | null {
  if (path.startsWith('lab:')) return files[path.slice(4)] ?? null;
  const full = resolve(project.folder, path);
  const inside = [project.folder, data, scratch].some((folder) => !leaves(relative(folder, full)));
  return inside ? ifThere(() => textOf(full), null) : null;
}

function textOf(path: string): string | null {
  const stats = statSync(path);
  return stats.isFile() && stats.size <= MOST_BYTES ? readFileSync(path, 'utf8').replace(/^\ufeff/, '') : null;
}

/** A program may remove a file while it is looked for, or keep it to itself. */
function ifThere<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return otherwise;
  }
}

function leaves(inside: string): boolean {
  return inside === '' || inside.split(sep)[0] === '..' || isAbsolute(inside);
}

function shownPath(path: string, { data, scratch }: Bench): string {
  return path.replace(data, 'SHELF_DATA').replace(scratch, 'the scratch folder');
}

export function lookAtYaml(path: string, bench: Bench): Seen {
  const asked = `read ${path}`;
  const text = textAt(path, bench);
  if (text === null) return { facts: { exists: false }, asked };
  try {
    return {
      facts: { exists: true, json: parse(text, { maxAliasCount: 50, logLevel: 'error' }) as unknown, body: text },
      asked,
    };
  } catch (error) {
    return { facts: { exists: true, error: (error as Error).message.split('\n')[0] }, asked };
  }
}

/** What the program has kept. */
export function lookAtData({ data }: Bench): Seen {
  const files = readableIn(data).flatMap((name) => {
    const text = ifThere(() => readFileSync(join(data, name), 'latin1'), null);
    return text === null ? [] : [{ name, text }];
  });
  return {
    facts: {
      names: files.map(({ name }) => name),
      count: files.length,
      starts: files.map(({ text }) => text.slice(0, 16)),
      body: files.map(({ text }) => Buffer.from(text, 'latin1').toString('utf8')).join('\n'),
    },
    asked: 'look at the files in SHELF_DATA',
  };
}

const MOST_DATA = 64 << 20;

/** The files of its data, where all of them together are not too much to be read. */
function readableIn(data: string): string[] {
  const names = filesIn(data);
  const bytes = names.reduce((sum, name) => sum + ifThere(() => lstatSync(join(data, name)).size, 0), 0);
  if (bytes > MOST_DATA) throw new NotHere(`SHELF_DATA holds more than ${MOST_DATA >> 20} MiB`);
  return names;
}

/** Breaks what the program has kept, as a crash in the middle of a write may. */
export function damageData({ from, to }: { from: string; to: string }, { data }: Bench): Seen {
  let count = 0;
  for (const name of readableIn(data)) {
    const path = join(data, name);
    const bytes = ifThere(() => (lstatSync(path).nlink > 1 ? null : readFileSync(path)), null);
    if (bytes === null || bytes.includes(0)) continue; // Somebody else's file as well, or a database, which is no text.
    const text = bytes.toString('utf8');
    if (!text.includes(from)) continue;
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
    count += 1;
  }
  if (count === 0) throw new NotHere('what SHELF_DATA holds is no text that could be damaged so');
  return { facts: { count }, asked: `damage the files in SHELF_DATA: the first ${from} becomes ${to}` };
}

/** Which files of the learner's folder have appeared, changed or gone since the step `before`. */
export function lookAtFolder(when: 'before' | 'after', bench: Bench): Seen {
  const now = new Map(
    filesIn(bench.project.folder).map(
      (name) => [name, ifThere(() => hashOf(join(bench.project.folder, name)), '')] as const,
    ),
  );
  const asked = 'compare your folder with what it was before';
  if (when === 'before') {
    bench.before = now;
    return { facts: {}, asked };
  }
  const before = bench.before ?? now;
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter((name) => before.get(name) !== now.get(name));
  return { facts: { changed: changed.toSorted() }, asked };
}

function hashOf(path: string): string {
  const { size, mtimeMs } = lstatSync(path);
  return size > MOST_BYTES ? `${size} ${mtimeMs}` : createHash('sha1').update(readFileSync(path)).digest('hex');
}

/** What tools make, and what nobody writes by hand. */
export const NOT_THEIRS = new Set(['.git', 'node_modules', '.venv', 'venv', '__pycache__', '.pytest_cache']);

/** Plain files below a folder, links not followed, with / between. */
export function filesIn(folder: string, before = ''): string[] {
  return ifThere(() => readdirSync(join(folder, before), { withFileTypes: true }), [])
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = before === '' ? entry.name : `${before}/${entry.name}`;
      if (entry.isDirectory()) return NOT_THEIRS.has(entry.name) ? [] : filesIn(folder, name);
      return entry.isFile() ? [name] : [];
    });
}
