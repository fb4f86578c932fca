import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RoadmapError } from '../errors.js';
import type { Roadmap, StepBody } from '../domain/road/roadmap.js';

/** A hash of all that compiles a roadmap: what another program has compiled may have another form. */
declare const __COMPILED__: string;

/** A roadmap ready to be used: its outline at once, the texts of a step when they are asked for. */
export interface Content {
  roadmap: Roadmap;
  builtIn: boolean;
  /** Where its sources are; null for what ships with the program. */
  folder: string | null;
  body: (stepId: string) => StepBody;
}

type Warn = (message: string, hint: string) => void;

/** Opens the roadmap that ships with the program, compiled when it was built. */
export function openBuiltIn(folder: string): Content {
  const { roadmap } = readJson(join(folder, 'outline.json')) as Outline;
  return openCompiled(roadmap, null, (stepId) => readJson(bodyPath(folder, stepId)) as StepBody);
}

/** Opens a roadmap folder through a cache in `cacheHome`, made again whenever a source file has changed. */
export async function openFolder(
  root: string,
  cacheHome: string,
  makeFolder: (path: string) => void,
  warn: Warn,
  tell?: (text: string | null, when?: 'now') => Promise<void>,
): Promise<Content> {
  const { createHash } = await import('node:crypto');
  const folder = existingFolder(root);
  const cache = join(cacheHome, 'cache', createHash('sha256').update(folder).digest('hex').slice(0, 16));
  const cached = freshCache(cache, folder);
  if (cached) return cached;

  const { compile, readSources } = await import('./compile.js');
  const { formatFault } = await import('./faults.js');
  if (readdirSync(folder).length > LONG_READING_STEPS) await tell?.('reading the roadmap', 'now');
  const sources = readSources(folder);
  const compiled = sources.faults.length === 0 ? compile(sources) : null;
  if (!compiled) {
    const shown = sources.faults.slice(0, 3).map(formatFault).join('\n');
    const more = sources.faults.length > 3 ? `\n… and ${sources.faults.length - 3} more` : '';
    throw new RoadmapError(
      `The roadmap in ${root} has faults:\n${shown}${more}`,
      `Mend them; \`roadmap author check ${root}\` lists all.`,
    );
  }
  await tell?.(null);
  if (!isFolder(cache))
    for (const other of sharers(cacheHome, compiled.roadmap, folder)) warn(...sharing(compiled.roadmap, other));
  try {
    makeFolder(cache);
    await writeCompiled(cache, compiled, folder, stampOf(folder, sources.files));
  } catch {
    // A read-only home: the roadmap is compiled again the next time.
  }
  return { roadmap: compiled.roadmap, builtIn: false, folder, body: (stepId) => compiled.bodies[stepId]! };
}

const LONG_READING_STEPS = 10;

/** Writes the compiled form that `openBuiltIn` and the cache read: an outline, and a file a step. */
export async function writeCompiled(
  target: string,
  { roadmap, bodies }: { roadmap: Roadmap; bodies: Record<string, StepBody> },
  folder: string | null,
  stamp: Stamp,
): Promise<void> {
  // It renames what it has written whole, and tries again where another program holds a file, as on Windows.
  const { writeFileSync } = await import('atomically');
  const { createHash } = await import('node:crypto');
  const write = (path: string, value: unknown): Body => {
    const text = JSON.stringify(value);
    // Not flushed: what a power cut leaves half is noticed and made again.
    writeFileSync(path, text, { fsync: false });
    return [Buffer.byteLength(text), createHash('sha1').update(text).digest('base64url')];
  };
  mkdirSync(target, { recursive: true, mode: folder === null ? 0o777 : 0o700 });
  const written = Object.entries(bodies).map(([id, body]) => [id, write(bodyPath(target, id), body)] as const);
  const outline: Outline = { compiled: __COMPILED__, folder, stamp, roadmap, bodies: Object.fromEntries(written) };
  write(join(target, 'outline.json'), outline);
}

