import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, mustBePlain, readPlain } from '../plain-file.js';
import { runProgram } from '../run-program.js';
import { NO_ROADMAP } from './from-git.js';
import { filesInTarball } from './tarball.js';
import { MOST_BROUGHT, MOST_BYTES, Refused, refuseLarge, roadmapIn, type Tree } from './tree.js';

/** What of a package is taken, and what it would have run. */
interface Package {
  version: string | null;
  tree: Tree;
  /** Its scripts that an installation would have run. */
  scripts: string[];
}

/** npm could not bring a package; the message is what it says, in one line. */
export class NpmFailure extends Error {
  override name = 'NpmFailure';
}

const LIMITS = { silentMs: 120_000, totalMs: 300_000 };

/** Has npm bring the packed package into `folder`: it is fetched, never installed, and no script of it runs. */
export async function fetchFromNpm(folder: string, env: NodeJS.ProcessEnv, name: string): Promise<Package> {
  makeFolder(folder);
  const args = ['pack', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--', name];
  const { code, stderr } = await runProgram('npm', args, {
    // What it brings comes into its cache first: in the same folder, how much that is can be seen while it comes.
    env: { ...env, NO_UPDATE_NOTIFIER: '1', npm_config_cache: join(folder, 'cache') },
    ...{ limits: { ...LIMITS, most: { folder, bytes: MOST_BROUGHT } }, cwd: folder },
    // npm is no program file there. What is in the name was looked at: no sign of it means anything to a shell.
    shell: process.platform === 'win32',
  });
  const packed = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || packed === undefined) throw new NpmFailure(complaint(stderr));
  return readTarball(join(folder, packed));
}

/** Reads a package that npm has packed. Throws Refused, and what the disk says. */
export function readTarball(path: string): Package {
  const stats = statSync(path);
  mustBePlain(stats);
  refuseLarge(0, Math.min(stats.size, MOST_BYTES + 1));
  const files = filesInTarball(readPlain(path).bytes);
  const place = roadmapIn((name) => files.has(name));
  if (place === null) throw new Refused(NO_ROADMAP);
  const tree = [...files].filter(([name]) => name.startsWith(place));
  return {
    ...describedIn(files.get('package.json')),
    tree: new Map(tree.map(([name, bytes]) => [name.slice(place.length), bytes])),
  };
}

function describedIn(manifest: Buffer | undefined): Pick<Package, 'version' | 'scripts'> {
  const { version, scripts } = object(parsed(manifest?.toString('utf8') ?? ''));
  return {
    version: typeof version === 'string' && /^[\w.+-]{1,60}$/.test(version) ? version : null,
    scripts: INSTALLING.filter((name) => name in object(scripts)),
  };
}

const INSTALLING = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare'];

function object(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null; // A package that does not say what it is: its roadmap does.
  }
}

function complaint(stderr: string): string {
  const lines = stderr
    .split(/[\r\n]+/)
    .flatMap((line) => /^npm (?:error|ERR!) (?!code\b|A complete log)(.+)$/.exec(line)?.[1] ?? []);
  return (lines[0] ?? 'npm gives no reason').trim().replace(/\.$/, '');
}
