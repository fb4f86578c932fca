import type { Facts } from '../../domain/lab/want.js';
import type { Vars } from '../../domain/lab/fill.js';
import type { Described } from '../openapi/operations.js';
import type { CommandName, Project } from '../project.js';
import type { Accounts } from './accounts.js';
import type { Half } from './http.js';
import type { Look } from './looks.js';
import type { Line } from './live.js';
import type { Program } from './program.js';
import type { Trials } from './trials.js';
import type { Visits } from './visits.js';

/** What the steps of one check may use, and what they leave for each other. */
export interface Bench {
  project: Project;
  /** Our own environment, of which programs get the search path. */
  ours: NodeJS.ProcessEnv;
  /** The lab's own files, by name. */
  files: Record<string, string>;
  vars: Vars;
  /** SHELF_DATA. */
  data: string;
  /** A folder for what a check has the program write elsewhere. */
  scratch: string;
  /** Settings of the check. */
  env: Record<string, string>;
  program: Program | null;
  second: Program | null;
  accounts: Accounts | null;
  /** Requests of which half was sent. */
  halves: Map<string, Half>;
  /** Live connections. */
  lines: Map<string, Line>;
  /** How far files were looked at. */
  looked: Map<string, number>;
  /** What steps saw that later ones compare with. */
  looks: Map<string, Look>;
  /** What the files of SHELF_DATA hold, while they are taken away. */
  away: Map<string, Buffer> | null;
  /** The learner's folder as it was. */
  before: Map<string, string> | null;
  /** The learner's OpenAPI document, once a step has looked for it. */
  described?: Described;
  /** What its sites were asked, once there is one. */
  visits?: Visits;
  /** Closes what was opened for this check. */
  atEnd: (() => void)[];
  /** For a step that tries programs of its own. */
  trials: Trials;
  signal: AbortSignal | undefined;
  /** What the programs of this check have said in it. */
  said: () => string;
  /** Starts the program of this check again, or another copy. */
  launch: (how: Launch) => Promise<Program>;
}

export interface Launch {
  port: number;
  data: string;
  env: Record<string, string>;
  exitsWithin?: number;
  /** Another folder than the learner's. */
  folder?: string | undefined;
}

/** What a step has seen. */
export interface Seen {
  facts: Facts;
  /** The request or the command, as a person writes it. */
  asked: string;
  /** The same as a line for a shell. */
  line?: string;
  /** What a program has said that ran for this step alone. */
  said?: string;
}

/** It cannot be checked here, for a reason that is no fault of the learner's. */
export class NotHere extends Error {
  override name = 'NotHere';
}

/** A command of shelf.yaml; one that is missing cannot be run. */
export function commandOf({ commands }: Project, name: CommandName): string {
  const command = commands[name];
  if (command === undefined) throw new NotHere(`shelf.yaml has no \`${name}:\``);
  return command;
}
