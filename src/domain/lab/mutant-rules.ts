import { closing, type Masks } from './source-text.js';

/** A place in a text, and what is to stand there. */
export interface Edit {
  start: number;
  end: number;
  to: string;
}

/** A way to spoil a program a little: where it can be done in a text. */
export interface Rule {
  name: string;
  find: (text: string, masks: Masks, ending: string) => Edit[];
}

type Place = keyof Masks;

/** Each match of a pattern becomes something else; null where it stays. */
function swap(
  name: string,
  on: Place,
  pattern: RegExp,
  to: (match: RegExpMatchArray) => string | null,
  only?: RegExp,
): Rule {
  return {
    name,
    find: (text, masks, ending) =>
      only && !only.test(ending)
        ? []
        : [...masks[on].matchAll(pattern)].flatMap((match) => {
            const [start, end] = [match.index, match.index + match[0].length];
            const original = Object.assign([text.slice(start, end)], { index: start }) as RegExpMatchArray;
            const other = to(original);
            return other === null || other === original[0] ? [] : [{ start, end, to: other }];
          }),
  };
}

const from = (table: Record<string, string>) => (match: RegExpMatchArray) =>
  Object.hasOwn(table, match[0]) ? table[match[0]]! : null;
const nothing = () => '';

const CODES: Record<string, string> = {
  ...{ 201: '200', 204: '200', 303: '200', 304: '200', 401: '200', 403: '200', 404: '200', 405: '200', 409: '201' },
  ...{ 412: '200', 413: '200', 415: '200', 422: '201', 428: '200', 429: '200' },
};
const NAMED_CODES: Record<string, string> = {
  ...{ CREATED: 'OK', NO_CONTENT: 'OK', NOT_FOUND: 'OK', UNAUTHORIZED: 'OK', CONFLICT: 'OK' },
  ...{ UNPROCESSABLE_ENTITY: 'OK', StatusCreated: 'StatusOK', StatusNoContent: 'StatusOK', StatusNotFound: 'StatusOK' },
  ...{ StatusUnauthorized: 'StatusOK', StatusUnprocessableEntity: 'StatusOK', ':created': ':ok', ':no_content': ':ok' },
  ...{ ':not_found': ':ok', ':unauthorized': ':ok', ':unprocessable_entity': ':ok' },
};
const COMPARED: Record<string, string> = {
  ...{ '>': '>=', '<': '<=', '>=': '>', '<=': '<' },
  ...{ '===': '!==', '!==': '===', '==': '!=', '!=': '==' },
};
const WORDY = /^(?:py|rb)$/;
const PYTHON = /^py$/;

