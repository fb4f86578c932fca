import type { Fault } from '../../content/faults.js';

/** What `--only` and `--track` choose by. */
export interface Asked {
  /** The id of the lesson, question or lab. */
  name: string;
  /** Whose it is; null for all. */
  track: string | null;
  /** It is proved on each Node, whosever it is. */
  onEachNode?: boolean;
}

/** Something to run, and how many runs it is. */
export interface Job extends Asked {
  examples: number;
  run: (stop: AbortSignal) => Promise<Fault[]>;
}
