import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault, faultIf, type At, type Fault, type Place } from '../../content/faults.js';
import type { LessonDocument } from '../../content/lesson.js';
import type { QuestionFile } from '../../content/schema.js';
import type { Sources, StepSource } from '../../content/sources.js';
import { printedMatches } from '../../domain/asking/printed.js';
import { fencesOf, type Fence } from '../../domain/road/fences.js';
import { trackedFences, type Tracked } from '../../domain/road/track-blocks.js';
import { errorLineOf, runIn, type Runnable } from '../../lab/run-language.js';
import { inScratch } from '../../lab/scratch.js';
import type { Asked, Job } from './job.js';
import { atLeast } from './node-version.js';

/** Every example of the lessons and every `predict` question, to be run in a scratch folder of its own. */
export function exampleJobs({ roadmap, steps }: Sources): Job[] {
  const languages = new Set<string>(roadmap?.value.languages.run);
  return steps.flatMap((step) => [
    ...step.lessons.flatMap((lesson) => lessonJobs(lesson, languages)),
    ...step.quiz.value.flatMap((question, index) =>
      question.kind === 'predict' && question['no-run'] !== true && languages.has(question.language)
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

/** The lessons with examples that need a newer Node than this. */
export function olderThan(version: string, { steps }: Sources): Asked[] {
  return steps.flatMap(({ lessons }) =>
    lessons.flatMap(({ text, front }) => {
      const { id, track = null } = front.value;
      return fencesOf(text)
        .filter(({ words: { node } }) => node !== null && !atLeast(version, node))
        .map(({ words }) => ({ name: id, track: track ?? words.track }));
    }),
  );
}

interface Example extends Tracked {
  /** It is run here; else it is only shown, or proved elsewhere. */
  isRun: boolean;
}

/** The examples as each track shows them, one after the other in one folder. */
function lessonJobs(lesson: LessonDocument, languages: Set<string>): Job[] {
  const all = trackedFences(lesson.text).map((one) => ({ ...one, isRun: isRun(one.fence, languages) }));
  const tracks = [...new Set(all.flatMap(({ tracks }) => tracks ?? []))];
  const { id, track = null } = lesson.front.value;
  return (tracks.length > 0 ? tracks : [null]).flatMap((own) => {
    const shown = all.filter(({ tracks }) => tracks === null || own === null || tracks.includes(own));
    if (!shown.some((one) => one.isRun)) return [];
    const examples = shown.filter((one) => one.isRun && one.fence.words.file === null).length;
    return [{ name: id, track: track ?? own, examples, run: (stop: AbortSignal) => runLesson(lesson, shown, stop) }];
  });
}

function isRun({ language, words }: Fence, languages: Set<string>): boolean {
  // An excerpt is run with the lab that it is of.
  if (!languages.has(language) || !words.isRun || words.from !== null) return false;
  return words.node === null || atLeast(process.versions.node, words.node);
}

function runLesson(lesson: LessonDocument, shown: Example[], stop: AbortSignal): Promise<Fault[]> {
  return inScratch(async (scratch) => {
    const faults: Fault[] = [];
    for (const [index, one] of shown.entries()) {
      if (!one.isRun || stop.aborted) continue;
      const { language, words, code: lines, line } = one.fence;
      const at = { file: lesson.name, line: lesson.linesBefore + line + 1, col: 1 };
      const code = `${lines.join('\n')}\n`;
      if (words.file !== null) {
        const plain = /^[\w-][\w.-]*$/.test(words.file);
        if (plain) await writeFile(join(scratch.work, words.file), code);
        faults.push(...faultIf(!plain, 'example-file', at, `"${words.file}" is no file name: letters, digits, . _ -`));
        continue;
      }
      const { printed, problem } = await runIn(language as Runnable, code, scratch, stop);
      if (problem) faults.push(fault('example-fails', at, `this example fails: ${problem}`));
      else faults.push(...outputFaults(one, shown[index + 1], printed.trimEnd(), at));
    }
    return faults;
  });
}

/** An output block belongs to what stands right above it on this track. */
function outputFaults({ fence, tracks }: Tracked, next: Tracked | undefined, printed: string, at: Place): Fault[] {
  if (next?.fence.language !== 'output') return [];
  if ((tracks === null || next.tracks === null) && next.fence.line > fence.end + 2) return [];
  return faultIf(
    printed !== next.fence.code.join('\n').trimEnd(),
    'example-output',
    at,
    `this example prints ${JSON.stringify(printed)}, not what the output block says`,
  );
}

async function runPredict({ quiz }: StepSource, index: number, stop: AbortSignal): Promise<Fault[]> {
  const question = quiz.value[index]!;
  if (question.kind !== 'predict') return [];
  if (question['error-line'] !== undefined)
    return proveLine(question, question['error-line'], (...path) => quiz.at(index, ...path), stop);
  const { printed, problem } = await inScratch((scratch) =>
    runIn(question.language as Runnable, question.code, scratch, stop),
  );
  if (problem) return [fault('predict-fails', quiz.at(index, 'code'), `this program fails: ${problem}`)];
  const said = `the program prints ${JSON.stringify(printed.trimEnd())}`;
  const wrong = folded(printed) !== folded(question.answer ?? '');
  const refused = !printedMatches({ ...question, answer: question.answer ?? '' }, printed).correct;
  const message = wrong ? said : `${said}: typed as the program prints it, the answer would be graded wrong`;
  return faultIf(wrong || refused, 'predict-output', quiz.at(index, 'answer'), message);
}

async function proveLine({ language, code }: PredictFile, line: number, at: At, stop: AbortSignal): Promise<Fault[]> {
  const said = await inScratch((scratch) => errorLineOf(language as Runnable, code, scratch, stop));
  const wrong = (message: string) => [fault('predict-compiles', at('error-line'), message)];
  if (said === 'unknown') return wrong(`in ${language} this cannot be proved: say no-run: true`);
  if (said.problem !== null) return wrong(`this cannot be proved: ${said.problem}`);
  if (said.line === null) return wrong('this program compiles');
  return said.line === line ? [] : wrong(`the error is in line ${said.line}: ${said.words}`);
}

type PredictFile = Extract<QuestionFile, { kind: 'predict' }>;

function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
