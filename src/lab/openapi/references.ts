import { isRecord } from '../../domain/lab/fill.js';
import { valueAt } from '../../domain/lab/pointer.js';
import { shownPlace } from './faults-of.js';

/** What a reference inside the document leads to; undefined where it leads nowhere. Nothing is ever fetched. */
export function pointedTo(root: unknown, ref: string): unknown {
  if (ref === '#') return root;
  return ref.startsWith('#/') ? valueAt(root, decoded(ref.slice(1))) : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text; // A % without two digits.
    throw error;
  }
}

const MOST_STEPS = 30;

/** A value itself, or what its `$ref` leads to, step by step; null where that is no object. */
export function followed(root: unknown, value: unknown): Record<string, unknown> | null {
  let found = value;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    if (!isRecord(found)) return null;
    const { $ref } = found;
    if (typeof $ref !== 'string') return found;
    found = pointedTo(root, $ref);
  }
  return null;
}

/** The first reference that leads nowhere, or out of the document, in words. */
export function brokenReference(root: Record<string, unknown>): string | null {
  const open: { value: unknown; path: string; named: boolean }[] = [{ value: root, path: '', named: false }];
  for (let one = open.pop(); one; one = open.pop()) {
    const { value, path, named } = one;
    if (typeof value !== 'object' || value === null) continue;
    const { $ref } = value as { $ref?: unknown };
    const fault = typeof $ref === 'string' && !named ? faultOf(root, $ref) : null;
    if (fault !== null) return `${shownPlace(path)}: ${fault}`;
    const inner = Object.entries(value).filter(([key]) => named || !(FREE.has(key) || key.startsWith('x-')));
    // The first in the document is looked at first.
    for (const [key, member] of inner.reverse())
      open.push({ value: member, path: `${path}/${key.replaceAll('/', '~1')}`, named: !named && NAMES.has(key) });
  }
  return null;
}

/** Under these stands anybody's data. */
const FREE = new Set(['example', 'examples', 'default', 'enum', 'const', 'value', 'dataValue', 'mapping']);
/** Under these stand names that are the author's own. */
const NAMES = new Set([
  'properties',
  'patternProperties',
  'schemas',
  '$defs',
  'responses',
  'paths',
  'content',
  'headers',
]);

function faultOf(root: unknown, ref: string): string | null {
  if (!ref.startsWith('#'))
    return `$ref "${ref}" leads out of the document: this check reads one file, and fetches none`;
  // A name of a place, `$anchor`, is looked for by nobody here.
  if (ref !== '#' && !ref.startsWith('#/')) return `$ref "${ref}" is no path: write #/components/schemas/NAME`;
  return pointedTo(root, ref) === undefined ? `$ref "${ref}" leads nowhere` : null;
}
