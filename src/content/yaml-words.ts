import type * as v from 'valibot';
import type { Scalar, YAMLError } from 'yaml';

/** What YAML's own messages mean to someone who writes sentences. */
const SYNTAX: Partial<Record<YAMLError['code'], string>> = {
  BLOCK_AS_IMPLICIT_KEY:
    'this text holds a colon and a space, which YAML takes for a key: put the whole text in quotes',
  BAD_SCALAR_START: 'no text can begin with this character: put the whole text in quotes',
  DUPLICATE_KEY: 'this key stands here twice',
  MULTILINE_IMPLICIT_KEY: 'this line is no "key: value": a text of several lines is indented, or begins with | or >',
  TAB_AS_INDENT: 'indent with spaces: YAML does not allow tabs',
  BAD_INDENT: 'this line is indented by more or fewer spaces than the ones it belongs to',
  BAD_DQ_ESCAPE: 'this backslash means nothing in double quotes: write \\\\, or use single quotes',
  BAD_ALIAS: 'a text that begins with * or & is put in quotes',
  TAG_RESOLVE_FAILED: 'a text that begins with ! is put in quotes',
};

export function syntaxWords(error: YAMLError): string {
  const words = SYNTAX[error.code];
  if (words !== undefined) return words;
  if (error.code === 'MISSING_CHAR' && /quote/i.test(error.message)) return 'this quotation mark is never closed';
  if (error.code === 'UNEXPECTED_TOKEN')
    return `${firstLine(error.message)}: if this belongs to a text, put the whole text in quotes`;
  return firstLine(error.message);
}

export function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}

type Shape = v.GenericSchema & {
  type: string;
  entries?: Record<string, Shape>;
  item?: Shape;
  items?: Shape[];
  wrapped?: Shape;
  options?: Shape[];
  key?: string;
};

/** What is wrong with a value, and for a key that no one knows which one was meant. */
export function shapeWords(
  schema: v.GenericSchema,
  data: unknown,
  issue: v.BaseIssue<unknown>,
  scalar: Scalar | null,
): string {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const name = path.join('.') || 'file';
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const key = String(path.at(-1));
    const keys = keysAt(schema, data, path.slice(0, -1));
    const meant = nearest(key, keys);
    return `${name}: no such key${meant ? `; did you mean "${meant}"?` : `; there are ${keys.join(', ')}`}`;
  }
  if (issue.received === 'undefined' && issue.type !== 'variant') return `${name}: this key is missing`;
  return `${name}: ${issue.message}${quotingWords(issue, scalar)}`;
}

function quotingWords(issue: v.BaseIssue<unknown>, scalar: Scalar | null): string {
  if (issue.type !== 'string') return '';
  const source = scalar?.source;
  if (issue.input === null) return '; this is empty (a text that begins with # is put in quotes)';
  if (source !== undefined && typeof issue.input !== 'string') return `: put it in quotes, "${source}"`;
  return typeof issue.input === 'object' ? ': put it in quotes if its brackets or colons are part of it' : '';
}

function keysAt(schema: Shape, data: unknown, path: (string | number)[]): string[] {
  const here = unwrapped(schema, data);
  const [step, ...rest] = path;
  if (step === undefined) return Object.keys(here?.entries ?? {});
  const next = here?.entries?.[step] ?? here?.item ?? here?.items?.[Number(step)];
  return next ? keysAt(next, (data as Record<string, unknown>)[step], rest) : [];
}

function unwrapped(schema: Shape, data: unknown): Shape | undefined {
  if (schema.type === 'optional' && schema.wrapped) return unwrapped(schema.wrapped, data);
  if (schema.type !== 'variant' || !schema.options || !schema.key) return schema;
  const kind = (data as Record<string, unknown>)[schema.key];
  return schema.options.find(({ entries }) => (entries?.[schema.key!] as { literal?: unknown }).literal === kind);
}

/** The key that a misspelt one is nearest to, if it is near at all. */
function nearest(word: string, keys: string[]): string | null {
  const ranked = keys.map((key) => ({ key, slips: slips(word.toLowerCase(), key) })).sort((a, b) => a.slips - b.slips);
  return ranked[0] && ranked[0].slips <= Math.max(1, Math.floor(word.length / 3)) ? ranked[0].key : null;
}

/** Levenshtein's distance. */
function slips(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_unused, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
