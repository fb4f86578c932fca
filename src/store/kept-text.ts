import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { writeFileSync } from 'atomically';
import { makeFolder, readPlain } from './plain-file.js';

/** A text for later runs of the program, which may be lost at any time. */
export interface KeptText {
  /** Empty where nothing is kept. */
  read(): string;
  write(text: string): void;
}

/** What is kept of `about` among others of its kind, in the cache of this user; nothing where that cannot be. */
export function keptText(env: NodeJS.ProcessEnv, kind: string, about: string): KeptText {
  const cache = cacheFolder(env);
  const folder = cache && join(cache, 'roadmap-tutor', kind);
  if (folder === null || !isMade(folder)) return { read: () => '', write: () => undefined };
  const path = join(folder, createHash('sha256').update(about).digest('hex').slice(0, 16));
  return {
    read() {
      try {
        return readPlain(path, 0, MOST_BYTES).bytes.toString('utf8');
      } catch {
        return ''; // Nothing is kept yet, or it cannot be read.
      }
    },
    write(text) {
      if (Buffer.byteLength(text) > MOST_BYTES) return;
      try {
        // Not flushed: what a power cut leaves half, whoever reads it notices.
        writeFileSync(path, text, { mode: 0o600, fsync: false, timeout: 1 });
        sweep(folder);
      } catch {
        // A full disk, say: it is not kept.
      }
    },
  };
}

const MOST_BYTES = 32_000_000;
const MOST_FILES = 8;

/** Leaves what was written last. */
function sweep(folder: string): void {
  const files = readdirSync(folder).map((name) => ({ name, at: lstatSync(join(folder, name)).mtimeMs }));
  for (const { name } of files.toSorted((a, b) => b.at - a.at).slice(MOST_FILES))
    rmSync(join(folder, name), { recursive: true, force: true });
}

// The same as in bin/roadmap.js, which imports nothing.
function cacheFolder(env: NodeJS.ProcessEnv): string | null {
  const absolute = (folder: string | undefined) => (folder !== undefined && isAbsolute(folder) ? folder : null);
  if (process.platform === 'win32') return absolute(env['LOCALAPPDATA']);
  const home = absolute(env['HOME']);
  const usual = home && join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  return absolute(env['XDG_CACHE_HOME']) ?? usual;
}

function isMade(folder: string): boolean {
  try {
    makeFolder(folder);
    return process.platform === 'win32' || isOwn(folder);
  } catch {
    return false; // A read-only home, say.
  }
}

/** No link, no other owner, closed to all others; and nobody else can move it away and put another in its place. */
function isOwn(folder: string): boolean {
  const user = process.getuid!();
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== user || (found.mode & 0o077) !== 0) return false;
  let inner = realpathSync(folder);
  for (let outer = dirname(inner); outer !== inner; outer = dirname(inner)) {
    const { uid, mode } = statSync(outer);
    const isSticky = (mode & 0o1000) !== 0;
    if ((uid !== user && uid !== 0) || ((mode & 0o022) !== 0 && !isSticky)) return false;
    inner = outer;
  }
  return true;
}
