import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { killStrays } from './run-program.js';

const NAME = /^roadmap-run-(\d+)-/;

export interface Scratch {
  home: string;
  folder: string;
  env: Record<string, string>;
}

/** Gives the work a folder and an environment of its own, of which nothing is left when it ends. */
export async function inScratch<T>(work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(await realpath(tmpdir()), `roadmap-run-${process.pid}-`));
  try {
    const folder = join(home, 'work');
    await mkdir(folder);
    await writeFile(join(home, '.gitconfig'), GITCONFIG);
    return await work({ home, folder, env: environment(home, folder) });
  } finally {
    killStrays(home);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Removes the folders of runs that were killed before they could. */
export async function sweepScratch(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = NAME.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const home = join(await realpath(tmpdir()), name);
    killStrays(home);
    await rm(home, { recursive: true, force: true }).catch(() => undefined); // Someone else's stays.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function environment(home: string, folder: string): Record<string, string> {
  const { PATH, Path, SystemRoot, PATHEXT, COMSPEC } = process.env;
  const inherited = { PATH: PATH ?? Path ?? ['/usr/bin', '/bin'].join(delimiter), SystemRoot, PATHEXT, COMSPEC };
  const given = Object.entries(inherited).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return {
    ...Object.fromEntries(given),
    HOME: home,
    USERPROFILE: home,
    TMPDIR: folder,
    TEMP: folder,
    TMP: folder,
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    PYTHONUTF8: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    GIT_CONFIG_NOSYSTEM: '1',
    NODE_NO_WARNINGS: '1',
    SQLITE_HISTORY: '',
  };
}

const GITCONFIG = `[user]
	name = Ana
	email = ana@shelf.example
[init]
	defaultBranch = main
[advice]
	detachedHead = false
`;