/** The most telling first. A rule asks for little: what no longer runs, or still does the same, is sorted out later. */
export const RULES: readonly Rule[] = [
  // Whose it is, in SQL and in what stands for it.
  swap(
    'owner',
    'words',
    /(?<=(?:\b(?:WHERE|AND|ON)\s|['"`])\s*)(?:[a-z]\w*\.)?[a-z]\w* = (?:[a-z]\w*\([^()]*\)|\?|\$\d+|%s|:\w+|@\w+)/g,
    (match) => `(${match[0]} OR 1 = 1)`,
  ),
  swap(
    'owner of an object',
    'code',
    /, ?(?:user|owner|userId|ownerId|user_id|owner_id)(?:=|: )[\w.]+(?=[,)} ])/g,
    nothing,
  ),
  swap('status', 'code', /(?<![\w.$])(?:201|204|303|304|4\d\d)(?![\w.])/g, from(CODES)),
  swap('named status', 'code', /(?<!\w):?\b[A-Za-z][A-Za-z_]+\b/g, from(NAMED_CODES)),
  { name: 'if off', find: ifsOff },
  { name: 'statement', find: withoutStatement },
  swap('comparison', 'code', /(?<=[\w)\]'"`~] )(?:[<>]=?|[!=]==?)(?= [\w('"`[~-])/g, from(COMPARED)),
  swap('comparison in SQL', 'words', /(?<=[\w)] )[<>]=?(?= (?:\(?\?|\$\d|%s|:\w|\(\$))/g, from(COMPARED)),
  swap('none', 'code', /\bis(?: not)?(?= None\b)/g, (match) => (match[0] === 'is' ? 'is not' : 'is'), PYTHON),
  swap(
    'header',
    'words',
    /(?<=['"]|\b)(?:Location|ETag|Allow|Retry-After|WWW-Authenticate|X-Request-Id|If-(?:None-)?Match|Idempotency-Key)(?=['"]|:)/gi,
    (match) => `Xno${match[0]}`,
  ),
  swap('logic', 'code', /(?<= )(?:&&|\|\|)(?= )/g, from({ '&&': '||', '||': '&&' })),
  swap('logic in words', 'code', /(?<= )(?:and|or)(?= )/g, from({ and: 'or', or: 'and' }), WORDY),
  swap('one more', 'words', / [+-] 1\b/g, nothing),
  swap('not', 'code', /(?<=[(|& ])!(?=[\w(])/g, nothing),
  swap('not in words', 'code', /\bnot (?!in\b)(?=\w)/g, nothing, WORDY),
  swap('form of a text', 'code', /\.(?:trim|toLowerCase|reverse|strip|lower|downcase|casefold)\(\)|\[::-1\]/g, nothing),
  swap(
    'yes or no',
    'code',
    /(?<=\breturn )(?:true|false|True|False)\b/g,
    from({ true: 'false', false: 'true', True: 'False', False: 'True' }),
  ),
  swap('cookie', 'words', /; ?HttpOnly\b|\bDISTINCT |(?<=ORDER BY [\w., ]+) DESC\b/g, nothing),
];

/** What is decided is never so. */
function ifsOff(_text: string, { code }: Masks, ending: string): Edit[] {
  if (WORDY.test(ending)) {
    const pattern = ending === 'py' ? /^([ \t]*(?:el)?if )([^\n:]+)(?=:)/gm : /^([ \t]*(?:els)?if )([^\n]+)$/gm;
    return [...code.matchAll(pattern)].map(({ index, 1: before, 2: condition }) => {
      const start = index + before!.length;
      return { start, end: start + condition!.length, to: ending === 'py' ? 'False' : 'false' };
    });
  }
  if (ending === 'go') {
    return [...code.matchAll(/\bif (?=[^{};|\n]+ \{)/g)].map(({ index }) => {
      return { start: index + 3, end: index + 3, to: 'false && ' };
    });
  }
  return [...code.matchAll(/\bif \(/g)].flatMap(({ index }) => {
    const end = closing(code, index + 3);
    return end === null ? [] : [{ start: index + 4, end: end - 1, to: 'false' }];
  });
}

/** A call, a throw or a rule that stands on a line of its own. */
function withoutStatement(_text: string, { code }: Masks, ending: string): Edit[] {
  const [pattern, empty] = STATEMENTS[ending] ?? STATEMENT;
  return [...code.matchAll(pattern)].flatMap(({ index, 1: indent, 2: statement }) => {
    const start = index + indent!.length;
    const isWhole = count(statement!, '(') === count(statement!, ')');
    return isWhole && !TALK.test(statement!) ? [{ start, end: start + statement!.length, to: empty }] : [];
  });
}

const STATEMENT: [RegExp, string] = [
  /^([ \t]*)((?:await |throw )?[\w.#$]+(?: [\w.$]+)?\([^{}\n]*\);)(?=[ \t]*$)/gm,
  ';',
];
const STATEMENTS: Record<string, [RegExp, string]> = {
  py: [/^([ \t]*)((?:raise )?[\w.]+\([^\n]*\))(?=[ \t]*$)/gm, 'pass'],
  rb: [/^([ \t]*)((?:validates?|before_action|raise|head) [^\n]+)$/gm, ''],
  go: [/^([ \t]*)([\w.]+\([^{}\n]*\))$/gm, ''],
};
const TALK = /^(?:super|require|import|print|console\.|log|function|class|return)\b/;

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
