import type { Outcome } from '../../domain/lab/write-task.js';
import { runSqlJobs } from '../write/sql.js';
import type { Bench, Seen } from './bench.js';
import { textAt } from './step-files.js';

export interface SqlAsk {
  text: string;
  on: string[];
  then: string | null;
}

/** Runs SQL, or a file of it, on an empty database in memory. */
export async function askSql({ text, on, then }: SqlAsk, bench: Bench): Promise<Seen> {
  const isFile = /^[\w./:-]+\.sql$/.test(text);
  const asked = on.length === 0 ? text : `${text} (on ${on.map((path) => path.replace(/^lab:/, '')).join(', ')})`;
  const code = isFile ? textAt(text, bench) : text;
  if (code === null) return { facts: { error: `there is no file ${text}`, exists: false }, asked };
  const before: string[] = [];
  for (const path of on) {
    const setup = /^[\w./:-]+\.sql$/.test(path) ? textAt(path, bench) : path;
    if (setup === null) return { facts: { error: `there is no file ${path}`, exists: false }, asked };
    const problem = await problemOf(before.join('\n'), setup, bench);
    if (problem !== null) return { facts: { error: `${path}: ${problem}` }, asked };
    before.push(setup);
  }
  const job = { setup: before.join('\n'), code, state: then, always: true };
  const [outcome] = await runSqlJobs([job], { signal: bench.signal });
  return { facts: factsOf(outcome), asked };
}

async function problemOf(before: string, setup: string, { signal }: Bench): Promise<string | null> {
  const [outcome] = await runSqlJobs([{ setup: before, code: setup, state: null }], { signal });
  const { error } = factsOf(outcome);
  return typeof error === 'string' ? error : null;
}

function factsOf(outcome: Outcome | undefined) {
  if (!outcome || outcome.limit !== null) return { error: 'timeout' };
  const { rows } = outcome.facts;
  const body = Array.isArray(rows)
    ? rows.map((row: unknown) => (Array.isArray(row) ? row.map(String).join(' | ') : String(row))).join('\n')
    : undefined;
  return { ...outcome.facts, ...(body === undefined ? {} : { body }) };
}
