import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { FILE_KINDS } from '../../src/content/file-kinds.js';
import { contentsOf, disagreed, judged, type Content } from './schema-agrees.js';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const ROOTS = ['fixtures/valid', 'fixtures/labs', 'fixtures/lab', 'fixtures/writing', '../starter', '../roadmap'].map(
  (name) => join(HERE, name),
);

/** Of the built-in one all but quizzes: it takes seconds to read those, and one is like another. */
const MOST = readdirSync(ROOTS.at(-1)!, { recursive: true, encoding: 'utf8' }).filter(
  (name) => !name.endsWith('quiz.yaml') || name.startsWith('18-'),
);

test.each(ROOTS)('schema and checker take every file of %s', (root) => {
  const contents = contentsOf(root, root === ROOTS.at(-1) ? MOST : undefined);
  expect(contents.length).toBeGreaterThan(1);
  for (const { name, ...content } of contents)
    expect([name, judged(content)]).toEqual([name, { checker: true, schema: true }]);
});

/** What an author may have put in the place of a value. */
const SLIPS: unknown[] = [null, true, 404, 1.5, '', '  ', 'Some Words', [], ['a'], {}, { id: 'a' }];

interface Slip {
  said: string;
  data: unknown;
}

/** The same with one thing wrong: each value in turn left out, or something else in its place; and a key more. */
function slipsIn(data: unknown, path: string, put: (inner: unknown) => unknown): Slip[] {
  const isMap = typeof data === 'object' && data !== null && !Array.isArray(data);
  const wrong = SLIPS
    // Valibot takes a list for a map where no key must be there; the schema does not.
    .filter((slip) => !(isMap && Array.isArray(slip)))
    .map((slip) => ({ said: `${path} is ${JSON.stringify(slip)}`, data: put(slip) }));
  if (typeof data !== 'object' || data === null) return wrong;
  const rebuilt = (inner: object) => put(isMap ? inner : Object.values(inner));
  const inside = Object.entries(data).flatMap(([key, value]) => [
    { said: `${path}/${key} is left out`, data: rebuilt(without(data, key)) },
    ...slipsIn(value, `${path}/${key}`, (inner) => rebuilt({ ...data, [key]: inner })),
  ]);
  return [
    ...wrong,
    ...inside,
    ...(isMap ? [{ said: `${path} has a key more`, data: put({ ...data, colour: 'blue' }) }] : []),
  ];
}

function without(data: object, key: string): object {
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== key));
}

test.each(FILE_KINDS)('schema and checker agree on what may go wrong in %s', (kind) => {
  const all = samples(kind).flatMap(({ data }) => slipsIn(data, '', (same) => same).map((slip) => ({ ...slip, kind })));
  expect(all.length).toBeGreaterThan(50);
  expect(disagreed(all).map(({ said }) => said)).toEqual([]);
});

/** A file of the kind; of a quiz, a question of each kind. */
function samples(kind: Content['kind']): Content[] {
  const contents = ROOTS.slice(0, -1)
    .flatMap((root) => contentsOf(root))
    .filter((one) => one.kind === kind);
  if (kind !== 'quiz') return contents.slice(0, 1);
  return [...new Map(contents.map((one) => [(one.data as { kind: string }[])[0]!.kind, one])).values()];
}
