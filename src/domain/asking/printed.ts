import type { PredictQuestion } from '../road/question.js';
import { sameValues, saidWithNames } from './output-values.js';
import { digitsForWords } from './number-words.js';
import { readingsOfOutput } from './said-output.js';
import { squeezed } from './split-outside.js';
import { tellsOutput } from './told-output.js';
import type { Match } from './typed-text.js';

type Printed = Pick<PredictQuestion, 'answer' | 'match' | 'language' | 'prompt' | 'code'> & {
  explain?: string | null | undefined;
};

/**
 * Whether a typed output is what the program prints. Forgiven are spaces around signs, commas or slashes in place of line
 * ends, quotes around a value, number words, the case of a language's own words, and what people say around an output;
 * `match: exact` forgives none of them.
 */
export function printedMatches(question: Printed, given: string): Match {
  const [right, typed] = [linesOf(question.answer), linesOf(withoutSession(given, question.code))];
  const said = typed.join('\n');
  if (said === right.join('\n') || said === right.join(' ')) return { correct: true, note: null };
  if (question.match === 'exact') return { correct: false, note: null };
  const changes = forgiven(right, question);
  // `notes/public` is a path, where files are listed.
  const isPath = /^ *ls\b/m.test(question.code) && right.length > 1 && /\S\/\S/.test(said);
  const forms = formsOf(right)
    .filter((form) => !isPath || form !== right.join('/'))
    .map(squeezed);
  for (const reading of readingsOfOutput(right, said)) {
    for (const [change, note] of changes) {
      const changed = change(reading);
      if (forms.includes(squeezed(changed))) return { correct: true, note };
      if (sameValues(right, changed, question) || saidWithNames(right, changed, question))
        return { correct: true, note: note ?? barNote(right, changed, question) };
    }
  }
  const told = changes.find(([change]) => tellsOutput(right, change(said), question));
  return { correct: told !== undefined, note: told?.[1] ?? null };
}

