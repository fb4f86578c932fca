import { mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RoadmapError } from '../errors.js';
import type { Roadmap, StepBody } from '../domain/road/roadmap.js';

/** A roadmap ready to be used: its outline at once, the texts of a step when they are asked for. */
export interface Content {
  roadmap: Roadmap;
  builtIn: boolean;
  body: (stepId: string) => StepBody;
}

/** Raised whenever the compiled form changes: older caches are then made again. */
const CACHE_VERSION = 2;

/** Opens the roadmap that ships with the program, compiled when it was built. */
export function openBuiltIn(folder: string): Content {
  return openCompiled(folder, true);
}

/** Opens a roadmap folder through a cache in `cacheHome`, made again whenever a source file has changed. */
export async function openFolder(
  root: string,
  cacheHome: string,
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
  try {
    writeCompiled(cache, compiled, stampOf(folder, sources.files));
  } catch {
    // A read-only home: the roadmap is compiled again the next time.
  }
  return { roadmap: compiled.roadmap, builtIn: false, body: (stepId) => compiled.bodies[stepId]! };
}

const LONG_READING_STEPS = 10;

/** Writes the compiled form that `openBuiltIn` and the cache read: an outline, and a file a step. */
export function writeCompiled(
  target: string,
  { roadmap, bodies }: { roadmap: Roadmap; bodies: Record<string, StepBody> },
  stamp: Stamp,
): void {
  mkdirSync(target, { recursive: true });
  for (const [id, body] of Object.entries(bodies)) writeJson(join(target, `step-${id}.json`), body);
  writeJson(join(target, 'outline.json'), { version: CACHE_VERSION, stamp, roadmap });
}

/** What each source file looked like when it was compiled: name, size, time of change. */
export type Stamp = [name: string, size: number, modified: number][];

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

function freshCache(cache: string, folder: string): Content | null {
  try {
    const { version, stamp } = readJson(join(cache, 'outline.json')) as { version: number; stamp: Stamp };
    const now = stampOf(
      folder,
      stamp.map(([name]) => name),
    );
    if (version !== CACHE_VERSION || JSON.stringify(now) !== JSON.stringify(stamp)) return null;
    return openCompiled(cache, false);
  } catch {
    return null; // No cache, or one that cannot be used: it is made again.
  }
}

function openCompiled(folder: string, builtIn: boolean): Content {
  const { roadmap } = readJson(join(folder, 'outline.json')) as { roadmap: Roadmap };
  const bodies = new Map<string, StepBody>();
  return {
    roadmap,
    builtIn,
    body(stepId) {
      const body = bodies.get(stepId) ?? (readJson(join(folder, `step-${stepId}.json`)) as StepBody);
      bodies.set(stepId, body);
      return body;
    },
  };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function writeJson(path: string, value: unknown): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(value));
  renameSync(draft, path);
}
