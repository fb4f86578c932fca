import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FILE_KINDS, type FileKind } from '../content/file-kinds.js';
import { jsonSchemaOf } from '../content/json-schema.js';
import { schemaFiles } from '../content/starter.js';
import type { Context } from '../context.js';
import { RoadmapError, usageError } from '../errors.js';
import { replaceFile } from '../store/replace-file.js';
import { makeFolder } from '../teaching/lab/lay-down.js';

/** Prints the JSON Schema of a kind of file; or writes those of all kinds into a roadmap, for editors. */
export function authorSchema(
  { terminal, cwd }: Pick<Context, 'terminal' | 'cwd'>,
  kind: FileKind | undefined,
  { write }: { write?: string },
): void {
  if (kind !== undefined) return terminal.write(`${JSON.stringify(jsonSchemaOf(kind), null, 2)}\n`);
  if (write !== undefined) return terminal.print(written(resolve(cwd, write), write));
  throw usageError(
    `Of which kind of file? There are ${FILE_KINDS.join(', ')}.`,
    '`roadmap author schema quiz` prints one; `--write my-roadmap` writes all into its folder `schema`.',
  );
}

function written(folder: string, named: string): string {
  if (!existsSync(join(folder, 'roadmap.yaml')))
    throw usageError(`${named} holds no roadmap.yaml.`, 'Name the folder of a roadmap.');
  makeFolder(join(folder, 'schema'));
  const stale = Object.entries(schemaFiles()).filter(([name, text]) => textOf(join(folder, name)) !== text);
  for (const [name, text] of stale)
    try {
      replaceFile(join(folder, name), text, null);
    } catch (error) {
      throw new RoadmapError(
        `${join(named, name)} cannot be written: ${(error as Error).message}.`,
        'Make the folder writable, and try again.',
      );
    }
  if (stale.length === 0) return 'schema/ is up to date.';
  return `Written: ${stale.map(([name]) => name).join(', ')}.`;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null; // It is written then, or whatever stands there is named.
  }
}
