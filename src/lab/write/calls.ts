import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome, WriteCase, WriteTask } from '../../domain/lab/write-task.js';
import { environmentFor } from '../environment.js';
import { LIMITS } from '../limits.js';
import { runToEnd, type Ended } from '../run-to-end.js';
import { inScratch } from '../scratch.js';
import { leftIn } from './left-behind.js';
import {
  MissingProgram,
  printed,
  programOutcome,
  saidIn,
  type RunAtOnce,
  type RunCases,
  type Running,
} from './outcomes.js';

/** How a language of functions and programs is run. */
export interface Runtime {
  /** What a learner calls it. */
  name: string;
  /** The program that runs it, with its first arguments; null where it is not on this machine. */
  command: () => Promise<[program: string, ...args: string[]] | null>;
  ending: string;
  /** A program that takes the files of cases and a file for results, and writes a line of JSON for each case. */
  harness: string;
  /** The text of a case's file: what comes before, what was written, and the expression. */
  caseFile: (setup: string, code: string, call: string) => string;
  /** In what is printed or said, which line of what was written is meant. */
  lineIn: RegExp;
}

/** Runs functions and programs: cases with an expression all in one process, each in a fresh module, the others apart. */
export function callsIn(runtime: Runtime): RunCases {
  return async (code, task, running) => {
    const called = task.cases.filter(({ call }) => call !== null);
    const calls = called.map((one) => ({ task, code, one }));
    const results = calls.length > 0 ? await runCalls(runtime, calls, running) : [];
    const outcomes: Outcome[] = [];
    for (const one of task.cases) {
      if (one.call !== null) outcomes.push(results[called.indexOf(one)]!);
      else outcomes.push(await runProgram(runtime, code, task, one, running));
    }
    return outcomes;
  };
}

/**
 * Runs answers to tasks whose cases are all expressions in one process, and so in the time of one start; null where that
 * process did not end by itself after the last of them. What one of them leaves there is there for those behind it.
 */
export function callsAtOnceIn(runtime: Runtime): RunAtOnce {
  return async (all, { limitMs = LIMITS.run, ...running }) => {
    if (all.some(({ task }) => task.cases.some(({ call }) => call === null))) return null;
    const calls = all.flatMap(({ task, codes }) =>
      codes.flatMap((code) => task.cases.map((one) => ({ task, code, one }))),
    );
    const limits = { ...running, limitMs: limitMs * all.length };
    const outcomes = await runCalls(runtime, calls, limits, LIMITS.output * all.length);
    // Of a case that has not come to its end, nothing is told of what it printed.
    const isWhole = outcomes.every(({ facts }) => 'stdout' in facts);
    return isWhole ? all.map(({ task, codes }) => codes.map(() => outcomes.splice(0, task.cases.length))) : null;
  };
}

const RESULTS = 'results.jsonl';

interface Result {
  gives?: unknown;
  shown?: string;
  error?: string;
  line?: number;
}

interface Call {
  task: WriteTask;
  code: string;
  one: WriteCase;
}

async function runCalls(
  runtime: Runtime,
  calls: Call[],
  running: Running,
  outputBytes: number = LIMITS.output,
): Promise<Outcome[]> {
  return inScratch(async (scratch) => {
    const harness = join(scratch.home, `harness${runtime.ending}`);
    const results = join(scratch.home, RESULTS);
    writeFileSync(harness, runtime.harness);
    writeFileSync(results, '');
    const files = calls.map(({ task, code, one }, index) => {
      const file = join(scratch.home, `case-${index}${runtime.ending}`);
      writeFileSync(file, runtime.caseFile(setupOf(task, one), code, one.call!));
      return file;
    });
    const ended = await runToEnd(await commandOf(runtime, [harness, results, ...files]), {
      cwd: scratch.work,
      env: environmentFor(scratch, running.env),
      ...{ signal: running.signal, limitMs: running.limitMs, outputBytes },
    });
    found(ended, runtime);
    const lines = (leftIn(scratch.home, RESULTS)?.toString('utf8') ?? '').split('\n').filter((line) => line !== '');
    return calls.map(({ task, one }, index) =>
      callOutcome(resultIn(lines[index]), ended, index, runtime, linesOf(setupOf(task, one))),
    );
  });
}

/** Null where there is none: what was written may have ended the program, or written there itself. */
function resultIn(line: string | undefined): Result | null {
  try {
    const result: unknown = JSON.parse(line ?? '');
    return typeof result === 'object' ? result : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What stood between two marks is what was printed in that case; what came before the first mark belongs to no case. */
function callOutcome(result: Result | null, ended: Ended, index: number, runtime: Runtime, shift: number): Outcome {
  const stdout = printedIn(ended.stdout, index);
  const stderr = printedIn(ended.stderr, index);
  if (result === null) {
    const limit = ended.cause === 'itself' || ended.cause === 'stopped' ? null : ended.cause;
    const said = located(saidIn(ended.stderr), runtime, shift);
    const last = said.split('\n').findLast((one) => /^\w*(?:Error|Exception|Interrupt|Exit)\b/.test(one));
    return {
      facts: { error: last ?? `it ended by itself, with exit code ${ended.code ?? ended.signal}` },
      said,
      limit,
    };
  }
  const words = [stdout, stderr].filter((text) => text !== '');
  if (result.error !== undefined) {
    const where = result.line === undefined ? '' : `line ${result.line - shift}: `;
    return { facts: { error: result.error, stdout }, said: [...words, where + result.error].join('\n'), limit: null };
  }
  return { facts: { gives: result.gives, stdout }, said: words.join('\n'), limit: null };
}

const MARK = '\u001e';

function printedIn(bytes: Buffer, index: number): string {
  return printed(Buffer.from(bytes.toString('utf8').split(`${MARK}\n`)[index + 1] ?? ''));
}

/** Places in files of ours become lines of what was written. */
function located(said: string, { lineIn }: Runtime, shift: number): string {
  return said
    .replaceAll(MARK, '')
    .replace(new RegExp(lineIn, 'g'), (_place, line: string) => `line ${Number(line) - shift}`);
}

async function runProgram(
  runtime: Runtime,
  code: string,
  task: WriteTask,
  one: WriteCase,
  running: Running,
): Promise<Outcome> {
  return inScratch(async (scratch) => {
    const file = join(scratch.home, `case-0${runtime.ending}`);
    const setup = setupOf(task, one);
    writeFileSync(file, runtime.caseFile(setup, code, ''));
    const ended = await runToEnd(await commandOf(runtime, [file, ...one.args]), {
      cwd: scratch.work,
      env: environmentFor(scratch, running.env),
      input: one.stdin,
      signal: running.signal,
      limitMs: running.limitMs,
    });
    found(ended, runtime);
    const outcome = programOutcome(ended, one);
    return { ...outcome, said: located(outcome.said, runtime, linesOf(setup)) };
  });
}

async function commandOf({ name, command }: Runtime, more: string[]): Promise<{ program: string; args: string[] }> {
  const found = await command();
  if (found === null) throw new MissingProgram(name);
  const [program, ...args] = found;
  return { program, args: [...args, ...more] };
}

function found({ problem }: Ended, { name }: Runtime): void {
  if (problem) throw new MissingProgram(name);
}

function setupOf(task: WriteTask, one: WriteCase): string {
  return [task.setup, one.setup].filter((text) => text !== null).join('\n');
}

function linesOf(setup: string): number {
  return setup === '' ? 0 : setup.replace(/\n$/, '').split('\n').length;
}
