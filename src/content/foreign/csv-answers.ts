import type { Draft } from './bank.js';
import { fromMarkdown } from './markdown.js';

export interface CsvRow {
  one: Map<string, string>;
  /** Columns that are numbered, each cell at its number. */
  many: Map<string, string[]>;
  lost: Set<string>;
}

type Made = Omit<Draft, 'prompt'> | null;

/** What the cells of a row say that the answer is, for a kind or (undefined) for the one that they are filled for. */
export function answerOf(kind: Draft['kind'] | undefined, row: CsvRow): Made {
  const { one, many, lost } = row;
  const answer = one.get('answer') ?? '';
  const texts = (name: string) => (many.get(name) ?? []).map((text) => fromMarkdown(text, lost));
  const asked = kind ?? kindOf(row);
  switch (asked) {
    case 'choice':
    case 'multi':
      return pickedOf(kind === undefined ? undefined : asked, answer, row, texts);
    case 'short':
      return shortOf(answer, row);
    case 'predict':
      return predictOf(answer, row);
    case 'order':
      return { kind: 'order', items: texts('option').flat() };
    case 'match': {
      const rights = texts('pair');
      return { kind: 'match', pairs: texts('option').map((left, index) => [left, rights[index] ?? '']) };
    }
    case 'card':
      if (answer === '') lost.add('its other side is empty');
      return answer === '' ? null : { kind: 'card', back: fromMarkdown(answer, lost) };
    case 'write':
      lost.add('a question that is answered with code has more than a table holds');
      return null;
  }
}

function kindOf({ one, many }: CsvRow): Draft['kind'] {
  if (many.has('pair')) return 'match';
  if (many.has('option') || many.has('wrong') || TRUTH.test(one.get('answer') ?? '')) return 'choice';
  return one.has('code') ? 'predict' : 'short';
}

const TRUTH = /^(?:true|false)$/i;

type Texts = (name: string) => string[];

function pickedOf(
  kind: 'choice' | 'multi' | undefined,
  answer: string,
  { one, lost, many }: CsvRow,
  texts: Texts,
): Made {
  const [offered, wrong, whys] = [texts('option'), texts('wrong'), texts('why')];
  const shuffle = one.get('shuffle')?.toLowerCase() === 'false' ? { shuffle: false as const } : {};
  if (offered.length === 0 && wrong.length === 0 && TRUTH.test(answer)) {
    const right = answer.toLowerCase() === 'true' ? 'True' : 'False';
    const options = ['True', 'False'].map((text) => (text === right ? { text, correct: true as const } : { text }));
    return { kind: 'choice', options, shuffle: false };
  }
  const rights =
    offered.length > 0 ? rightOnes(answer, many.get('option')!) : linesIn(answer).map((_line, index) => index);
  const all = offered.length > 0 ? offered : [...linesIn(answer).map((line) => fromMarkdown(line, lost)), ...wrong];
  if (rights === null) lost.add(`"${answer}" is none of its options`);
  if (rights === null || rights.length === 0) return null;
  // A cell that is empty leaves a place empty, which has no option.
  const options = all.flatMap((text, index) => {
    const why = whys[index];
    return [{ text, ...(rights.includes(index) ? { correct: true as const } : {}), ...(why ? { why } : {}) }];
  });
  return { kind: kind ?? (rights.length > 1 ? 'multi' : 'choice'), options, ...shuffle };
}

/** Places of the right options: said in letters ("A", "A C"), in numbers, or by their texts, one a line. */
function rightOnes(answer: string, options: (string | undefined)[]): number[] | null {
  const words = answer.toUpperCase().split(/[\s,;]+/);
  const isPlace = (place: number) => options[place] !== undefined;
  const letters = words.map((word) => (/^[A-Z]$/.test(word) ? word.charCodeAt(0) - 65 : -1));
  if (letters.every(isPlace)) return letters;
  const named = linesIn(answer).map((line) => options.indexOf(line));
  if (named.every((place) => place >= 0)) return named;
  const numbers = words.map((word) => (/^\d{1,2}$/.test(word) ? Number(word) - 1 : -1));
  return numbers.every(isPlace) ? numbers : null;
}

function linesIn(cell: string): string[] {
  return cell
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function shortOf(answer: string, { one, lost }: CsvRow): Made {
  const match = one.get('match')?.toLowerCase() ?? 'text';
  const tolerance = toleranceIn(one.get('tolerance') ?? '');
  if (answer === '') lost.add('it has no right answer');
  if (answer === '') return null;
  if (!['text', 'number', 'exact', 'regex'].includes(match)) lost.add(`"${match}" is no way to compare an answer`);
  return {
    kind: 'short',
    ...{ accept: linesIn(answer), match: match as NonNullable<Draft['match']> },
    ...(tolerance === null ? {} : { tolerance }),
  };
}

/** A number, or a share of the value. */
function toleranceIn(cell: string): number | string | null {
  if (/^\d+(?:\.\d+)? ?%$/.test(cell)) return cell;
  return Number(cell) > 0 ? Number(cell) : null;
}

function predictOf(answer: string, { one, lost }: CsvRow): Made {
  const [code, language, line] = ['code', 'language', 'error line'].map((name) => one.get(name));
  if (!code || !language) lost.add('a program to predict has its code and its language');
  if (!code || !language) return null;
  const said = one.get('match')?.toLowerCase();
  const match = said === 'exact' ? { match: 'exact' as const } : said === 'text' ? { match: 'text' as const } : {};
  return { kind: 'predict', language, code, ...(line ? { 'error-line': Number(line) } : { answer }), ...match };
}
