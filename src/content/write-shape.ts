import * as v from 'valibot';
import { WRITE_LANGUAGES, type WriteCase, type WriteLanguage } from '../domain/lab/write-task.js';
import type { Want } from '../domain/lab/want.js';

// Not trimmed: the first line of code may be indented, and a file ends in a line break.
const code = v.pipe(v.string('must be text'), v.minLength(1, 'must not be empty'));
const sentence = v.pipe(v.string('must be text'), v.trim(), v.minLength(1, 'must not be empty'));
const value = v.unknown();
const texts = v.array(v.string('must be text'));

const caseShape = v.strictObject({
  setup: v.optional(code),
  rows: v.optional(v.array(v.array(value, 'a row must be a list'), 'must be a list of rows')),
  columns: v.optional(texts),
  ordered: v.optional(v.boolean('must be true or false'), false),
  state: v.optional(code),
  call: v.optional(code),
  gives: v.optional(value),
  throws: v.optional(sentence),
  error: v.optional(value),
  args: v.optional(texts, []),
  stdin: v.optional(v.string('must be text'), ''),
  prints: v.optional(value),
  exit: v.optional(value),
  files: v.optional(v.record(v.string(), value), {}),
  after: v.optional(v.record(v.string(), value), {}),
  matches: v.optional(texts, []),
  refuses: v.optional(texts, []),
  want: v.optional(v.record(v.string(), value), {}),
});

/** Its code is JavaScript of a page, which is in no track's language. */
export const OF_BROWSER = v.optional(v.boolean('must be true or false'));

/** What a question of the kind `write` has beside what all have. */
export const writeFields = {
  language: v.picklist(WRITE_LANGUAGES, `must be one of ${WRITE_LANGUAGES.join(', ')}`),
  browser: OF_BROWSER,
  lines: v.optional(v.picklist(['one', 'many'], 'must be one or many'), 'many'),
  setup: v.optional(code),
  starter: v.optional(code),
  cases: v.pipe(v.array(caseShape), v.minLength(1, 'must have at least one case')),
  solution: code,
  wrong: v.optional(v.array(v.strictObject({ code, say: sentence })), []),
};

type CaseFile = v.InferOutput<typeof caseShape>;

/** Which fields of a case mean something in a language. */
export const CASE_FIELDS: Record<WriteLanguage, readonly (keyof CaseFile)[]> = {
  sql: ['setup', 'rows', 'columns', 'ordered', 'state', 'error'],
  js: ['setup', 'call', 'gives', 'throws', 'args', 'stdin', 'prints', 'exit'],
  python: ['setup', 'call', 'gives', 'throws', 'args', 'stdin', 'prints', 'exit'],
  sh: ['setup', 'args', 'stdin', 'prints', 'exit', 'files', 'after'],
  regex: ['matches', 'refuses'],
  yaml: ['want'],
  json: ['want'],
};

/** The fields that are there and mean nothing in this language. */
export function strayFields(language: WriteLanguage, file: CaseFile): string[] {
  const given = Object.entries(file).filter(([, one]) => !isDefault(one));
  return given.map(([name]) => name).filter((name) => !(CASE_FIELDS[language] as readonly string[]).includes(name));
}

function isDefault(one: unknown): boolean {
  if (one === undefined || one === false || one === '') return true;
  return typeof one === 'object' && one !== null && Object.keys(one).length === 0;
}

/** The cases as they are run; each text of a pattern is a case of its own. */
export function casesOf(language: WriteLanguage, files: CaseFile[]): WriteCase[] {
  return files.flatMap((file) => {
    if (language === 'regex') {
      const on = (text: string, found: boolean) => ({ ...caseOf(language, file), text, want: { found } });
      return [...file.matches.map((text) => on(text, true)), ...file.refuses.map((text) => on(text, false))];
    }
    return [caseOf(language, file)];
  });
}

function caseOf(language: WriteLanguage, file: CaseFile): WriteCase {
  const { setup = null, call = null, args, stdin, state = null, ordered } = file;
  return {
    ...{ setup, call, args, stdin, state, ordered, text: null },
    after: Object.keys(file.after),
    files: Object.keys(file.files),
    want: wantOf(language, file),
  };
}

function wantOf(language: WriteLanguage, file: CaseFile): Want {
  const want: Want = {};
  if (file.rows !== undefined) want['rows'] = file.rows;
  if (file.columns !== undefined) want['columns'] = file.columns;
  if ('gives' in file) want['gives'] = file.gives;
  if (file.throws !== undefined) want['error'] = { has: file.throws };
  if (file.error !== undefined) want['error'] = typeof file.error === 'string' ? { has: file.error } : file.error;
  if (file.prints !== undefined) want['stdout'] = output(file.prints);
  if (file.exit !== undefined) want['exit'] = file.exit;
  // A program of functions that ends in an error is not right because it printed the right thing before.
  else if ((language === 'js' || language === 'python') && file.call === undefined) want['exit'] = 0;
  for (const [name, wanted] of Object.entries(file.files))
    want[`files./${escaped(name)}`] = wanted === null ? { present: false } : output(wanted);
  for (const [command, wanted] of Object.entries(file.after)) want[`after./${escaped(command)}`] = output(wanted);
  return { ...want, ...pointed(file.want) };
}

/** Pointers lead into what was written, also where one of several wants is enough. */
function pointed(wanted: Want): Want {
  return Object.fromEntries(
    Object.entries(wanted).map(([fact, one]) => {
      if (fact === 'any' && Array.isArray(one)) return [fact, (one as Want[]).map(pointed)];
      return [fact.startsWith('/') ? `json.${fact}` : fact, one];
    }),
  );
}

/** What a program prints is text, also where YAML reads a number; the end of its last line does not count. */
function output(wanted: unknown): unknown {
  if (typeof wanted === 'object' && wanted !== null) return wanted;
  return String(wanted)
    .replace(/[ \t]+$/gm, '')
    .trimEnd();
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
