import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault, faultIf, type Fault, type Place } from '../../content/faults.js';
import { fencesOf, type Fence } from '../../content/fences.js';
import type { LessonDocument } from '../../content/lesson.js';
import type { Sources, StepSource } from '../../content/sources.js';
import { printedMatches } from '../../domain/asking/printed.js';
import { runIn, type Runnable } from '../../lab/run-language.js';
import { inScratch } from '../../lab/scratch.js';
import type { Job } from './job.js';

/** Every example of the lessons and every `predict` question, to be run in a scratch folder of its own. */
export function exampleJobs({ roadmap, steps }: Sources): Job[] {
  const languages = new Set<string>(roadmap?.value.languages.run);
  const runs = ({ language, info }: Fence) => languages.has(language) && !info.includes('no-run');
  return steps.flatMap((step) => [
    ...step.lessons.flatMap((lesson) => {
      const fences = fencesOf(lesson.text);
      const examples = fences.filter((fence) => runs(fence) && fileOf(fence) === null).length;
      if (!fences.some(runs)) return [];
      return [
        {
          name: lesson.front.value.id,
          track: lesson.front.value.track ?? null,
          examples,
          run: (stop: AbortSignal) => runLesson(lesson, fences, runs, stop),
        },
      ];
    }),
    ...step.quiz.value.flatMap((question, index) =>
      question.kind === 'predict' && languages.has(question.language)
        ? [
            {
              name: question.id,
              track: question.track ?? null,
              examples: 1,
              run: (stop: AbortSignal) => runPredict(step, index, stop),
            },
          ]
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
        if (plain) await writeFile(join(scratch.work, file), code);
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
  const said = `the program prints ${JSON.stringify(printed.trimEnd())}`;
  const wrong = folded(printed) !== folded(question.answer);
  const refused = !printedMatches(question, printed).correct;
  const message = wrong ? said : `${said}: typed as the program prints it, the answer would be graded wrong`;
  return faultIf(wrong || refused, 'predict-output', quiz.at(index, 'answer'), message);
}

function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
