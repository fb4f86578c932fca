import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrotliOptions } from 'node:zlib';
import type { QuestionBrief } from '../domain/road/question.js';
import type { Roadmap } from '../domain/road/roadmap.js';
import {
  bodyPath,
  briefsName,
  CONTRACT,
  isBrief,
  isStep,
  labName,
  packedPath,
  questionsName,
  stepName,
  type Body,
  type Compiled,
  type Known,
  type Outline,
  type Stamp,
} from './compiled.js';
import { textsInLines, type Texts } from './packed-texts.js';

/** A hash of all that compiles a roadmap: what another program has compiled may have another form. */
declare const __COMPILED__: string;

/** Writes what `openBuiltIn` opens: the texts are packed, as close as can be where it is to be downloaded; briefs are not. */
export async function writeBuiltIn(target: string, compiled: Compiled, isForAll: boolean): Promise<void> {
  const { writeFileSync } = await import('node:fs');
  const { promisify } = await import('node:util');
  const { brotliCompress, constants } = await import('node:zlib');
  const packed = promisify<string, BrotliOptions, Buffer>(brotliCompress);
  // With 10 they take half the time, and a fortieth more space.
  const quality = isForAll ? constants.BROTLI_MAX_QUALITY : 10;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  };
  mkdirSync(target, { recursive: true });
  // All at once: each is packed on a thread of its own.
  const pack = async ([name, body]: [string, unknown]) => {
    if (isBrief(name)) return writeFileSync(bodyPath(target, name), JSON.stringify(body));
    const text = isStep(name) ? textsInLines(body as Texts) : JSON.stringify(body);
    return writeFileSync(packedPath(target, name), await packed(text, { params }));
  };
  await Promise.all(named(compiled).map(pack));
  const outline: Known = { roadmap: outlined(compiled.roadmap), hash: compiled.hash };
  writeFileSync(join(target, 'outline.json'), JSON.stringify(outline));
}

/** Writes the compiled form of a folder: an outline, and a file a step. */
export async function writeCompiled(target: string, compiled: Compiled, folder: string, stamp: Stamp): Promise<void> {
  // It renames what it has written whole, and tries again where another program holds a file, as on Windows.
  const { writeFileSync } = await import('atomically');
  const { createHash } = await import('node:crypto');
  const write = (path: string, value: unknown): Body => {
    const text = JSON.stringify(value);
    // Not flushed: what a power cut leaves half is noticed and made again.
    writeFileSync(path, text, { fsync: false });
    return [Buffer.byteLength(text), createHash('sha1').update(text).digest('base64url')];
  };
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const written = named(compiled).map(([name, body]) => [name, write(bodyPath(target, name), body)] as const);
  const { hash } = compiled;
  const roadmap = outlined(compiled.roadmap);
  const outline = { compiled: __COMPILED__, folder, stamp, roadmap, hash, bodies: Object.fromEntries(written) };
  write(join(target, 'outline.json'), outline satisfies Outline);
}

function named({ roadmap, bodies, labs, contract }: Compiled): [name: string, body: unknown][] {
  return [
    ...roadmap.steps.map(({ id, questions }): [string, unknown] => [briefsName(id), questions]),
    ...Object.entries(bodies).flatMap(([id, { questions, ...texts }]): [string, unknown][] => [
      [stepName(id), texts],
      [questionsName(id), questions],
    ]),
    ...Object.entries(labs).map(([id, body]): [string, unknown] => [labName(id), body]),
    [CONTRACT, contract],
  ];
}

function outlined({ steps, ...rest }: Roadmap): Known['roadmap'] {
  const namesOf = (questions: QuestionBrief[]) => questions.map(({ id, was }) => [id, ...was].join('/')).join(' ');
  return { ...rest, steps: steps.map(({ questions, ...step }) => ({ ...step, names: namesOf(questions) })) };
}
