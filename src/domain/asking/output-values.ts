import type { PredictQuestion } from '../road/question.js';
import { errorLineIn } from './error-line.js';
import { turnsOf } from './folding.js';
import { standsIn } from './prompt-words.js';
import { remembering } from './remembering.js';
import { AROUND, CLASSES, LEADS } from './small-words.js';
import { unitOf } from './units.js';

type Program = Pick<PredictQuestion, 'language' | 'prompt' | 'code'> & { explain?: string | null | undefined };

/** An output in one line, without spaces around its signs. */
export function squeezed(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s*([,;:|[\]{}()/])\s*/g, '$1')
    .trim();
}

/** Whether a text has the values of an output, in their order, whatever stands between them. */
export function sameValues(right: string[], said: string, { language }: Program): boolean {
  // A comma that the program prints is part of what it prints.
  if (right.some((line) => splitOutside(line, /[,;]/).length > 1)) return false;
  const bars = language === 'sql' && right.some((line) => line.includes('|'));
  const between = bars ? /[\s,;|]/ : /[\s,;]/;
  const values = (line: string) => splitOutside(line.replace(/\s*:\s*/g, ':'), between);
  const lines = said.replace(/\s\/\s/g, '\n').split('\n');
  if (lines.length === right.length) return right.every((line, at) => sameList(values(line), values(lines[at]!)));
  if (!bars) return sameList(right.flatMap(values), lines.flatMap(values));
  const rows = lines.length === 1 ? splitOutside(said, /[,;]/) : [];
  return rows.length === right.length && right.every((line, at) => sameList(values(line), values(rows[at]!)));
}

/** Whether a text names what each number is: `4 bytes`, `2 rounds, 1 left`, `count = 3`. */
export function saidWithNames(right: string[], said: string, program: Program): boolean {
  // Two rows of one column are not one row of two.
  if (program.language === 'sql' && right.length === 1 && said.includes('\n')) return false;
  const pieces = splitOutside(said.replace(/\s\/\s/g, '\n'), /[\n,;]/);
  const values =
    right.length === 1
      ? splitOutside(right[0]!, program.language === 'sql' && right[0]!.includes('|') ? /\|/ : /\s/)
      : right;
  const keys = pieces.length === right.length ? right : values;
  if (keys.length !== pieces.length) return false;
  return keys.every((key, at) => {
    const piece = pieces[at]!;
    return (
      [piece, withoutColumn(piece, program)].some((text) => squeezed(text) === squeezed(key)) ||
      saysNumber(piece, key, program)
    );
  });
}

/** `the title CSS`, where a query has such a column. */
function withoutColumn(piece: string, { code, language }: Program): string {
  const [, name, value] = /^(?:the )?([\w]+) (.+)$/i.exec(piece) ?? [];
  return language === 'sql' && name !== undefined && namesIn(code).has(name.toLowerCase()) ? value! : piece;
}

function saysNumber(piece: string, key: string, { prompt, explain, code, language }: Program): boolean {
  if (!/^-?\d+(?:\.\d+)?$/.test(key) || errorLineIn(piece) !== null) return false;
  const [, left = '', said] = /^(?:(.*[^!<>=])=+)?([^=]*)$/.exec(piece.toLowerCase()) ?? [];
  const numbers = [...(said ?? '').matchAll(/(?<![\p{L}\p{N}_.,])-?\d+(?:\.\d+)?(?![\p{N}_]|[.,]\p{N})/gu)];
  if (numbers.length !== 1 || numbers[0]![0] !== key) return false;
  const names = namesIn(language === 'sh' ? '' : code);
  const isNamed = names.has(left.trim()) || /^[\d\s.+*/×()-]*$/.test(left);
  const words = said!.replace(key, ' ').match(/[\p{L}\p{N}_%]+|[^\s\p{L}\p{N}_.:()"'`]/gu) ?? [];
  if (!isNamed || turnsOf(said!) !== '' || words.some((word) => OTHERS.has(word))) return false;
  const isAsked = standsIn(`${prompt} ${explain ?? ''}`);
  return words.every((word) => {
    if (isAsked(word) || names.has(word) || names.has(`${word}s`) || ROWS.has(word)) return true;
    return unitOf(word) === null && (LEADS.has(word) || CLASSES.has(word) || AROUND.has(word));
  });
}

const ROWS = new Set(['row', 'rows', 'line', 'lines']);
/** What makes a piece more than one value. */
const OTHERS = new Set('and then plus with null none true false undefined nan nothing'.split(' '));

/** What a program calls things: its words, but for those in its texts. */
const namesIn = remembering((code: string): Set<string> => {
  const bare = code.toLowerCase().replace(/(["'`])(?:\\.|(?!\1)[^\\])*\1/g, ' ');
  return new Set(bare.match(/[\p{L}_]{2,}/gu) ?? []);
});

/** Splits a text where a sign stands outside of brackets. */
function splitOutside(text: string, sign: RegExp): string[] {
  const pieces = [''];
  let depth = 0;
  for (const letter of text) {
    if (/[[{(]/.test(letter)) depth += 1;
    if (/[\]})]/.test(letter)) depth = Math.max(0, depth - 1);
    if (depth === 0 && sign.test(letter)) pieces.push('');
    else pieces.push(pieces.pop()! + letter);
  }
  return pieces.map((piece) => squeezed(piece)).filter((piece) => piece !== '');
}

function sameList(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
