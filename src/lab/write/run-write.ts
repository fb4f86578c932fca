import type { Outcome, WriteLanguage, WriteTask } from '../../domain/lab/write-task.js';
import type { RunCases, Running } from './outcomes.js';

export { MissingProgram } from './outcomes.js';

/** Runs what was written on every case. Throws MissingProgram where the machine lacks what runs it. */
export async function runWrite(code: string, task: WriteTask, running: Running): Promise<Outcome[]> {
  return (await RUNNERS[task.language]())(code, task, running);
}

const RUNNERS: Record<WriteLanguage, () => Promise<RunCases>> = {
  sql: async () => (await import('./sql.js')).runSql,
  js: async () => (await import('./js.js')).runJs,
  python: async () => (await import('./python.js')).runPython,
  sh: async () => (await import('./sh.js')).runSh,
  regex: async () => (await import('./regex.js')).runRegex,
  yaml: async () => (await import('./data.js')).runData,
  json: async () => (await import('./data.js')).runData,
};
