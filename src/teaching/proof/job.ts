import type { Fault } from '../../content/faults.js';

/** Something to run, and how many runs it is. */
export interface Job {
  examples: number;
  run: (stop: AbortSignal) => Promise<Fault[]>;
}
