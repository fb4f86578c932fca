import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSources, toQuestion } from '../../src/content/compile.js';
import { firstFailing } from '../../src/domain/lab/write-task.js';
import type { WriteQuestion } from '../../src/domain/road/question.js';
import { runWrite, runWritesAtOnce } from '../../src/lab/write/run-write.js';

interface Styled {
  id: string;
  solutions: string[];
}

interface Answer {
  file: string;
  id: string;
  code: string;
}

const posix = describe.skipIf(process.platform === 'win32');
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const STYLES = here('../fixtures/styles/');
const questions = new Map(
  readSources(here('../../roadmap'))
    .steps.flatMap(({ quiz }) => quiz.value.map((file) => toQuestion(file)))
    .filter((question) => question.kind === 'write')
    .map((question) => [question.id, question]),
);

/** One solution of each question, not always the same; EVERY_STYLE=1 tries them all. */
const solutions: Answer[] = readdirSync(STYLES).flatMap((file) =>
  (parse(readFileSync(STYLES + file, 'utf8')) as Styled[]).flatMap(({ id, solutions }, index) => {
    const tried = process.env['EVERY_STYLE'] ? solutions : [solutions[index % solutions.length]!];
    return tried.map((code) => ({ file, id, code }));
  }),
);

posix('a right answer in another style is never refused', () => {
  const files = [...new Set(solutions.map(({ file }) => file))];

  test.each(files)('%s', { timeout: 300_000 }, async (file) => {
    const left = batchesOf(solutions.filter((solution) => solution.file === file));
    const refused: string[] = [];
    const worker = async () => {
      for (let next = left.shift(); next; next = left.shift()) refused.push(...(await refusals(next)));
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
    expect(refused).toEqual([]);
  });
});

/** In two halves of each language, so that two processes share them; what is no call cannot share one. */
function batchesOf(all: Answer[]): Answer[][] {
  const batches = new Map<string, Answer[]>();
  for (const [index, one] of all.entries()) {
    const question = questionOf(one);
    const isJoined = question.cases.every(({ call }) => call !== null);
    const name = isJoined ? `${question.language} ${index % 2}` : `${index}`;
    batches.set(name, [...(batches.get(name) ?? []), one]);
  }
  return [...batches.values()];
}

/** All in one process where that can be: only what is refused there needs to be run as a learner's is. */
async function refusals(batch: Answer[]): Promise<string[]> {
  const asked = batch.map((one) => ({ task: questionOf(one), codes: [one.code] }));
  const atOnce = await runWritesAtOnce(asked[0]!.task.language, asked, RUNNING);
  const refused: string[] = [];
  for (const [index, { code }] of batch.entries()) {
    const { task } = asked[index]!;
    const known = atOnce?.[index]![0];
    if (known && !firstFailing(task, known)) continue;
    const failing = firstFailing(task, await runWrite(code, task, RUNNING));
    if (failing) refused.push(`${task.id}: case ${failing.index + 1}: ${JSON.stringify(failing.misfits[0])}\n${code}`);
  }
  return refused;
}

const RUNNING = { env: process.env, limitMs: 20_000 };

function questionOf({ id }: Answer): WriteQuestion {
  const question = questions.get(id);
  if (!question) throw new Error(`there is no question ${id}`);
  return question;
}
