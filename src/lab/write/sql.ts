import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { brotliDecompressSync } from 'node:zlib';
import type { Outcome } from '../../domain/lab/write-task.js';
import { LIMITS } from '../limits.js';
import type { RunCases, Running } from './outcomes.js';
import type { SqlJob, SqlResult } from './sql-worker.js';

declare const __SQL_WORKER__: string;
declare const __SQL_WASM__: string;

let idle: Worker | null = null;

/** SQL, in an SQLite that comes with the program and reaches no file. */
export const runSql: RunCases = (code, task, running) => {
  const jobs = task.cases.map(({ setup, state }): SqlJob => {
    const before = [task.setup, setup].filter((text) => text !== null).join('\n');
    return { setup: before, code, state };
  });
  return runSqlJobs(jobs, running);
};

/** Each on a database of its own, in memory. */
export async function runSqlJobs(
  jobs: SqlJob[],
  { signal, limitMs = LIMITS.run }: Pick<Running, 'signal' | 'limitMs'>,
): Promise<Outcome[]> {
  const worker = idle ?? newWorker();
  idle = null;
  worker.ref();
  const { outcomes, whole } = await outcomesOf(worker, jobs, limitMs, signal);
  worker.unref();
  // Of those that ran side by side, one is kept.
  if (whole) idle ??= worker;
  if (idle !== worker) await worker.terminate();
  return outcomes;
}

/** Not whole where the time was over, or the learner stopped it: the thread is then in the middle of a statement. */
function outcomesOf(
  worker: Worker,
  jobs: SqlJob[],
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<{ outcomes: Outcome[]; whole: boolean }> {
  const outcomes: Outcome[] = [];
  const over = new AbortController();
  return new Promise<{ outcomes: Outcome[]; whole: boolean }>((resolve, reject) => {
    const timer = setTimeout(() => {
      outcomes.push({ facts: {}, said: '', limit: 'time' });
      resolve({ outcomes, whole: false });
    }, limitMs);
    const take = (result: SqlResult) => {
      outcomes.push(outcomeOf(result));
      if (outcomes.length === jobs.length) resolve({ outcomes, whole: true });
    };
    const stop = () => resolve({ outcomes, whole: false });
    worker.on('message', take).on('error', reject);
    over.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      worker.off('message', take).off('error', reject);
      signal?.removeEventListener('abort', stop);
    });
    signal?.addEventListener('abort', stop);
    worker.postMessage(jobs);
  }).finally(() => over.abort());
}

function newWorker(): Worker {
  const wasm = brotliDecompressSync(readFileSync(fileURLToPath(new URL(__SQL_WASM__, import.meta.url))));
  return new Worker(fileURLToPath(new URL(__SQL_WORKER__, import.meta.url)), { workerData: { wasm } });
}

function outcomeOf({ rows, columns, error }: SqlResult): Outcome {
  if (error !== null) {
    const looked = columns.length > 0 ? { rows, columns } : {}; // What was asked for after the error.
    return { facts: { error, ...looked }, said: error, limit: null };
  }
  return { facts: { rows, columns }, said: '', limit: null };
}
