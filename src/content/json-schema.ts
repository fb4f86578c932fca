import { toJsonSchema, type ConversionConfig, type JsonSchema } from '@valibot/to-json-schema';
import { union, type GenericSchema } from 'valibot';
import { contractShape } from './contract-shape.js';
import type { FileKind } from './file-kinds.js';
import { KEY_WORDS } from './key-words.js';
import { labShape } from './lab-shape.js';
import { lessonShape, quizShape, roadmapShape, stepShape } from './schema.js';
import { stepShape as lookShape, stepShapes as looks } from './step-shape.js';

/** What validates each kind of file. */
export const SHAPES: Record<FileKind, GenericSchema> = {
  roadmap: roadmapShape,
  step: stepShape,
  quiz: quizShape,
  lesson: lessonShape,
  lab: labShape,
  contract: contractShape,
};

/** JSON Schema of one kind of file, made from what validates it. */
export function jsonSchemaOf(kind: FileKind): JsonSchema {
  const title = kind === 'lesson' ? 'The front matter of a lesson' : `${kind}.yaml of a roadmap`;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title,
    ...withoutHead(toJsonSchema(SHAPES[kind], CONFIG)),
  };
}

const CONFIG: ConversionConfig = {
  // Every YAML language server reads it; later drafts only those from 1.20 on, and nothing in here needs one.
  target: 'draft-07',
  typeMode: 'input',
  // JSON Schema has no words for these: names that are taken, which of two numbers is larger, what can be parsed;
  // and all its numbers are finite.
  ignoreActions: ['check', 'finite', 'url'],
  overrideAction({ valibotAction, jsonSchema }) {
    // A text of spaces alone is as empty as none.
    if (valibotAction.type === 'trim') return { ...jsonSchema, not: { pattern: String.raw`^\s*$` } };
    if (valibotAction.type !== 'regex') return undefined;
    const { message } = valibotAction as unknown as { message: unknown };
    return typeof message === 'string' ? ({ ...jsonSchema, patternErrorMessage: message } as JsonSchema) : undefined;
  },
  overrideSchema({ valibotSchema, jsonSchema }) {
    // Which of them is meant is decided in code, by the word that stands there.
    if (valibotSchema === lookShape) return withoutHead(toJsonSchema(union(Object.values(looks)), CONFIG));
    const { properties } = jsonSchema;
    return properties ? { ...jsonSchema, properties: explained(properties) } : undefined;
  },
};

function withoutHead(schema: JsonSchema): JsonSchema {
  return { ...schema, $schema: undefined, $defs: undefined };
}

function explained(properties: NonNullable<JsonSchema['properties']>): NonNullable<JsonSchema['properties']> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => {
      const description = Object.hasOwn(KEY_WORDS, key) ? KEY_WORDS[key] : undefined;
      return [key, typeof schema === 'object' && description !== undefined ? { description, ...schema } : schema];
    }),
  );
}
