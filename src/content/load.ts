import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RoadmapError } from '../errors.js';
import type { Roadmap } from '../domain/road/roadmap.js';
import type { Sources } from './sources.js';
import { freshCache, readOutline, stampOf, type Content, type Outline } from './compiled.js';

type Warn = (message: string, hint: string) => void;

/** Opens a roadmap folder through a cache in `cacheHome`, made again whenever a source file has changed. */
export async function openFolder(
  root: string,
  cacheHome: string,
  makeFolder: (path: string) => void,
  warn: Warn,
  tell?: (text: string | null, when?: 'now') => Promise<void>,
  { verify, language = null }: Further = {},
): Promise<Content> {
  const { createHash } = await import('node:crypto');
  const folder = existingFolder(root);
  const other = language !== null && existsSync(join(folder, 'translations', language)) ? language : null;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const cache = join(cacheHome, 'cache', other === null ? name : `${name}-${other}`);
  const cached = freshCache(cache, folder);
  if (cached) return cached;
  verify?.();

  const { compile, readSources } = await import('./compile.js');
  const { formatFault } = await import('./faults.js');
  if (readdirSync(folder).length > LONG_READING_STEPS) await tell?.('reading the roadmap', 'now');
  const sources = other === null ? readSources(folder) : await inLanguage(folder, other);
  const compiled = sources.faults.length === 0 ? compile(sources) : null;
  if (!compiled) {
    const shown = sources.faults.slice(0, 3).map(formatFault).join('\n');
    const more = sources.faults.length > 3 ? `\n… and ${sources.faults.length - 3} more` : '';
    throw new RoadmapError(
      `The roadmap in ${root} has faults:\n${shown}${more}`,
      `Fix them; \`roadmap author check ${root}\` lists all.`,
    );
  }
  await tell?.(null);
  if (!isFolder(cache))
    for (const other of sharers(cacheHome, compiled.roadmap, folder)) warn(...sharing(compiled.roadmap, other));
  try {
    makeFolder(cache);
    const { writeCompiled } = await import('./write-compiled.js');
    await writeCompiled(cache, compiled, folder, stampOf(folder, sources.files));
  } catch {
    // A read-only home: the roadmap is compiled again the next time.
  }
  const { roadmap, hash, bodies, labs, contract } = compiled;
  const found = { body: (stepId: string) => bodies[stepId]!, lab: (labId: string) => labs[labId]! };
  return { roadmap, hash, builtIn: false, folder, ...found, contract: () => contract };
}

interface Further {
  /** Throws where the sources may not be used; asked before they are compiled. */
  verify?: () => void;
  /** What lessons and questions are read in, as far as they are translated. */
  language?: string | null;
}

/** Only here is anything loaded that translates: a roadmap that is not translated pays nothing. */
async function inLanguage(folder: string, language: string): Promise<Sources> {
  const { readSources } = await import('./compile.js');
  const { readTranslation } = await import('./translation.js');
  const { translated } = await import('./translate.js');
  const sources = readSources(folder);
  if (sources.faults.length > 0) return sources;
  const translation = readTranslation(folder, language, sources);
  return { ...translated(sources, translation), faults: translation.faults };
}

const LONG_READING_STEPS = 10;

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
    .flatMap(({ folder }) => (isFolder(folder) ? [folder] : []));
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
