import type { Contract } from '../domain/lab/contract.js';
import type { LabBody } from '../domain/lab/lab.js';
import type { Roadmap, StepBody } from '../domain/road/roadmap.js';

/** What a roadmap's sources amount to. */
export interface Compiled {
  roadmap: Roadmap;
  bodies: Record<string, StepBody>;
  labs: Record<string, LabBody>;
  contract: Contract | null;
}
