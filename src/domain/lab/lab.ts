import type { Want } from './want.js';

/** Whether a lab's checks need the learner's program to run. */
export type AppNeed = 'none' | 'started';

export interface Lab {
  id: string;
  /** The step that it belongs to. */
  step: string;
  title: string;
  minutes: [least: number, most: number];
  app: AppNeed;
  /** The steps after which it is offered. */
  offeredAfter: string[];
  /** A rung: a program of its own, in a folder of its own, that stands on no other lab. */
  isRung: boolean;
  rev: number;
  checks: CheckBrief[];
}

/** What is known of a check without its steps. */
export interface CheckBrief {
  id: string;
  title: string;
  /** Told, and never failing: it counts for nothing. */
  note: boolean;
}

/** A lab with all that a round of it needs. */
export interface LabBody {
  brief: string;
  /** A nudge, a pointer, nearly the answer. */
  hints: string[];
  checks: Check[];
  /** Texts by name that checks use: seeds. */
  files: Record<string, string>;
  /** Where the reference needs a newer Node than the program itself. */
  needsNode: string | null;
  /** By track: files that `lab start` lays into the learner's folder. */
  starter: Record<string, Record<string, string>>;
  /** By track: files that the reference adds to those of earlier labs, or changes in them. */
  reference: Record<string, Record<string, string>>;
}

export interface Check extends CheckBrief {
  /** A lesson, or a heading in one: `lesson#heading`. */
  read: string;
  contract: string[];
  needs: string[];
  notOn: string[];
  /** Names in the learner's own settings with which it cannot be checked. */
  notWith: string[];
  /** Asked only where one of these files is in the learner's folder; of any, where it is empty. */
  onlyWith: string[];
  /** Asked only where people have accounts. */
  accounts: boolean;
  /** Its own start of the program, with these settings; null where it shares the start of the others. */
  env: Record<string, string> | null;
  steps: LabStep[];
  mistakes: Mistake[];
}

export interface Mistake {
  /** Which step it can happen in, counted from 1; null for any. */
  step: number | null;
  when: Want;
  say: string;
}

/** Who sends a request: before there are accounts, everybody is nobody. */
export type Who = 'nobody' | 'ana' | 'ben';

export type Forged = 'changed' | 'unsigned' | 'empty';

export interface Follow {
  next: string;
  collect: string;
  by: string;
  atMost: number;
}

export interface HttpAsk {
  kind: 'http';
  /** A method and a path, with `${names}`. */
  line: string;
  as: Who;
  /** Sent in place of what says who asks: a token that was changed, one without a signature, or none. */
  forged: Forged | null;
  on: 'first' | 'second';
  headers: Record<string, string>;
  body: { json: unknown } | { form: Record<string, unknown> } | { text: string } | null;
  /** Spaces make the body so many bytes long. */
  pad: number;
  /** A list in the JSON that is too long to be written down: so many texts. */
  repeat: { in: string; of: string; count: number } | null;
  times: number;
  atOnce: number;
  /** What the same number of plain requests is sent as, to compare with: a method and a path. */
  beside: string | null;
  follow: Follow | null;
  /** Sends half of the body and waits, under this name. */
  hold: string | null;
  /** Its connection stays open, with nothing on it, until the check ends. */
  keepAlive: boolean;
  /** Whether the answer is held to what the learner's OpenAPI document says of it. */
  asDocumented: boolean;
}

export interface RunAsk {
  kind: 'run';
  words: string[];
  stdin: string;
  env: Record<string, string>;
  times: number;
  atOnce: number;
  /** Where it runs: in the learner's folder, or in a fresh clone of its repository. */
  in: 'folder' | 'clone';
}

/** Opens a live connection, of the form that the learner has chosen. */
export interface ListenAsk {
  kind: 'listen';
  /** What later steps call it. */
  name: string;
  as: Who;
  /** The place from which to go on, with `${names}`. */
  after: string | null;
  /** So many times, one after another; the last one stays. */
  times: number;
}

export type AppAct = 'restart' | 'stop' | 'start' | 'kill' | 'again' | 'second' | 'exits' | 'ended';

export interface AppAsk {
  kind: 'app';
  act: AppAct;
  signal: NodeJS.Signals;
  env: Record<string, string>;
  data: 'same' | 'own';
  /** Whether the next step comes only after the program's end. */
  wait: boolean;
}

export interface HtmlAsk {
  kind: 'html';
  /** A file, or `GET /path`. */
  of: string;
  find: string | null;
  css: string | null;
  as: Who;
  on: 'first' | 'second';
}

export interface MetricsAsk {
  kind: 'metrics';
  /** `GET` and a path. */
  line: string;
  /** The name of the numbers that are looked at; of all, where it is null. */
  of: string | null;
  /** What their labels must be like. */
  where: Want;
}

/** What the program printed since the last such step. */
export interface SaidAsk {
  kind: 'said';
  /** Only the lines that have this text. */
  having: string | null;
}

/** An operation of the contract, with the codes that it may answer. */
export interface Promised {
  request: string;
  codes: number[];
}

export interface OpenapiAsk {
  kind: 'openapi';
  /** Those that the check is about. */
  operations: Promised[];
}

/** Runs the learner's tests on copies of their folder. */
export interface TestsAsk {
  kind: 'tests';
  /** On one in which no source can be read, or on several with a small fault in each. */
  on: 'unreadable' | 'mutants';
  /** Labs whose checks say whether a fault is one. */
  labs: string[];
  /** Those of their checks that say it; of none, all. */
  checks: string[];
  /** How many faults are tried. */
  most: number;
}

/** What a step of a check does. */
export type Ask =
  | HttpAsk
  | OpenapiAsk
  | RunAsk
  | AppAsk
  | ListenAsk
  | { kind: 'heard' | 'hang-up'; name: string }
  | { kind: 'finish'; name: string }
  | { kind: 'file'; path: string; news: boolean }
  | HtmlAsk
  | { kind: 'sql'; text: string; on: string[]; then: string | null; ordered: boolean }
  | { kind: 'git'; args: string[] }
  | { kind: 'data'; act: 'files' | 'gone' | 'back' }
  | { kind: 'damage'; from: string; to: string }
  | { kind: 'folder'; when: 'before' | 'after' }
  | { kind: 'yaml'; path: string }
  | MetricsAsk
  | SaidAsk
  | { kind: 'site'; answers: Record<string, SiteAnswer> }
  | TestsAsk
  | { kind: 'wait'; seconds: number };

/** A status, or no answer: the connection stays open, or is dropped. */
export type SiteAnswer = number | 'silent' | 'dropped';

export type AskKind = Ask['kind'];

/** A fact, or what a pattern's first group finds in it. */
export interface Saved {
  fact: string;
  matches: string | null;
}

export interface LabStep {
  ask: Ask;
  want: Want;
  /** Facts that are kept for later steps, by the name that they are kept under. */
  save: Record<string, Saved>;
  /** For so many seconds it is asked again until it fits. */
  within: number | null;
}

/** It takes a minute: asked where somebody asks for it, and not at each change. */
export function isSlow({ steps }: Pick<Check, 'steps'>): boolean {
  return steps.some(({ ask }) => ask.kind === 'tests' && ask.on === 'mutants');
}