/** What to say where two folders hold roadmaps of one id. */
export function sharing({ id }: Roadmap, other: string): [message: string, hint: string] {
  return [
    `The roadmap in ${other} has the id "${id}", too: both share one progress.`,
    'If they are two roadmaps, give one of them another id in its roadmap.yaml.',
  ];
}

/** The other roadmap folders whose roadmap has this id, and which therefore share its progress. */
export function sharers(cacheHome: string, roadmap: Roadmap, root: string): string[] {
  const here = existingFolder(root);
  return outlinesIn(join(cacheHome, 'cache'))
    .filter(({ folder, roadmap: other }) => folder !== here && other.id === roadmap.id)
    .flatMap(({ folder }) => (isFolder(folder!) ? [folder!] : []));
}

/** What each source file looked like when it was compiled: name, size, time of change. */
export type Stamp = [name: string, size: number, modified: number][];

/** How long the file of a step is, and its hash. */
type Body = [bytes: number, hash: string];

interface Outline {
  compiled: string;
  /** Where the sources are; null for what ships with the program. */
  folder: string | null;
  stamp: Stamp;
  roadmap: Roadmap;
  bodies: Record<string, Body>;
}

function freshCache(cache: string, folder: string): Content | null {
  const outline = readOutline(cache);
  if (outline?.compiled !== __COMPILED__) return null;
  const { stamp, roadmap, bodies } = outline;
  try {
    const now = stampOf(
      folder,
      stamp.map(([name]) => name),
    );
    const whole = Object.entries(bodies).every(([id, [bytes]]) => statSync(bodyPath(cache, id)).size === bytes);
    if (!whole || JSON.stringify(now) !== JSON.stringify(stamp)) return null;
  } catch {
    return null; // A file is gone: it is made again.
  }
  return openCompiled(roadmap, folder, (stepId) => cachedBody(cache, stepId, bodies[stepId]!));
}

function cachedBody(cache: string, stepId: string, [, hash]: Body): StepBody {
  const text = readFileSync(bodyPath(cache, stepId));
  const { createHash } = process.getBuiltinModule('node:crypto');
  if (createHash('sha1').update(text).digest('base64url') === hash)
    return JSON.parse(text.toString('utf8')) as StepBody;
  rmSync(join(cache, 'outline.json'), { force: true });
  throw new RoadmapError(
    `The compiled form of this roadmap was damaged (${bodyPath(cache, stepId)}).`,
    'Run the command again: it is compiled anew.',
  );
}

function openCompiled(roadmap: Roadmap, folder: string | null, read: (stepId: string) => StepBody): Content {
  const bodies = new Map<string, StepBody>();
  return {
    roadmap,
    builtIn: folder === null,
    folder,
    body(stepId) {
      const body = bodies.get(stepId) ?? read(stepId);
      bodies.set(stepId, body);
      return body;
    },
  };
}

function outlinesIn(folder: string): Outline[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return []; // Nothing was compiled here yet.
  }
  return names.map((name) => readOutline(join(folder, name))).filter((outline) => outline !== null);
}

/** The outline in a cache; null where there is none, or one that cannot be used. */
function readOutline(cache: string): Outline | null {
  const path = join(cache, 'outline.json');
  try {
    const outline = statSync(path).isFile() ? (readJson(path) as Outline | null) : null;
    return typeof outline?.folder === 'string' ? outline : null;
  } catch {
    return null;
  }
}

function stampOf(folder: string, files: string[]): Stamp {
  return files.map((name) => {
    const { size, mtimeMs } = statSync(join(folder, name));
    return [name, size, mtimeMs];
  });
}

function existingFolder(root: string): string {
  try {
    return realpathSync(root);
  } catch {
    throw new RoadmapError(`There is no roadmap folder at ${root}.`, 'Name a folder that holds a roadmap.yaml.');
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // Nothing is there, or a file stands in the way.
  }
}

function bodyPath(folder: string, stepId: string): string {
  return join(folder, `step-${stepId}.json`);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
