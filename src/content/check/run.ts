import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { onInterrupt, throwIfInterrupted } from '../../interruption.js';
import type { Sources, StepSource } from '../sources.js';
import { fault, sortFaults, type Fault } from '../faults.js';
import type { LessonDocument } from '../lesson.js';
import { fencesOf, RUNNABLE, type Fence } from './fences.js';

const LIMIT_MS = 10_000;
const OUTPUT_BYTES = 100_000;

export interface RunReport {
  ran: number;
  faults: Fault[];
}

/**
 * Runs every example of the lessons and every `predict` question in a scratch folder of its own, and compares what
 * they print. Runs the roadmap's code on this machine with the author's rights: for roadmaps one trusts.
 */
export async function runExamples({ steps }: Sources, tell?: (text: string) => Promise<void>): Promise<RunReport> {
  const jobs = steps.flatMap((step) => [
    ...step.lessons.map((lesson) => () => runLesson(lesson)),
    ...step.quiz.value.map((_question, index) => () => runPredict(step, index)),
  ]);
  const all = jobs.length;
  const reports: RunReport[] = [];
  const worker = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      await tell?.(`running examples, ${reports.length} of ${all}`);
      reports.push(await job());
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return {
    ran: reports.reduce((sum, { ran }) => sum + ran, 0),
    faults: sortFaults(reports.flatMap(({ faults }) => faults)),
  };
}

async function runLesson(lesson: LessonDocument): Promise<RunReport> {
  const fences = fencesOf(lesson.text);
  if (!fences.some(isRunnable)) return { ran: 0, faults: [] };
  return inScratch(async (folder) => {
    const report: RunReport = { ran: 0, faults: [] };
    for (const [index, fence] of fences.entries()) {
      if (!isRunnable(fence)) continue;
      const at = { file: lesson.name, line: lesson.linesBefore + fence.line + 1, col: 1 };
      const code = `${fence.code.join('\n')}\n`;
      const file = fence.info.find((word) => word.startsWith('file='))?.slice('file='.length);
      if (file) {
        await writeFile(join(folder, basename(file)), code);
        continue;
      }
      report.ran++;
      const { printed, problem } = await run(fence.language, code, folder);
      const next = fences[index + 1];
      const expected =
        next?.language === 'output' && next.line <= fence.line + fence.code.length + 3
          ? next.code.join('\n').trimEnd()
          : null;
      if (problem) report.faults.push(fault('example-fails', at, `this example fails: ${problem}`));
      else if (expected !== null && printed.trimEnd() !== expected) {
        report.faults.push(
          fault(
            'example-output',
            at,
            `this example prints ${JSON.stringify(printed.trimEnd())}, not what the output block says`,
          ),
        );
      }
    }
    return report;
  });
}

function isRunnable({ language, info }: Fence): boolean {
  return RUNNABLE.has(language) && !info.includes('no-run');
}

async function runPredict({ quiz }: StepSource, index: number): Promise<RunReport> {
  const question = quiz.value[index]!;
  if (question.kind !== 'predict') return { ran: 0, faults: [] };
  const { printed, problem } = await inScratch((folder) => run(question.language, question.code, folder));
  const faults: Fault[] = [];
  if (problem) faults.push(fault('predict-fails', quiz.at(index, 'code'), `this program fails: ${problem}`));
  else if (folded(printed) !== folded(question.answer)) {
    faults.push(
      fault('predict-output', quiz.at(index, 'answer'), `the program prints ${JSON.stringify(printed.trimEnd())}`),
    );
  }
  return { ran: 1, faults };
}

function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  throwIfInterrupted();
  const home = mkdtempSync(join(tmpdir(), 'roadmap-run-'));
  const done = onInterrupt(() => rmSync(home, { recursive: true, force: true }));
  try {
    const folder = join(home, 'work');
    await mkdir(folder);
    const gitconfig =
      '[user]\n\tname = Ana\n\temail = ana@shelf.example\n[init]\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n';
    await writeFile(join(home, '.gitconfig'), gitconfig);
    return await work(folder);
  } finally {
    done();
    await rm(home, { recursive: true, force: true });
  }
}

const COMMANDS: Record<string, { file: string; command: string; args: string[]; stdin: boolean }> = {
  js: { file: 'example.mjs', command: process.execPath, args: ['example.mjs'], stdin: false },
  python: { file: 'example.py', command: 'python3', args: ['-B', 'example.py'], stdin: false },
  sql: { file: 'example.sql', command: 'sqlite3', args: ['-batch', '-bail', 'example.db'], stdin: true },
  sh: { file: 'example.sh', command: 'sh', args: ['example.sh'], stdin: false },
};

async function run(
  language: string,
  code: string,
  folder: string,
): Promise<{ printed: string; problem: string | null }> {
  const { file, command, args, stdin } = COMMANDS[language]!;
  if (!stdin) await writeFile(join(folder, file), code);
  const home = join(folder, '..');
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    TMPDIR: folder,
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    NODE_NO_WARNINGS: '1',
    SQLITE_HISTORY: '',
  };
  return new Promise((resolve) => {
    let ended = (): void => undefined;
    const child = execFile(
      command,
      args,
      { cwd: folder, env, timeout: LIMIT_MS, killSignal: 'SIGKILL', maxBuffer: OUTPUT_BYTES },
      (error, stdout, stderr) => {
        ended();
        resolve({ printed: stdout, problem: error && problemOf(error, command, stderr) });
      },
    );
    ended = onInterrupt(() => child.kill('SIGKILL'));
    child.stdin?.on('error', () => {
      // The program may end before it has read its input; its exit code says enough.
    });
    child.stdin?.end(stdin ? code : '');
  });
}

function problemOf(error: Error & { code?: unknown; killed?: boolean }, command: string, stderr: string): string {
  if (error.code === 'ENOENT') return `${command} is not installed`;
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return `it prints more than ${OUTPUT_BYTES} bytes`;
  if (error.killed) return `it ran longer than ${LIMIT_MS / 1000} s`;
  const lines = stderr.trim().split('\n');
  return lines.findLast((line) => /error|exception/i.test(line)) ?? lines.at(-1) ?? `exit ${String(error.code)}`;
}
