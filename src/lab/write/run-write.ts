import type { Outcome, WriteLanguage, WriteTask } from '../../domain/lab/write-task.js';
import type { Answers, RunAtOnce, RunCases, Running } from './outcomes.js';

export { MissingProgram } from './outcomes.js';

/** Runs what was written on every case. Throws MissingProgram where the machine lacks what runs it. */
export async function runWrite(code: string, task: WriteTask, running: Running): Promise<Outcome[]> {
  return (await RUNNERS[task.language]())(code, task, running);
}

/**
 * Runs answers to tasks of one language in one process, in the time of one start; null where the language or their cases do not
 * allow that, or one of them did not come to its end. They are not kept from each other: what counts is run apart.
 */
export async function runWritesAtOnce(
  language: WriteLanguage,
  all: Answers[],
  running: Running,
): Promise<Outcome[][][] | null> {
  const runAtOnce = await RUNNERS_AT_ONCE[language]?.();
  return runAtOnce ? runAtOnce(all, running) : null;
}

const RUNNERS_AT_ONCE: Partial<Record<WriteLanguage, () => Promise<RunAtOnce>>> = {
  js: async () => (await import('./js.js')).runJsAtOnce,
  python: async () => (await import('./python.js')).runPythonAtOnce,
  sh: async () => (await import('./sh-at-once.js')).runShAtOnce,
};

const RUNNERS: Record<WriteLanguage, () => Promise<RunCases>> = {
  sql: async () => (await import('./sql.js')).runSql,
  js: async () => (await import('./js.js')).runJs,
  python: async () => (await import('./python.js')).runPython,
  sh: async () => (await import('./sh.js')).runSh,
  regex: async () => (await import('./regex.js')).runRegex,
  yaml: async () => (await import('./data.js')).runData,
  json: async () => (await import('./data.js')).runData,
};
