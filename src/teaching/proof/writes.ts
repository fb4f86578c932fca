import { toQuestion } from '../../content/compile.js';
import { fault, type At, type Fault } from '../../content/faults.js';
import type { Sources } from '../../content/sources.js';
import { firstFailing, sameMistake, type Outcome } from '../../domain/lab/write-task.js';
import { isRun, type WriteQuestion } from '../../domain/road/question.js';
import { MissingProgram, runWrite, runWritesAtOnce } from '../../lab/write/run-write.js';
import type { Running } from '../../lab/write/outcomes.js';
import type { Job } from './job.js';

/**
 * Each `write` question: its solution must pass, an empty answer and its starter must not, each wrong one in its own way. All are
 * run in one process, and apart, as a learner's is, where that shows a fault or cannot be.
 */
export function writeJobs({ steps }: Sources): Job[] {
  return steps.flatMap(({ quiz }) =>
    quiz.value.flatMap((file, index) => {
      const question = toQuestion(file);
      if (!isRun(question)) return [];
      const at: At = (...path) => quiz.at(index, ...path);
      const examples = question.cases.length * (2 + question.wrong.length);
      return [
        {
          name: question.id,
          track: question.track,
          // What runs in a program of its own is the same beside each Node.
          onEachNode: question.language !== 'python' && question.language !== 'sh',
          examples,
          run: (signal: AbortSignal) => proveQuestion(question, at, signal),
        },
      ];
    }),
  );
}

async function proveQuestion(question: WriteQuestion, at: At, signal: AbortSignal): Promise<Fault[]> {
  const running = { env: process.env, signal };
  try {
    const apart: Run = (code, cases) => runWrite(code, { ...question, cases }, running);
    const atOnce = await outcomesAtOnce(question, running);
    if (atOnce) {
      const run: Run = (code, cases) => atOnce.get(code)?.slice(0, cases.length) ?? apart(code, cases);
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

/** What came of each answer on all cases; null where they cannot be run in one process. */
async function outcomesAtOnce(question: WriteQuestion, running: Running): Promise<Map<string, Outcome[]> | null> {
  const codes = [...new Set([question.solution, ...question.wrong.map(({ code }) => code), starterOf(question)])];
  const all = await runWritesAtOnce(codes, question, running);
  return all && new Map(codes.map((code, index) => [code, all[index]!]));
}

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
