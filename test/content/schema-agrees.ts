import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Validator, type Schema } from '@cfworker/json-schema';
import { safeParse } from 'valibot';
import { parse } from 'yaml';
import { FILE_KINDS, type FileKind } from '../../src/content/file-kinds.js';
import { jsonSchemaOf, SHAPES } from '../../src/content/json-schema.js';

const validators = Object.fromEntries(
  FILE_KINDS.map((kind) => [kind, new Validator(jsonSchemaOf(kind) as Schema, '7')]),
) as Record<FileKind, Validator>;

export interface Content {
  name: string;
  kind: FileKind;
  data: unknown;
}

/** What stands in these files of a roadmap that have a shape, as far as it is YAML; of a quiz, each question by itself. */
export function contentsOf(root: string, names = readdirSync(root, { recursive: true, encoding: 'utf8' })): Content[] {
  return names.flatMap((name) => {
    const isLesson = /[\\/]lessons[\\/][^\\/]+\.md$/.test(name);
    const kind = (isLesson ? 'lesson' : basename(name, '.yaml')) as FileKind;
    if (!(isLesson || name.endsWith('.yaml')) || !FILE_KINDS.includes(kind) || /reference|starter|^translations/.test(name))
      return [];
    const text = readFileSync(join(root, name), 'utf8');
    let data: unknown;
    try {
      data = parse(isLesson ? (text.split(/^---$/m)[1] ?? '') : text, { logLevel: 'error' });
    } catch {
      return []; // No YAML: nobody comes to its shape.
    }
    const pieces = kind === 'quiz' && Array.isArray(data) ? data.map((question: unknown) => [question]) : [data];
    return pieces.map((piece) => ({ name, kind, data: piece }));
  });
}

/** What the checker and the schema say of it; what the checker does in code alone is left out. */
export function judged({ kind, data }: Pick<Content, 'kind' | 'data'>): { checker: boolean; schema: boolean } {
  const { issues = [] } = safeParse(SHAPES[kind], data);
  const inCode = issues.length > 0 && issues.every(({ type }) => type === 'check' || type === 'url');
  return { checker: issues.length === 0 || inCode, schema: validators[kind].validate(data).valid };
}

const agreed = new Set<string>();

/** The contents of which the schema says another thing than the checker. */
export function disagreed<One extends Pick<Content, 'kind' | 'data'>>(contents: One[]): One[] {
  return contents.filter((content) => {
    // Most tests change one question of many.
    const key = `${content.kind} ${JSON.stringify(content.data)}`;
    if (agreed.has(key)) return false;
    const { checker, schema } = judged(content);
    if (checker === schema) agreed.add(key);
    return checker !== schema;
  });
}
