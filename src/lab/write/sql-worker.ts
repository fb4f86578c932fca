import { parentPort, workerData } from 'node:worker_threads';
import initSqlJs, { type Database, type SqlValue } from 'sql.js';

export interface SqlJob {
  setup: string;
  code: string;
  state: string | null;
  /** Whether `state` is looked at after an error, too. */
  always?: boolean;
}

export interface SqlResult {
  rows: unknown[][];
  columns: string[];
  error: string | null;
}

/** No answer needs more, and a query without an end must not fill the memory. */
const MOST_ROWS = 1000;

// A thread of its own: a statement that never ends is ended with it.
const { wasm } = workerData as { wasm: Uint8Array };
const ready = initSqlJs({
  wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer,
});
parentPort!.on('message', (jobs: SqlJob[]) => {
  void ready.then(({ Database }) => {
    for (const job of jobs) parentPort!.postMessage(resultOf(job, new Database()));
  });
});

function resultOf({ setup, code, state, always = false }: SqlJob, database: Database): SqlResult {
  try {
    database.run('PRAGMA foreign_keys = ON');
    if (setup !== '') database.run(setup);
    const [answer, error] = answerOf(database, code);
    if (error !== null && !(always && state !== null)) return { ...answer, error };
    if (error !== null) endTransaction(database);
    return { ...(state === null ? answer : lastRows(database, state)), error };
  } catch (error) {
    return { rows: [], columns: [], error: messageOf(error) };
  } finally {
    database.close();
  }
}

function answerOf(database: Database, code: string): [answer: Omit<SqlResult, 'error'>, error: string | null] {
  try {
    return [lastRows(database, code), null];
  } catch (error) {
    return [{ rows: [], columns: [] }, messageOf(error)];
  }
}

/** As the end of the connection would: what is not committed is lost. */
function endTransaction(database: Database): void {
  try {
    database.run('ROLLBACK');
  } catch {
    // There was none.
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the last statement that gives rows gives. */
function lastRows(database: Database, sql: string): Omit<SqlResult, 'error'> {
  let last: Omit<SqlResult, 'error'> = { rows: [], columns: [] };
  for (const statement of database.iterateStatements(sql)) {
    const columns = statement.getColumnNames();
    const rows: unknown[][] = [];
    while (statement.step() && rows.length < MOST_ROWS) rows.push(statement.get().map(asJson));
    if (columns.length > 0) last = isPlan(columns) ? planOf(rows) : { rows, columns };
  }
  return last;
}

/** Of `EXPLAIN QUERY PLAN`: the numbers beside its words are this SQLite's own, and mean nothing to anybody. */
function isPlan(columns: string[]): boolean {
  return columns.join() === 'id,parent,notused,detail';
}

function planOf(rows: unknown[][]): Omit<SqlResult, 'error'> {
  return { rows: rows.map((row) => row.slice(3)), columns: ['detail'] };
}

function asJson(value: SqlValue): unknown {
  return value instanceof Uint8Array ? `x'${Buffer.from(value).toString('hex')}'` : value;
}
