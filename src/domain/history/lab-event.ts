import type { EventBase } from './event-base.js';

/** A round of a lab's checks on the learner's own program; where nothing was asked, the lab was begun. */
export interface LabEvent extends EventBase {
  type: 'lab';
  step: string;
  lab: string;
  rev: number;
  track: string | null;
  /** Ids of checks. */
  passed: string[];
  failed: string[];
  /** Whether every check of the lab was asked, and the round was green. */
  whole: boolean;
  /** Of the learner's folder, in hex; null where it is no repository, or has none. */
  commit: string | null;
  /** Whether there was more in the folder than that commit. */
  dirty: boolean;
  /** How many of its three hints were taken so far. */
  hint: number;
  ms: number;
}
