import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { starterFiles } from '../content/starter.js';
import type { Context } from '../context.js';
import { RoadmapError, usageError } from '../errors.js';
import { errnoOf } from '../store/plain-file.js';
import { shellWord } from '../store/shell-word.js';
import { layDown, makeFolder } from '../teaching/lab/lay-down.js';

/** Lays down a small roadmap that teaches its own format, where nothing is yet. */
export function authorNew({ terminal, cwd }: Pick<Context, 'terminal' | 'cwd'>, wanted: string): void {
  const path = resolve(cwd, wanted);
  refuseUsed(path, wanted);
  const folder = makeFolder(path);
  const files = starterFiles(basename(path));
  const laid = layDown(folder, files);
  const word = shellWord(wanted);
  terminal.say(`${path}: a small roadmap that teaches its own format, in ${laid.length} files.`);
  for (const [what, line] of [
    ['Walk it, as a learner:', `roadmap next --roadmap ${word}`],
    ['See what you saved last, while you write:', `roadmap author preview --roadmap ${word}`],
    ['Find what is wrong:', `roadmap author check ${word}`],
  ])
    terminal.print(`${what}\n  ${terminal.style.strong(line!)}`);
}

function refuseUsed(path: string, wanted: string): void {
  let names: string[];
  try {
    names = readdirSync(path);
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT') return;
    if (code === 'ENOTDIR') throw usageError(`${wanted} is a file.`, NAME_ANOTHER);
    throw new RoadmapError(`${wanted} cannot be read: ${(error as Error).message}.`, NAME_ANOTHER);
  }
  if (names.length > 0) throw usageError(`${wanted} is not empty, and nothing in it is written over.`, NAME_ANOTHER);
}

const NAME_ANOTHER = 'Name a folder that is not there yet: `roadmap author new my-roadmap`.';
