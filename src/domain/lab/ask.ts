import type { Want } from './want.js';

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
  /** Sent again and again, with an odd value in another place of its JSON each time. */
  odd: boolean;
  times: number;
  atOnce: number;
  /** What the same number of plain requests is sent as, to compare with: a method and a path. */
  beside: string | null;
  follow: Follow | null;
  /** Sends half of the body and waits, under this name. */
  hold: string | null;
  /** The name of a request whose answer is not waited for. */
  leave: string | null;
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
  /** Where a second copy is started. */
  in: 'folder' | 'clone';
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
  /** Where there is no document, the check is not asked. */
  ifAny: boolean;
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

/** Opens a site of ours for the learner's program to ask. */
export interface SiteAsk {
  kind: 'site';
  /** By path; one with a star at its end stands for all that begin so. */
  answers: Record<string, SiteAnswer>;
  /** After so many answers none comes, until those that wait have gone. */
  halt: number | null;
}

/** What the sites of the check were asked. */
export interface GotAsk {
  kind: 'got';
  /** How many different paths are waited for, as long as new ones come. */
  paths: number;
  /** The seconds after which none comes any more. */
  quiet: number;
  /** With what the last one is to be signed. */
  secret: string | null;
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
  | SiteAsk
  | GotAsk
  | TestsAsk
  | { kind: 'wait'; seconds: number };

/** A status, or no answer: the connection stays open, or is dropped. */
export type SiteAnswer = number | 'silent' | 'dropped';

export type AskKind = Ask['kind'];
