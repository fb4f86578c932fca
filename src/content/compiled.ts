import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrotliOptions } from 'node:zlib';
import { RoadmapError } from '../errors.js';
import type { Contract } from '../domain/lab/contract.js';
import type { LabBody } from '../domain/lab/lab.js';
import type { Roadmap, StepBody } from '../domain/road/roadmap.js';

/** A hash of all that compiles a roadmap: what another program has compiled may have another form. */
declare const __COMPILED__: string;

/** A roadmap ready to be used: its outline at once, the texts of a step when they are asked for. */
export interface Content {
  roadmap: Roadmap;
  /** Of all that its questions and labs ask. */
  hash: string;
  builtIn: boolean;
  /** Where its sources are; null for what ships with the program. */
  folder: string | null;
  body: (stepId: string) => StepBody;
  lab: (labId: string) => LabBody;
  /** What the program that labs are about answers; null for a roadmap without one. */
  contract: () => Contract | null;
}

/** What a roadmap's sources amount to. */
export interface Compiled {
  roadmap: Roadmap;
  hash: string;
  bodies: Record<string, StepBody>;
  labs: Record<string, LabBody>;
  contract: Contract | null;
}

/** Opens the roadmap that ships with the program, compiled when it was built. */
export function openBuiltIn(folder: string): Content {
  const outline = readJson(join(folder, 'outline.json')) as Known;
  return openCompiled(outline, null, (name) => {
    const { brotliDecompressSync } = process.getBuiltinModule('node:zlib');
    return JSON.parse(brotliDecompressSync(readFileSync(packedPath(folder, name))).toString('utf8')) as unknown;
  });
}

/** Writes what `openBuiltIn` opens: the texts are packed, as close as can be where it is to be downloaded. */
export async function writeBuiltIn(target: string, compiled: Compiled, isForAll: boolean): Promise<void> {
  const { writeFileSync } = await import('node:fs');
  const { promisify } = await import('node:util');
  const { brotliCompress, constants } = await import('node:zlib');
  const packed = promisify<string, BrotliOptions, Buffer>(brotliCompress);
  // With 10 they take half the time, and a fortieth more space.
  const quality = isForAll ? constants.BROTLI_MAX_QUALITY : 10;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  };
  mkdirSync(target, { recursive: true });
  // All at once: each is packed on a thread of its own.
  const pack = async ([name, body]: [string, unknown]) =>
    writeFileSync(packedPath(target, name), await packed(JSON.stringify(body), { params }));
  await Promise.all(named(compiled).map(pack));
  const outline: Known = { roadmap: compiled.roadmap, hash: compiled.hash };
  writeFileSync(join(target, 'outline.json'), JSON.stringify(outline));
}

/** Writes the compiled form of a folder: an outline, and a file a step. */
export async function writeCompiled(target: string, compiled: Compiled, folder: string, stamp: Stamp): Promise<void> {
  // It renames what it has written whole, and tries again where another program holds a file, as on Windows.
  const { writeFileSync } = await import('atomically');
  const { createHash } = await import('node:crypto');
  const write = (path: string, value: unknown): Body => {
    const text = JSON.stringify(value);
    // Not flushed: what a power cut leaves half is noticed and made again.
    writeFileSync(path, text, { fsync: false });
    return [Buffer.byteLength(text), createHash('sha1').update(text).digest('base64url')];
  };
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const written = named(compiled).map(([name, body]) => [name, write(bodyPath(target, name), body)] as const);
  const { roadmap, hash } = compiled;
  const outline = { compiled: __COMPILED__, folder, stamp, roadmap, hash, bodies: Object.fromEntries(written) };
  write(join(target, 'outline.json'), outline satisfies Outline);
}

function named({ bodies, labs, contract }: Compiled): [name: string, body: unknown][] {
  return [
    ...Object.entries(bodies).map(([id, body]): [string, unknown] => [stepName(id), body]),
    ...Object.entries(labs).map(([id, body]): [string, unknown] => [labName(id), body]),
    [CONTRACT, contract],
  ];
}

/** What each source file looked like when it was compiled: name, size, time of change. */
export type Stamp = [name: string, size: number, modified: number][];

/** How long the file of a step or a lab is, and its hash. */
type Body = [bytes: number, hash: string];

/** What is known of a roadmap before any text of it is read. */
type Known = Pick<Content, 'roadmap' | 'hash'>;

export interface Outline extends Known {
  compiled: string;
  /** Where the sources are. */
  folder: string;
  stamp: Stamp;
  bodies: Record<string, Body>;
}

/** What was compiled of a folder, where nothing in it has changed since. */
export function freshCache(cache: string, folder: string): Content | null {
  const outline = readOutline(cache);
  if (outline?.compiled !== __COMPILED__) return null;
  const { stamp, bodies } = outline;
  try {
    const now = stampOf(
      folder,
      stamp.map(([name]) => name),
    );
    const whole = Object.entries(bodies).every(([name, [bytes]]) => statSync(bodyPath(cache, name)).size === bytes);
    if (!whole || JSON.stringify(now) !== JSON.stringify(stamp)) return null;
  } catch {
    return null; // A file is gone: it is made again.
  }
  return openCompiled(outline, folder, (name) => cachedBody(cache, name, bodies[name]!));
}

function cachedBody(cache: string, name: string, [, hash]: Body): unknown {
  const text = readFileSync(bodyPath(cache, name));
  const { createHash } = process.getBuiltinModule('node:crypto');
  if (createHash('sha1').update(text).digest('base64url') === hash) return JSON.parse(text.toString('utf8')) as unknown;
  rmSync(join(cache, 'outline.json'), { force: true });
  throw new RoadmapError(
    `The compiled form of this roadmap was damaged (${bodyPath(cache, name)}).`,
    'Run the command again: it is compiled anew.',
  );
}

function openCompiled({ roadmap, hash }: Known, folder: string | null, read: (name: string) => unknown): Content {
  const bodies = new Map<string, unknown>();
  const body = (name: string) => {
    const found = bodies.get(name) ?? read(name);
    bodies.set(name, found);
    return found;
  };
  return {
    roadmap,
    hash,
    builtIn: folder === null,
    folder,
    body: (stepId) => body(stepName(stepId)) as StepBody,
    lab: (labId) => body(labName(labId)) as LabBody,
    contract: () => body(CONTRACT) as Contract | null,
  };
}

function stepName(id: string): string {
  return `step-${id}`;
}

const CONTRACT = 'contract';

function labName(id: string): string {
  return `lab-${id}`;
}

/** The outline in a cache; null where there is none, or one that cannot be used. */
export function readOutline(cache: string): Outline | null {
  const path = join(cache, 'outline.json');
  try {
    const outline = statSync(path).isFile() ? (readJson(path) as Outline | null) : null;
    return typeof outline?.folder === 'string' ? outline : null;
  } catch {
    return null;
  }
}

export function stampOf(folder: string, files: string[]): Stamp {
  return files.map((name) => {
    const { size, mtimeMs } = statSync(join(folder, name));
    return [name, size, mtimeMs];
  });
}

function bodyPath(folder: string, name: string): string {
  return join(folder, `${name}.json`);
}

function packedPath(folder: string, name: string): string {
  return join(folder, `${name}.json.br`);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
