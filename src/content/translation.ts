import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { outsideFences } from '../domain/road/fences.js';
import { fault, type Fault, type Place } from './faults.js';
import { sourcesIn, type SourceFile } from './files.js';
import { idShape } from './value-shapes.js';
import type { Sources } from './sources.js';
import { parseYaml, type YamlFile } from './yaml.js';

const text = v.pipe(v.string('must be text'), v.trim(), v.minLength(1, 'must not be empty'));
const texts = v.array(text);
/** The hash of what a unit translates: `author check --lang` tells it. */
const of = v.pipe(text, v.regex(/^[0-9a-z]{11}$/, 'must be the hash that `roadmap author check --lang` tells'));

const lessonShape = v.strictObject({ id: idShape, of, title: text, goal: text });
const quizShape = v.array(
  v.strictObject({
    ...{ id: idShape, of, prompt: text, explain: v.optional(text), hint: v.optional(v.union([text, texts])) },
    options: v.optional(v.array(v.strictObject({ text, why: v.optional(text) }))),
    ...{ accept: v.optional(texts), items: v.optional(texts), say: v.optional(texts), back: v.optional(text) },
    pairs: v.optional(v.array(v.strictTuple([text, text]))),
  }),
  'must be a list of questions',
);

/** A part of a lesson under its heading in another language. */
export interface PartUnit {
  /** The anchor of the heading that it has in the original. */
  anchor: string;
  of: string;
  title: string;
  markdown: string;
  at: Place;
}

export interface LessonUnits {
  front: YamlFile<v.InferOutput<typeof lessonShape>>;
  parts: PartUnit[];
}

export type QuestionUnit = v.InferOutput<typeof quizShape>[number];

/** What a folder of translations holds, by the folders of the steps. */
export interface Translation {
  language: string;
  lessons: LessonUnits[];
  quizzes: { folder: string; quiz: YamlFile<QuestionUnit[]> }[];
  files: string[];
  faults: Fault[];
}

export const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}$/;

/** The languages that a roadmap is translated into. */
export function languagesOf(root: string): string[] {
  const folder = join(root, TRANSLATIONS);
  return existsSync(folder) ? readdirSync(folder).filter((name) => LANGUAGE.test(name)) : [];
}

export function readTranslation(root: string, language: string, { steps }: Sources): Translation {
  const found: Translation = { language, lessons: [], quizzes: [], files: [], faults: [] };
  const sourceOf = sourcesIn(root);
  const read = (inner: string): SourceFile | null => {
    const name = `${TRANSLATIONS}/${language}/${inner}`;
    if (!existsSync(join(root, name))) return null; // What is not translated yet is shown as it is.
    const source = sourceOf(name);
    found.files.push(name);
    if ('text' in source) return source;
    found.faults.push(source);
    return null;
  };
  for (const { folder, lessons } of steps) {
    const source = read(`${folder}/quiz.yaml`);
    const quiz = source && parseYaml(source, quizShape);
    found.faults.push(...(quiz?.faults ?? []));
    if (quiz?.file) found.quizzes.push({ folder, quiz: quiz.file });
    for (const { front } of lessons) {
      const lesson = read(`${folder}/lessons/${front.value.id}.md`);
      if (lesson) readLesson(lesson, found);
    }
  }
  return found;
}

const TRANSLATIONS = 'translations';

function readLesson({ name, text: whole }: SourceFile, found: Translation): void {
  const match = /^---\r?\n([\s\S]*?\n)---\r?\n/.exec(whole);
  const top = { file: name, line: 1, col: 1 };
  if (!match) {
    found.faults.push(fault('front-matter', top, 'a lesson begins with front matter between two lines of ---'));
    return;
  }
  const { file: front, faults } = parseYaml({ name, text: `#--\n${match[1]!}` }, lessonShape);
  found.faults.push(...faults);
  const before = match[0].split('\n').length - 1;
  const parts: PartUnit[] = [];
  const body = whole.slice(match[0].length).replaceAll('\r\n', '\n');
  const headings = new Map(
    outsideFences(body).flatMap(({ line, index }) => (line.startsWith('## ') ? [[index, line] as const] : [])),
  );
  body.split('\n').forEach((line, index) => {
    const at = { file: name, line: before + index + 1, col: 1 };
    if (!headings.has(index)) {
      if (parts.length > 0) parts.at(-1)!.markdown += `${line}\n`;
      else if (line.trim() !== '')
        found.faults.push(
          fault('translation-unit', at, 'text before the first part: its goal stands in the front matter'),
        );
      return;
    }
    const [, title, anchor, hash] = /^## (.+?) \{([^\s}]+) ([0-9a-z]{11})\}\s*$/.exec(line) ?? [];
    if (title !== undefined) parts.push({ anchor: anchor!, of: hash!, title, markdown: '', at });
    else
      found.faults.push(
        fault(
          'translation-unit',
          at,
          'a heading ends with the anchor and the hash of what it translates: {anchor hash}',
        ),
      );
  });
  if (front) found.lessons.push({ front, parts });
}
