import { toQuestion } from '../../content/compile.js';
import { fault, type At, type Fault } from '../../content/faults.js';
import type { Sources } from '../../content/sources.js';
import { firstFailing, sameMistake, type Outcome } from '../../domain/lab/write-task.js';
import { isRun, type WriteQuestion } from '../../domain/road/question.js';
import { MissingProgram, runWrite } from '../../lab/write/run-write.js';
import type { Job } from './job.js';

/** Each `write` question: its solution must pass, an empty answer and its starter must not, each wrong one in its own way. */
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
          // Whatever it is written in, a Node runs and judges it.
          onEachNode: true,
          examples,
          run: (signal: AbortSignal) => proveQuestion(question, at, signal),
        },
      ];
    }),
  );
}

async function proveQuestion(question: WriteQuestion, at: At, signal: AbortSignal): Promise<Fault[]> {
  const run = (code: string, cases = question.cases) =>
    runWrite(code, { ...question, cases }, { env: process.env, signal });
  try {
    return [
      ...solutionFaults(question, await run(question.solution), at),
      ...(await starterFaults(question, run, at)),
      ...(await wrongFaults(question, run, at)),
    ];
  } catch (error) {
    if (signal.aborted) return [];
    if (error instanceof MissingProgram) return [fault('write-solution', at('language'), error.message)];
    return [fault('write-solution', at('setup'), (error as Error).message)];
  }
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
  const code = question.starter ?? '';
  // One that fails is enough, and mostly the first does.
  const first = { ...question, cases: question.cases.slice(0, 1) };
  if (firstFailing(first, await run(code, first.cases)) || firstFailing(question, await run(code))) return [];
  return [fault('write-starter', at('cases'), 'the starter, or nothing at all, passes all cases')];
}

type Run = (code: string, cases?: WriteQuestion['cases']) => Promise<Outcome[]>;

async function wrongFaults(question: WriteQuestion, run: Run, at: At): Promise<Fault[]> {
  const faults: Fault[] = [];
  const before: Outcome[][] = [];
  for (const [index, { code }] of question.wrong.entries()) {
    const outcomes = await run(code);
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
