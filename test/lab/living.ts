import { readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** The pids of what runs in a folder or below it, whatever it did to its environment. Only Linux shows that. */
export function livingIn(folder: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    // The first thread may have ended while others go on, and then tells nothing of the process.
    const threads = attempt(() => readdirSync(`/proc/${name}/task`), []);
    // Of a folder that is removed already, the name goes on behind it.
    return threads.some((thread) => {
      const place = attempt(() => readlinkSync(`/proc/${name}/task/${thread}/cwd`), '');
      return place === folder || place.startsWith(`${folder}/`) || place.startsWith(`${folder} `);
    });
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

/** Waits until nobody is there, and gives who stays; a look alone misses who has just handed on to another. */
export async function goneFrom(folder: string): Promise<string[]> {
  for (let looks = 0, quiet = 0; looks < 200 && quiet < QUIET_LOOKS; looks++) {
    await pause(50);
    quiet = livingIn(folder).length === 0 ? quiet + 1 : 0;
  }
  return livingIn(folder);
}

const QUIET_LOOKS = 4;
