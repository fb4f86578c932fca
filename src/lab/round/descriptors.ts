import { readdirSync } from 'node:fs';
import { listed } from '../processes.js';

/** How many files and connections a group of programs holds open; null where the system does not tell. */
export function descriptorsOf(group: number | null): number | null {
  if (process.platform !== 'linux' || group === null) return null;
  const all = listed(null).filter((one) => one.group === group && !one.zombie);
  return all.reduce((sum, { pid }) => sum + countOf(pid), 0);
}

function countOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0; // It has ended meanwhile, or is another user's.
  }
}
