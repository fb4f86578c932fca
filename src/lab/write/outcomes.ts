import type { Outcome, WriteCase, WriteTask } from '../../domain/lab/write-task.js';
import type { Ended } from '../run-to-end.js';

/** Runs what was written on every case, each in a fresh place; ends early where the learner stops it. */
export type RunCases = (code: string, task: WriteTask, running: Running) => Promise<Outcome[]>;

/** A task, and answers to it. */
export interface Answers {
  task: WriteTask;
  codes: string[];
}

/** The same for many answers in one place, by task, answer and case; null where they have to be run apart. */
export type RunAtOnce = (all: Answers[], running: Running) => Promise<Outcome[][][] | null>;

export interface Running {
  env: NodeJS.ProcessEnv;
  signal?: AbortSignal | undefined;
  /** How long it may take on each case, in milliseconds. */
  limitMs?: number;
}

/** A program that is not on this machine, so that nothing can be said of the answer. */
export class MissingProgram extends Error {
  override name = 'MissingProgram';
  readonly program: string;

  constructor(program: string) {
    super(`${program} is not installed`);
    this.program = program;
  }
}

const MOST_SAID = 4096;

/** The end of what a program printed, which is where an error stands; bytes that are no UTF-8 become visible. */
export function saidIn(...streams: Buffer[]): string {
  return streams
    .map((bytes) => bytes.subarray(-MOST_SAID).toString('utf8').replaceAll('\r\n', '\n').trimEnd())
    .filter((text) => text !== '')
    .join('\n');
}

/** What a whole program did: its output, its exit code, and the files that are asked for. */
export function programOutcome(ended: Ended, { want }: WriteCase, more: Record<string, unknown> = {}): Outcome {
  const limit = ended.cause === 'itself' || ended.cause === 'stopped' ? null : ended.cause;
  const failed = ended.code !== 0 && !('exit' in want) && !('error' in want);
  const said = saidIn(ended.stderr);
  const facts = {
    stdout: printed(ended.stdout),
    stderr: printed(ended.stderr),
    exit: ended.code ?? ended.signal,
    ...(failed ? { error: said.split('\n').at(-1) || `exit ${ended.code ?? ended.signal}` } : {}),
    ...more,
  };
  return { facts, said: saidIn(ended.stdout, ended.stderr), limit };
}

/** Output as it is compared: without line ends of Windows, spaces at ends of lines, or an empty line at the end. */
export function printed(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\r\n', '\n').replace(ENDS_OF_LINES, '').trimEnd();
}

/** Only from the first of several: from each of a million, it would take hours to find out that they end no line. */
const ENDS_OF_LINES = /(?<![ \t])[ \t]+$/gm;
