import { isSame, shown } from './values.js';
import { factOf, misfits, type Facts, type Fitting, type Misfit, type Want } from './want.js';

export const WRITE_LANGUAGES = ['sql', 'js', 'python', 'sh', 'regex', 'yaml', 'json'] as const;
export type WriteLanguage = (typeof WRITE_LANGUAGES)[number];

/** One run of what was written, in a fresh place, and what must come of it. */
export interface WriteCase {
  /** Comes before what was written, for this case alone: data, files, code. */
  setup: string | null;
  /** js, python: an expression after what was written; without one, it is a program of its own. */
  call: string | null;
  /** What the program is given. */
  args: string[];
  stdin: string;
  /** sql: a query whose rows are looked at in place of those that the learner's statements give. */
  state: string | null;
  /** sh: commands whose output is looked at afterwards. */
  after: string[];
  /** Files that are looked at afterwards. */
  files: string[];
  /** regex: the text that it is tried on. */
  text: string | null;
  /** sql: whether the order of the rows counts. */
  ordered: boolean;
  want: Want;
}

/** What a learner's program has to do, and what is told of it. */
export interface WriteTask {
  language: WriteLanguage;
  /** Comes before what was written, in every case. */
  setup: string | null;
  cases: WriteCase[];
}

/** What came of one case. */
export interface Outcome {
  facts: Facts;
  /** The program's own words: what it printed, or the error that it ended with. */
  said: string;
  /** Why nothing more came of it; null where it ended by itself. */
  limit: 'time' | 'output' | 'disk' | null;
}

export interface Failing {
  /** Which case, counted from 0. */
  index: number;
  misfits: Misfit[];
}

/** The first case that did not come out as wanted; null where all did. */
export function firstFailing(task: WriteTask, outcomes: Outcome[], fitting: Fitting = {}): Failing | null {
  for (const [index, wanted] of task.cases.entries()) {
    const found = caseMisfits(wanted, outcomes[index], fitting);
    if (found.length > 0) return { index, misfits: found };
  }
  return null;
}

function caseMisfits(wanted: WriteCase, outcome: Outcome | undefined, fitting: Fitting): Misfit[] {
  if (outcome === undefined) return [{ fact: 'end', expected: 'a result', got: 'nothing' }];
  if (outcome.limit !== null) return [{ fact: 'end', expected: LIMIT_WORDS[outcome.limit], got: 'more' }];
  const { want } = wanted;
  const facts = wanted.ordered ? outcome.facts : { ...outcome.facts, rows: sorted(outcome.facts['rows']) };
  const unordered = 'rows' in want && !wanted.ordered ? { ...want, rows: sorted(want['rows']) } : want;
  const found = misfits(unordered, facts, fitting).map((misfit) =>
    misfit.fact === 'rows' ? rowsMisfit(want['rows'], outcome.facts['rows']) : misfit,
  );
  // An error that nobody asked for explains the rest.
  const error = outcome.facts['error'];
  return error !== undefined && !('error' in want) && found.length > 0
    ? [{ fact: 'error', expected: 'no error', got: typeof error === 'string' ? error : shown(error) }]
    : found;
}

/** Rows as a person reads them, in the order in which they were written and came. */
export function rowsMisfit(wanted: unknown, got: unknown): Misfit {
  return { fact: 'rows', expected: rowsText(wanted), got: rowsText(got) };
}

const MOST_ROWS = 8;

function rowsText(rows: unknown): string {
  if (!Array.isArray(rows)) return shown(rows);
  if (rows.length === 0) return 'no rows';
  const lines = rows
    .slice(0, MOST_ROWS)
    .map((row) => (Array.isArray(row) ? row.map(cellText).join(' | ') : shown(row)));
  const more = rows.length > MOST_ROWS ? [`and ${rows.length - MOST_ROWS} more`] : [];
  return [...lines, ...more].join('\n');
}

function cellText(value: unknown): string {
  return value === null ? 'NULL' : typeof value === 'string' ? value : JSON.stringify(value);
}

const LIMIT_WORDS = {
  time: 'an end within 5 seconds',
  output: 'at most 1 MB of output',
  disk: 'at most 50 MB of files',
};

/**
 * Which of an author's wrong solutions behaves as the learner's does in every case: the same mistake, however it is
 * written. Null where none does: no cause is guessed.
 */
export function sameMistake(
  { cases }: Pick<WriteTask, 'cases'>,
  outcomes: Outcome[],
  wrongs: Outcome[][],
): number | null {
  const index = wrongs.findIndex(
    (wrong) =>
      wrong.length === outcomes.length &&
      cases.every((one, at) => isSame(behavior(one, wrong[at]!), behavior(one, outcomes[at]!))),
  );
  return index === -1 ? null : index;
}

/** What a case asks for, as it came, and of an error its kind: its words name what the learner chose to name. */
function behavior({ want }: WriteCase, { facts, limit }: Outcome): unknown {
  const { error } = facts;
  const asked = factsOf(want)
    .filter((fact) => fact !== 'error' && fact !== 'columns')
    .map((fact) => (fact === 'rows' ? sorted(facts['rows']) : factOf(facts, fact)));
  const kind = error === undefined ? null : kindOf(typeof error === 'string' ? error : shown(error));
  return [limit, kind, asked.map((fact) => fact ?? null)];
}

/** The names of all facts that are asked for, also in one of several wants. */
function factsOf(want: Want): string[] {
  return Object.entries(want).flatMap(([fact, wanted]) =>
    fact === 'any' && Array.isArray(wanted) ? (wanted as Want[]).flatMap(factsOf) : [fact],
  );
}

/** A slip of the keyboard ends in one of these too, so that of them the whole message counts. */
const SLIPS = new Set(['SyntaxError', 'NameError', 'ReferenceError', 'IndentationError']);

function kindOf(error: string): string {
  const kind = /^\w+(?=:)/.exec(error)?.[0] ?? 'error';
  return SLIPS.has(kind) ? error : kind;
}

/** Rows where their order is of no account. */
export function sorted(rows: unknown): unknown {
  return Array.isArray(rows) ? rows.map((row) => JSON.stringify(row)).sort() : rows;
}
