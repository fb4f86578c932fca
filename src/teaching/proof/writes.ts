import { toQuestion } from '../../content/compile.js';
import { fault, type At, type Fault } from '../../content/faults.js';
import type { Sources } from '../../content/sources.js';
import { firstFailing, sameMistake, type Outcome } from '../../domain/lab/write-task.js';
import { isRun, type WriteQuestion } from '../../domain/road/question.js';
import { MissingProgram, runWrite, runWritesAtOnce } from '../../lab/write/run-write.js';
import type { Running } from '../../lab/write/outcomes.js';
import type { Asked, Job } from './job.js';

/** What is proved of a question. */
interface Proven {
  question: WriteQuestion;
  at: At;
}

/**
 * Each `write` question: its solution must pass, an empty answer and its starter must not, each wrong one in its own way. Those of
 * several questions are run in one process, and apart, as a learner's is, where that shows a fault or cannot be.
 */
export function writeJobs({ steps }: Sources, isAsked: (one: Asked) => boolean): Job[] {
  const all = steps.flatMap(({ quiz }) =>
    quiz.value.flatMap((file, index) => {
      const question = toQuestion(file);
      const at: At = (...path) => quiz.at(index, ...path);
      return isRun(question) && isAsked(askedOf(question)) ? [{ question, at }] : [];
    }),
  );
  return batchesOf(all).flatMap((batch) => {
    let shared: ReturnType<typeof atOnce> | null = null;
    return batch.map((one) => ({
      ...askedOf(one.question),
      examples: runsOf(one),
      run: (signal: AbortSignal) =>
        proveQuestion(one, signal, async (running) => {
          const known = await (shared ??= atOnce(batch, running));
          return known ?? (batch.length > 1 ? atOnce([one], running) : null);
        }),
    }));
  });
}

function askedOf({ id, track, language }: WriteQuestion): Asked {
  // What runs in a program of its own is the same beside each Node.
  return { name: id, track, onEachNode: language !== 'python' && language !== 'sh' };
}

function runsOf({ question }: Proven): number {
  return question.cases.length * (2 + question.wrong.length);
}

/** More in one process would be run again where one of them does not end. */
const MOST_RUNS = 200;

/** Questions of one language whose cases are all expressions stand together, the others alone. */
function batchesOf(all: Proven[]): Proven[][] {
  const batches: Proven[][] = [];
  const open = new Map<string, Proven[]>();
  for (const one of all) {
    const { language, cases } = one.question;
    const isJoined = cases.every(({ call }) => call !== null);
    const batch = isJoined ? open.get(language) : undefined;
    if (batch && [...batch, one].reduce((sum, other) => sum + runsOf(other), 0) <= MOST_RUNS) {
      batch.push(one);
      continue;
    }
    batches.push([one]);
    if (isJoined) open.set(language, batches.at(-1)!);
  }
  return batches;
}

type Known = Map<string, Map<string, Outcome[]>>;

/** By question and answer, what came of it on all cases; null where they cannot be run in one process. */
async function atOnce(batch: Proven[], running: Running): Promise<Known | null> {
  const all = batch.map(({ question }) => ({
    task: question,
    codes: [...new Set([question.solution, ...question.wrong.map(({ code }) => code), starterOf(question)])],
  }));
  const outcomes = await runWritesAtOnce(batch[0]!.question.language, all, running);
  return (
    outcomes &&
    new Map(
      all.map(({ task, codes }, index) => [
        task.id,
        new Map(codes.map((code, answer) => [code, outcomes[index]![answer]!])),
      ]),
    )
  );
}

async function proveQuestion(
  { question, at }: Proven,
  signal: AbortSignal,
  knownOf: (running: Running) => Promise<Known | null>,
): Promise<Fault[]> {
  const running = { env: process.env, signal };
  try {
    const apart: Run = (code, cases) => runWrite(code, { ...question, cases }, running);
    const known = (await knownOf(running))?.get(question.id);
    if (known) {
      const run: Run = (code, cases) => known.get(code)?.slice(0, cases.length) ?? apart(code, cases);
      if ((await faultsOf(question, run, at)).length === 0) return [];
    }
    return await faultsOf(question, apart, at);
  } catch (error) {
    if (signal.aborted) return [];
    if (error instanceof MissingProgram) return [fault('write-solution', at('language'), error.message)];
    return [fault('write-solution', at('setup'), (error as Error).message)];
  }
}

type Run = (code: string, cases: WriteQuestion['cases']) => Outcome[] | Promise<Outcome[]>;

async function faultsOf(question: WriteQuestion, run: Run, at: At): Promise<Fault[]> {
  return [
    ...solutionFaults(question, await run(question.solution, question.cases), at),
    ...(await starterFaults(question, run, at)),
    ...(await wrongFaults(question, run, at)),
  ];
}

function starterOf({ starter }: WriteQuestion): string {
  return starter ?? '';
}

function solutionFaults(question: WriteQuestion, outcomes: Outcome[], at: At): Fault[] {
  const failing = firstFailing(question, outcomes);
  if (!failing) return [];
  const { expected, got } = failing.misfits[0]!;
  const said = outcomes[failing.index]?.said.split('\n').at(-1) ?? '';
  const message = `the solution fails case ${failing.index + 1}: expected ${expected}, got ${got}${said && ` (${said})`}`;
  return [fault('write-solution', at('solution'), message)];
}

async function starterFaults(question: WriteQuestion, run: Run, at: At): Promise<Fault[]> {
  // One that fails is enough, and mostly the first does.
  const first = { ...question, cases: question.cases.slice(0, 1) };
  for (const some of [first, question]) if (firstFailing(some, await run(starterOf(question), some.cases))) return [];
  return [fault('write-starter', at('cases'), 'the starter, or nothing at all, passes all cases')];
}

async function wrongFaults(question: WriteQuestion, run: Run, at: At): Promise<Fault[]> {
  const faults: Fault[] = [];
  const before: Outcome[][] = [];
  for (const [index, { code }] of question.wrong.entries()) {
    const outcomes = await run(code, question.cases);
    const twin = sameMistake(question, outcomes, before);
    if (!firstFailing(question, outcomes))
      faults.push(fault('write-wrong', at('wrong', index), 'this wrong solution passes all cases'));
    else if (twin !== null)
      faults.push(
        fault(
          'write-wrong',
          at('wrong', index),
          `this behaves as wrong solution ${twin + 1} does, so it is never told`,
        ),
      );
    before.push(outcomes);
  }
  return faults;
}
