import { checkRoadmap, type Checked } from '../../src/content/check/check.js';
import { formatFault } from '../../src/content/faults.js';
import { recalled } from '../../src/content/remembered.js';

/** All that a check says. */
export function saidOf({ faults, pending, lock }: Checked): string[] {
  return [...faults, ...pending].map(formatFault).concat(lock);
}

/** What a check of a folder tells for a later one. */
export function toldOf(root: string, before = ''): string {
  const memory = recalled(before);
  checkRoadmap(root, { memory });
  return memory.told() ?? before;
}
