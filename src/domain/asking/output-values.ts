import type { PredictQuestion } from '../road/question.js';
import { errorLineIn } from './error-line.js';
import { turnsOf } from './folding.js';
import { isCountedAs, promptWords, standsIn, wordStem } from './prompt-words.js';
import { isPart, namesIn, areNamedOtherwise } from './program-names.js';
import { splitOutside, squeezed } from './split-outside.js';
import { isVerbOf } from './sentences.js';
import { AROUND, CLASSES, LEADS } from './small-words.js';
import { phraseOf } from './status-phrases.js';
import { unitOf } from './units.js';

type Program = Pick<PredictQuestion, 'language' | 'prompt' | 'code'> & { explain?: string | null | undefined };

/** Whether a text has the values of an output, in their order, whatever stands between them. */
export function sameValues(right: string[], said: string, { language }: Program): boolean {
  // A comma that the program prints is part of what it prints.
  if (right.some((line) => splitOutside(line, /[,;]/).length > 1)) return false;
  const bars = language === 'sql' && right.some((line) => line.includes('|'));
  const between = bars ? /[\s,;|]/ : /[\s,;]/;
  const values = (line: string) => splitOutside(line.replace(/\s*:\s*/g, ':'), between);
  const isColon = bars && !right.join('').includes(':');
  const lines = (isColon ? said.replace(/:\s/g, ' ') : said).replace(/\s\/\s/g, '\n').split('\n');
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
  if (areNamedOtherwise(pieces, program)) return false;
  return keys.every((key, at) => {
    const piece = pieces[at]!;
    return (
      [piece, withoutColumn(piece, program), withoutNoun(piece, program)].some(
        (text) => squeezed(text) === squeezed(key),
      ) || saysNumber(piece, key, program)
    );
  });
}

/** `the title CSS`, where a query has such a column; what SQL writes in capitals is none. */
function withoutColumn(piece: string, { code, language }: Program): string {
  const [, name, value] = /^(?:the )?([\w]+) (.+)$/i.exec(piece) ?? [];
  if (language !== 'sql' || name === undefined || turnsOf(name) !== '') return piece;
  const names = namesIn(code, language);
  return [name, `${name}s`].some((column) => names.has(column.toLowerCase())) ? value! : piece;
}

/** `version 2.9.1`, `the password tea42`: one word behind a noun of the prompt. */
function withoutNoun(piece: string, { prompt }: Program): string {
  const [, noun = '', value] = /^(?:the )?(\p{Ll}+) (\S+)$/u.exec(piece) ?? [];
  const isNoun = promptWords(prompt).nouns.has(wordStem(noun)) && isVerbOf(prompt, noun) && !noun.endsWith('ed');
  return isNoun && turnsOf(noun) === '' ? value! : piece;
}

function saysNumber(piece: string, key: string, { prompt, explain, code, language }: Program): boolean {
  if (!/^-?\d+(?:\.\d+)?$/.test(key) || errorLineIn(piece) !== null) return false;
  const [, left = '', said] = /^(?:(.*[^!<>=])=+)?([^=]*)$/.exec(piece.toLowerCase()) ?? [];
  const numbers = [...(said ?? '').matchAll(/(?<![\p{L}\p{N}_.,])-?\d+(?:\.\d+)?(?![\p{N}_]|[.,]\p{N})/gu)];
  if (numbers.length !== 1 || numbers[0]![0] !== key) return false;
  const names = namesIn(code, language);
  const isNamed = names.has(left.trim()) || isPart(left.trim(), code) || /^[\d\s.+*/×()-]*$/.test(left);
  const [, part, told = said!] = /^(\S+) (?:is|was) (.*)$/.exec(said!) ?? [];
  const bare = part !== undefined && (names.has(part) || isPart(part, code)) ? told : said!;
  const words = bare.replace(key, ' ').match(/[\p{L}\p{N}_%]+|[^\s\p{L}\p{N}_.:()"'`]/gu) ?? [];
  if (isNamed && phraseOf(Number(key), piece.toLowerCase().replace(key, '').trim()) === 'own') return true;
  if (!isNamed || turnsOf(bare) !== '' || words.some((word) => OTHERS.has(word))) return false;
  const isAsked = standsIn(`${prompt} ${explain ?? ''}`);
  return words.every((word) => {
    if (isCountedAs(prompt, word, key)) return false;
    if ((isAsked(word) && !GONE.test(word)) || names.has(word) || names.has(`${word}s`) || ROWS.has(word)) return true;
    return unitOf(word) === null && (LEADS.has(word) || CLASSES.has(word) || AROUND.has(word));
  });
}

/** Of these there are no more. */
const GONE = /^(?:delet|remov|drop|skip|refus|reject|exclud|omit|miss)/;
const ROWS = new Set(['row', 'rows', 'line', 'lines']);
/** What makes a piece more than one value. */
const OTHERS = new Set('and then plus with null none true false undefined nan nothing'.split(' '));

function sameList(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
