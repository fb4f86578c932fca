import type { Ask } from './ask.js';
import type { Framework } from './framework.js';
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
  /** With which of them its reference says something in another form. */
  frameworks: Framework[];
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
  /** By track, and by track and framework: files that the reference adds to those of earlier labs, or changes in them. */
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

/** It is told by who comes first, or by one moment, or tries others: what goes on beside it could hide what it looks for. */
export function isAskedAlone({ steps }: Pick<Check, 'steps'>): boolean {
  return steps.some(
    ({ ask }) =>
      ((ask.kind === 'http' || ask.kind === 'run') && ask.atOnce > 1) ||
      (ask.kind === 'app' && ask.act === 'kill') ||
      (ask.kind === 'tests' && ask.on === 'mutants'),
  );
}
