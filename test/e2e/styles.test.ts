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
const solutions = readdirSync(STYLES).flatMap((file) =>
  (parse(readFileSync(STYLES + file, 'utf8')) as Styled[]).flatMap(({ id, solutions }, index) => {
    const tried = process.env['EVERY_STYLE'] ? solutions : [solutions[index % solutions.length]!];
    return tried.map((code) => ({ file, id, code }));
  }),
);

posix('a right answer in another style is never refused', () => {
  const files = [...new Set(solutions.map(({ file }) => file))];

  test.each(files)('%s', { timeout: 300_000 }, async (file) => {
    const left = solutions.filter((solution) => solution.file === file);
    const refused: string[] = [];
    const worker = async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const why = await refusal(questions.get(next.id), next.code);
        if (why !== null) refused.push(`${next.id}: ${why}\n${next.code}`);
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
    expect(refused).toEqual([]);
  });
});

async function refusal(question: WriteQuestion | undefined, code: string): Promise<string | null> {
  if (!question) return 'there is no such question';
  const running = { env: process.env, limitMs: 20_000 };
  // All cases in one process where that can be: only what is refused there needs to be run as a learner's is.
  const [atOnce] = (await runWritesAtOnce([code], question, running)) ?? [];
  if (atOnce && !firstFailing(question, atOnce)) return null;
  const failing = firstFailing(question, await runWrite(code, question, running));
  return failing && `case ${failing.index + 1}: ${JSON.stringify(failing.misfits[0])}`;
}
