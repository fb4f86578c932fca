import type { PredictQuestion } from '../road/question.js';
import type { Match } from './typed-text.js';

/**
 * Whether a typed output is what the program prints. Forgiven are spaces around signs, commas or slashes in place of line
 * ends, quotes around a whole value, and the case of a language's own words; `match: exact` forgives none of them.
 */
export function printedMatches(
  { answer, match, language }: Pick<PredictQuestion, 'answer' | 'match' | 'language'>,
  given: string,
): Match {
  const [right, typed] = [linesOf(answer), linesOf(given)];
  const said = typed.join('\n');
  if (said === right.join('\n') || said === right.join(' ')) return { correct: true, note: null };
  if (match === 'exact') return { correct: false, note: null };
  for (const [change, note] of forgiven(right, language)) {
    const forms = formsOf(right).map(squeezed);
    if (forms.includes(squeezed(change(said)))) return { correct: true, note };
  }
  return { correct: false, note: null };
}

function linesOf(text: string): string[] {
  const lines = text
    .normalize('NFC')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
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

function squeezed(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s*([,;:|[\]{}()/])\s*/g, '$1')
    .trim();
}

type Change = (text: string) => string;

/** What may be different, the strictest first, with what is then said. */
function forgiven(right: string[], language: string): [Change, string | null][] {
  const same: Change = (text) => text;
  const bare: Change = (text) => unquoted(text);
  const ownCase: Change = (text) => inOwnCase(text, right, language);
  const reserved = right.length === 1 && RESERVED.includes(right[0] ?? '');
  const quotes = right.some((line) => /^(["'`]).*\1$/.test(line));
  const written = ownWordsIn(right, language);
  const name = LANGUAGES[language]?.name ?? 'The program';
  const caseNote = `${name} writes ${written.join(' and ')}.`;
  return [
    [same, null],
    ...(quotes ? [] : [[bare, reserved ? null : 'It is printed without quotes.'] as [Change, string | null]]),
    ...(written.length > 0 ? [[ownCase, caseNote] as [Change, string]] : []),
    ...(written.length > 0 && !quotes ? [[(text: string) => ownCase(bare(text)), caseNote] as [Change, string]] : []),
  ];
}

/** Words that ask for help where they are typed alone. */
const RESERVED = ['?', 'hint', 'back'];

/** Without the quotes around the whole, or around each of the values in it. */
function unquoted(text: string): string {
  const whole = /^(["'`])([^]*)\1$/.exec(text);
  if (whole && !whole[2]!.includes(whole[1]!)) return whole[2]!;
  const values = text.split(/(?<=["'`])(\s*[,;/\n]\s*|\s+)(?=["'`])/);
  const quoted = values.filter((_value, index) => index % 2 === 0).every((value) => /^(["'`])[^"'`]*\1$/.test(value));
  return quoted ? values.map((value, index) => (index % 2 === 0 ? value.slice(1, -1) : value)).join('') : text;
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
