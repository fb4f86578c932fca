import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from './remove-folder.js';

const NAME = /^roadmap-run-(\d+)-/;

/** What the name of a folder begins with that this process makes for a run. */
export function scratchName(): string {
  return `roadmap-run-${process.pid}-`;
}

/** Removes the folders for runs of processes that are gone. */
export function sweepScratch(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = NAME.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) removeFolder(join(tmpdir(), name));
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
