import { JSON_VERSION } from './json.js';

/**
 * What `jsonLine` gives, in pieces: of a list that is given as an iterator, one item is held at a time, and what it
 * becomes.
 */
export function* jsonPieces(body: Record<string, unknown>): Generator<string> {
  let piece = '';
  for (const part of partsOf({ version: JSON_VERSION, ...body })) {
    piece += part;
    if (piece.length < LEAST) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** As much as a pipe takes at once. */
const LEAST = 65_536;

function* partsOf(body: Record<string, unknown>): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(body)) {
    yield `${before}\n  ${JSON.stringify(key)}: `;
    if (isIterator(value)) yield* itemsOf(value);
    else yield indented(value, '  ');
    before = ',';
  }
  yield '\n}';
}

function* itemsOf(items: Iterable<unknown>): Generator<string> {
  let before = '[';
  for (const item of items) {
    yield `${before}\n    ${indented(item, '    ')}`;
    before = ',';
  }
  yield before === '[' ? '[]' : '\n  ]';
}

/** No text in JSON has a line end of its own. */
function indented(value: unknown, by: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${by}`);
}

function isIterator(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && !Array.isArray(value);
}
