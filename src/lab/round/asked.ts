import type { KnownFaults } from '../../domain/lab/mutants.js';
import type { AppNeed, Check, LabBody } from '../../domain/lab/lab.js';
import type { Project } from '../project.js';
import type { AccountsWay } from './accounts.js';
import type { Checked } from './check.js';

/** A lab before this one that was begun. */
export interface EarlierLab extends Pick<LabBody, 'checks' | 'files'> {
  id: string;
}

/** What is known of the labs before, for a step that asks their checks. */
export interface Earlier {
  labs: EarlierLab[];
  /** How one logs in; null where the lab of accounts was not begun. */
  accounts: AccountsWay | null;
}

export interface Asked {
  app: AppNeed;
  body: Pick<LabBody, 'checks' | 'files'>;
  project: Project;
  ours: NodeJS.ProcessEnv;
  /** How one logs in; null as long as the learner's program has no accounts. */
  accounts: AccountsWay | null;
  /** The checks that are asked, in this order; what they need is asked before. */
  order: string[];
  /** The labs before this one that were begun. */
  earlier?: Earlier;
  /** Those that passed when they were asked last: the others are asked alone. All may go side by side without it. */
  passedBefore?: string[];
  /** One is asked when the one before it is told, so that whoever listens may have heard enough. */
  inTurn?: boolean;
  /** An earlier round has built the program as it is. */
  isBuilt?: boolean;
  run?: string; // Letters for what is drawn by lot; new ones for each round without them.
  /** What rounds that draw the same have found, and where this one leaves what it finds. */
  faults?: KnownFaults;
  signal?: AbortSignal | undefined;
}

/** It does not run: what it says is the message of the whole round. */
export interface NoStart {
  kind: 'no-start';
  exit: number | string | null;
  elsewhere: number[];
  said: string;
}

/** What happens in a round, as it happens. */
export type RoundEvent =
  | { kind: 'started'; ms: number }
  | NoStart
  /** In how many milliseconds, with a start of its own where it has one. */
  | { kind: 'checked'; check: Check; result: Checked; ms: number }
  | { kind: 'built'; ok: boolean; said: string }
  /** `reset:` or `stop:` of shelf.yaml, the first time that it fails. */
  | { kind: 'command-failed'; command: 'reset' | 'stop'; said: string }
  /** What a step is at that takes its time; null once it is done. */
  | { kind: 'working'; text: string | null }
  /** A fault that was put into the program, and whether the learner's tests have noticed it. */
  | { kind: 'tried'; isNoticed: boolean; text: string }
  /** How many programs had to be ended by force, and whether something still answers where the program did. */
  | { kind: 'ended'; left: number; answersStill: number | null };
