import { readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** The pids of what runs in a folder, whatever it did to its environment. Only Linux shows that. */
export function livingIn(folder: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    // The first thread may have ended while others go on, and then tells nothing of the process.
    const threads = attempt(() => readdirSync(`/proc/${name}/task`), []);
    return threads.some((thread) => attempt(() => readlinkSync(`/proc/${name}/task/${thread}/cwd`), '') === folder);
  });
}

function attempt<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return otherwise;
  }
}

export async function goneFrom(folder: string): Promise<string[]> {
  for (let tries = 0; tries < 50 && livingIn(folder).length > 0; tries++) await pause(100);
  return livingIn(folder);
}
