import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { safeParse } from 'valibot';
import { FILE_KINDS } from './file-kinds.js';
import { jsonSchemaOf } from './json-schema.js';
import { idShape } from './value-shapes.js';

declare const __STARTER__: string;

const FIRST = '01-lessons/lessons/what-lies-where.md';

/** The folder that the first lines of a new roadmap's files name. */
const SCHEMAS = 'schema';

/** The files of a first roadmap, for a folder of this name. */
export function starterFiles(folder: string): Record<string, string> {
  const root = fileURLToPath(new URL(__STARTER__, import.meta.url));
  const files = Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8').replaceAll('\r\n', '\n')]),
  );
  const road = files['roadmap.yaml']!.replace('id: first-roadmap', `id: ${idFor(folder)}`);
  const { [FIRST]: first, ...others } = files;
  // Last, so that it is what `author preview` shows at first.
  return { ...others, 'roadmap.yaml': road, ...schemaFiles(), [FIRST]: first! };
}

/** JSON Schema for editors, as files of a roadmap. */
export function schemaFiles(): Record<string, string> {
  return Object.fromEntries(
    FILE_KINDS.map((kind) => [`${SCHEMAS}/${kind}.json`, `${JSON.stringify(jsonSchemaOf(kind))}\n`]),
  );
}

/** Progress is kept by the id, so two roadmaps on one machine should not have the same. */
function idFor(folder: string): string {
  const id = folder
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return safeParse(idShape, id).success ? id : 'my-roadmap';
}