/** A pasted session without what was typed in it: a prompt sign and a line of the program. */
function withoutSession(given: string, code: string): string {
  const lines = given.split(/\r?\n/);
  const program = new Set(code.split('\n').map((line) => line.trim()));
  const isTyped = (line: string) => {
    const [, typed] = /^\s*(?:[$%#>]|>>>|\.\.\.|\w+>)\s+(\S.*)$/.exec(line) ?? [];
    return typed !== undefined && program.has(typed.trim());
  };
  const isCommand = (line: string) => /^\s*(?:[$%] [a-z]|>>> \S|sqlite> \S|\S+@\S+[$#%] \S)/.test(line);
  const isWaiting = (line: string) => /^\s*(?:[$%#>]|>>>|\w+>)\s*$/.test(line);
  const printed = lines.filter((line) => line.trim() === '' || !(isTyped(line) || isCommand(line) || isWaiting(line)));
  return printed.some((line) => line.trim() !== '') ? printed.join('\n') : given;
}

function linesOf(text: string): string[] {
  const lines = text
    .normalize('NFC')
    .replace(/[‘’]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('\\n', '\n')
    .trim()
    .split(/\s*\n\s*/);
  return lines.map((line) => line.replace(/\s+/g, ' ').trim());
}

/** The output in one line, with each of the signs that people put between lines or between values. */
function formsOf(lines: string[]): string[] {
  const words = lines.flatMap((line) => (/^[\w.-]+(?: [\w.-]+)+$/.test(line) ? [line.replaceAll(' ', ',')] : [line]));
  return [...[' ', ',', '/', ';'].map((between) => lines.join(between)), words.join(' '), words.join(',')];
}

type Change = (text: string) => string;
type Forgiven = [Change, string | null];

/** What may be different, the strictest first, with what is then said. */
function forgiven(right: string[], question: Printed): Forgiven[] {
  const { language } = question;
  const same: Change = (text) => text;
  const ownCase: Change = (text) => inOwnCase(text, right, language);
  const reserved = right.length === 1 && RESERVED.includes(right[0] ?? '');
  const quotes = right.some((line) => /^(["'`]).*\1$/.test(line));
  const written = ownWordsIn(right, language);
  const name = LANGUAGES[language]?.name ?? 'The program';
  const caseNote = `${name} writes ${written.join(' and ')}.`;
  const changes: Forgiven[] = [
    [same, null],
    ...(quotes
      ? []
      : ([
          [withoutBackticks, null],
          [unquoted, reserved ? null : 'It is printed without quotes.'],
        ] as Forgiven[])),
    ...(written.length > 0 ? [[ownCase, caseNote] as Forgiven] : []),
    ...(written.length > 0 && !quotes ? [[(text: string) => ownCase(unquoted(text)), caseNote] as Forgiven] : []),
    ...(quotes || right.join('').includes('"') || right.join('').includes("'")
      ? []
      : [[(text: string) => ownCase(textsUnquoted(text)), 'It is printed without quotes.'] as Forgiven]),
  ];
  changes.push([(text) => inPrintedCase(text, right, question), 'It is printed in another case.']);
  if (language === 'python' && /'/.test(right.join('')) && !/"/.test(right.join('')))
    changes.push([(text) => text.replaceAll('"', "'"), 'Python writes single quotes.']);
  const inDigits: Change = (text) => digitsFor(text, right, question);
  return [
    ...changes,
    ...changes.map(([change, note]): Forgiven => [
      (text) => inDigits(change(text)),
      ['It is printed in digits.', note].filter((part) => part !== null).join(' '),
    ]),
  ];
}

/** Words that ask for help where they are typed alone. */
const RESERVED = ['?', 'hint', 'back'];

/** Without the backticks in which code is set. */
function withoutBackticks(text: string): string {
  return /["']/.test(text) ? text : unquoted(text);
}

/** Without the quotes around the whole, or around each of the values in it. */
function unquoted(text: string): string {
  const whole = /^(["'`])([^]*)\1$/.exec(text);
  if (whole && !whole[2]!.includes(whole[1]!)) return whole[2]!;
  const values = text.split(/(?<=["'`])(\s*[,;/\n]\s*|\s+)(?=["'`])/);
  const quoted = values.filter((_value, index) => index % 2 === 0).every((value) => /^(["'`])[^"'`]*\1$/.test(value));
  return quoted ? values.map((value, index) => (index % 2 === 0 ? value.slice(1, -1) : value)).join('') : text;
}

/** Whether a text is another but for capitals at the beginning of its words: `Css` for `CSS`, `one` for `One`. */
function isCapitalized(typed: string, printed: string): boolean {
  if (typed === printed || typed.toLowerCase() !== printed.toLowerCase()) return false;
  const small = (text: string) => text.replace(/(?<!\p{L})\p{Lu}/gu, (letter) => letter.toLowerCase());
  return small(typed) === small(printed) || /^\p{Lu}\p{Ll}+\W*$/u.test(typed);
}

/** In the program's case, where it has no such word as was typed, and changes no letters. */
function inPrintedCase(text: string, right: string[], { code }: Printed): string {
  if (/upper|lower|capital|title\(|swapcase|\btr\b|[^.]\b[iI]gnore/i.test(code)) return text;
  const typed = text.split(/(?<=[\s,/])/);
  const printed = right.join('\n').split(/(?<=[\s,/])/);
  if (typed.length !== printed.length || text.length !== right.join('\n').length) return text;
  const isOther = (word: string) =>
    NO_TEXT.test(word) || new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'u').test(code);
  return typed
    .map((piece, at) => {
      if (!isCapitalized(piece.trim(), printed[at]!.trim())) return piece;
      const changed = (piece.match(WORDS) ?? []).filter((word) => !printed[at]!.match(WORDS)!.includes(word));
      return changed.some(isOther) ? piece : printed[at]!;
    })
    .join('');
}

const WORDS = /[\p{L}\p{N}]+/gu;

/** Without the quotes around any of the texts: `"Ana" 2`, and not `'None'`, which would be another value. */
function textsUnquoted(text: string): string {
  return text.replace(/(?<![^\s,;/|])(["'`])([^"'`\n]*)\1(?![^\s,;/|])/g, (quoted, _quote, inside: string) =>
    NO_TEXT.test(inside) ? quoted : inside,
  );
}

const NO_TEXT = /^(?:-?[\d.]+|true|false|none|null|undefined|nan)$/i;

/** With digits for number words, where neither the output nor a text of the program has such a word. */
function digitsFor(text: string, right: string[], { code, language }: Printed): string {
  const digits = digitsForWords(text);
  if (digits === text || right.some((line) => digitsForWords(line) !== line)) return text;
  const words: string[] = text.toLowerCase().match(/[a-z]+/g) ?? [];
  const texts = language === 'sh' ? code : (code.match(/(["'`])(?:\\.|(?!\1)[^\\])*\1/g) ?? []).join(' ');
  const ofCode = new Set(texts.toLowerCase().match(/[a-z]+/g) ?? []);
  return words.some((word) => digitsForWords(word) !== word && ofCode.has(word)) ? text : digits;
}

function barNote(right: string[], said: string, { language }: Printed): string | null {
  return language === 'sql' && right.join('').includes('|') && !said.includes('|')
    ? 'A bar stands between two columns.'
    : null;
}

/** The words for which a language has a case of its own, that learners of another write in theirs. */
const LANGUAGES: Record<string, { name: string; words: string[] }> = {
  js: { name: 'JavaScript', words: ['true', 'false', 'null', 'undefined', 'NaN'] },
  python: { name: 'Python', words: ['True', 'False', 'None'] },
};

function ownWordsIn(right: string[], language: string): string[] {
  const words: string[] = right.join(' ').match(/[\p{L}\p{N}_]+/gu) ?? [];
  return (LANGUAGES[language]?.words ?? []).filter((word) => words.includes(word));
}

function inOwnCase(text: string, right: string[], language: string): string {
  const own = new Map(ownWordsIn(right, language).map((word) => [word.toLowerCase(), word]));
  return text.replace(/[\p{L}\p{N}_]+/gu, (word) => own.get(word.toLowerCase()) ?? word);
}
