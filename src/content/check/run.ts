import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { RoadmapError } from '../../errors.js';
import { fault, faultIf, sortFaults, type Fault, type Place } from '../faults.js';
import { fencesOf, type Fence } from '../fences.js';
import type { LessonDocument } from '../lesson.js';
import type { Sources, StepSource } from '../sources.js';
import { runIn, type Runnable } from './run-language.js';
import { inScratch, sweepScratch } from './scratch-folder.js';

export interface RunReport {
  ran: number;
  faults: Fault[];
}

type Job = { examples: number; run: (stop: AbortSignal) => Promise<Fault[]> };

/** Examples may wait for what they start, so that there is room for more of them than there are cores. */
const AT_ONCE = availableParallelism() * 2;
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * Runs every example of the lessons and every `predict` question in a scratch folder of its own, and compares what
 * they print. Runs the roadmap's code on this machine with the author's rights: for roadmaps one trusts.
 */
export async function runExamples(sources: Sources, tell?: (text: string) => Promise<void>): Promise<RunReport> {
  // The longest first, so that none of them is waited for at the end.
  const jobs = jobsOf(sources).sort((a, b) => b.examples - a.examples);
  const all = jobs.reduce((sum, { examples }) => sum + examples, 0);
  const report: RunReport = { ran: 0, faults: [] };
  await sweepScratch();
  await stoppable(async (stop) => {
    const worker = async () => {
      for (let job = jobs.shift(); job && !stop.aborted; job = jobs.shift()) {
        report.faults.push(...(await job.run(stop)));
        report.ran += job.examples;
        await tell?.(`running examples, ${report.ran} of ${all}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  });
  return { ...report, faults: sortFaults(report.faults) };
}

/** A signal ends the work, not the program: what was started is ended and cleaned up before. */
async function stoppable(work: (stop: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const stopped = (signal: keyof typeof EXIT_CODES) => stop.abort(signal);
  const signals = Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[];
  for (const signal of signals) process.on(signal, stopped);
  try {
    await work(stop.signal);
  } finally {
    for (const signal of signals) process.off(signal, stopped);
  }
  if (!stop.signal.aborted) return;
  const signal = stop.signal.reason as keyof typeof EXIT_CODES;
  const hint = 'Nothing of them is left; run the same command to begin again.';
  throw new RoadmapError('Stopped before all examples were run.', hint, EXIT_CODES[signal]);
}

function jobsOf({ roadmap, steps }: Sources): Job[] {
  const languages = new Set<string>(roadmap?.value.languages.run);
  const runs = ({ language, info }: Fence) => languages.has(language) && !info.includes('no-run');
  return steps.flatMap((step) => [
    ...step.lessons.flatMap((lesson) => {
      const fences = fencesOf(lesson.text);
      const examples = fences.filter((fence) => runs(fence) && fileOf(fence) === null).length;
      if (!fences.some(runs)) return [];
      return [{ examples, run: (stop: AbortSignal) => runLesson(lesson, fences, runs, stop) }];
    }),
    ...step.quiz.value.flatMap((question, index) =>
      question.kind === 'predict' && languages.has(question.language)
        ? [{ examples: 1, run: (stop: AbortSignal) => runPredict(step, index, stop) }]
        : [],
    ),
  ]);
}

function runLesson(
  lesson: LessonDocument,
  fences: Fence[],
  runs: (fence: Fence) => boolean,
  stop: AbortSignal,
): Promise<Fault[]> {
  return inScratch(async (scratch) => {
    const faults: Fault[] = [];
    for (const [index, fence] of fences.entries()) {
      if (!runs(fence) || stop.aborted) continue;
      const at = { file: lesson.name, line: lesson.linesBefore + fence.line + 1, col: 1 };
      const code = `${fence.code.join('\n')}\n`;
      const file = fileOf(fence);
      if (file !== null) {
        const plain = /^[\w-][\w.-]*$/.test(file);
        if (plain) await writeFile(join(scratch.folder, file), code);
        faults.push(...faultIf(!plain, 'example-file', at, `"${file}" is no file name: letters, digits, . _ -`));
        continue;
      }
      const { printed, problem } = await runIn(fence.language as Runnable, code, scratch, stop);
      if (problem) faults.push(fault('example-fails', at, `this example fails: ${problem}`));
      else faults.push(...outputFaults(fence, fences[index + 1], printed.trimEnd(), at));
    }
    return faults;
  });
}

function fileOf({ info }: Fence): string | null {
  return info.find((word) => word.startsWith('file='))?.slice('file='.length) ?? null;
}

function outputFaults(fence: Fence, next: Fence | undefined, printed: string, at: Place): Fault[] {
  if (next?.language !== 'output' || next.line > fence.line + fence.code.length + 3) return [];
  return faultIf(
    printed !== next.code.join('\n').trimEnd(),
    'example-output',
    at,
    `this example prints ${JSON.stringify(printed)}, not what the output block says`,
  );
}

async function runPredict({ quiz }: StepSource, index: number, stop: AbortSignal): Promise<Fault[]> {
  const question = quiz.value[index]!;
  if (question.kind !== 'predict') return [];
  const { printed, problem } = await inScratch((scratch) =>
    runIn(question.language as Runnable, question.code, scratch, stop),
  );
  if (problem) return [fault('predict-fails', quiz.at(index, 'code'), `this program fails: ${problem}`)];
  const message = `the program prints ${JSON.stringify(printed.trimEnd())}`;
  return faultIf(folded(printed) !== folded(question.answer), 'predict-output', quiz.at(index, 'answer'), message);
}

function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
