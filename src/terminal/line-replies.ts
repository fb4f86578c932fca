import { unanswerable } from '../domain/asking/no-answer.js';
import { letter } from '../domain/asking/letters.js';
import type { Shown } from '../domain/asking/present.js';
import type { Given } from '../domain/history/event.js';
import type { CardQuestion } from '../domain/road/question.js';
import type { Writing, Written } from './prompter.js';
import { readTyped, type Typed } from './typed-words.js';

/** How what is written is given, line by line; in few words where it was told. */
export function howToWrite(lines: Writing['lines'], path: string, hintLeft: string | null, isTold: boolean): string {
  const hint = hintLeft === null ? '' : `; hint shows ${hintLeft}`;
  if (isTold)
    return lines === 'one' ? `Type your line${hint}.` : `Type your lines and a single dot, or run for ${path}${hint}.`;
  const help = `? shows a solution${hintLeft === null ? '' : `, hint ${hintLeft}`}`;
  if (lines === 'one') return `Type your line; ${help}.`;
  return `Type your lines, then a line with a single dot. Or write into ${path} with any editor and say run; \`file PATH\` runs another file; ${help}.`;
}

/** What a first line says instead of being code. */
export function wordIn(line: string): Written | 'stop' | null {
  const [, path] = /^file\s+(\S.*)$/.exec(line.trim()) ?? [];
  if (path !== undefined) return { kind: 'file', path: path.trim() };
  switch (line.trim().toLowerCase()) {
    case '?':
      return { kind: 'unknown' };
    case 'hint':
      return { kind: 'hint' };
    case 'run':
      return { kind: 'run' };
    case 'quit':
      return 'stop';
    default:
      return null;
  }
}

/** How one line answers this question, and what else can be typed; of that only the hint where it was told. */
export function howToAnswer({ question, choices }: Shown, hintLeft: string | null, isTold = false): string {
  const hint = hintLeft === null ? '' : `hint for ${hintLeft}`;
  const unknown = isTold ? '' : "? if you don't know";
  const ways = [unknown, hint].filter((way) => way !== '').join(', ');
  const help = ways === '' ? '' : `; ${ways}`;
  const quotes = isTold ? '' : `; in quotes, ${hintLeft === null ? 'it is' : 'they are'} an answer`;
  switch (question.kind) {
    case 'choice':
      return `Answer with one number from 1 to ${choices.length}${help}.`;
    case 'multi':
      return `Answer with the numbers of all that are right, such as 1 3${help}.`;
    case 'order':
      return `Answer with all numbers in the right order, such as ${choices.map((_choice, index) => choices.length - index).join(' ')}${help}.`;
    case 'match':
      return `Answer with a number for each letter, such as ${choices.map((_choice, index) => `${letter(index)}${choices.length - index}`).join(' ')}${help}.`;
    case 'card':
      return `Recall the other side and show it with an empty line, then say with a number how well you knew it${help}.`;
    case 'short':
      return `Type your answer${help}${quotes}.`;
    case 'predict':
      return `Type what it prints, several lines with spaces or \\n between them${question.mayFail ? OR_ERROR : ''}${help}${quotes}.`;
  }
}

const OR_ERROR = '; if it does not compile, the word error and its line';

export type LineReply =
  | { kind: 'answer'; given: Given }
  | Exclude<Typed, { kind: 'answer' }>
  | { kind: 'none'; why: string }
  | { kind: 'turn'; card: CardQuestion };

/** Reads a typed line as a reply to this question. */
export function readReply(shown: Shown, line: string): LineReply {
  const { question } = shown;
  const typed = readTyped(line);
  if (typed.kind !== 'answer') return typed;
  switch (question.kind) {
    case 'short':
    case 'predict': {
      const why = unanswerable(question, typed.text);
      return why === null ? { kind: 'answer', given: typed.text } : { kind: 'none', why };
    }
    case 'choice':
    case 'multi':
    case 'order':
    case 'match':
    case 'card': {
      const letter = LETTERS[line.toLowerCase()];
      if (letter) return { kind: letter };
      if (question.kind === 'card') return line === '' ? { kind: 'turn', card: question } : { kind: 'none', why: '' };
      return readNumbers(shown, line);
    }
  }
}

/** Where no text is typed, a letter is enough. */
const LETTERS: Record<string, 'hint' | 'back' | 'stop' | undefined> = { h: 'hint', b: 'back', q: 'stop' };

function readNumbers({ question, choices }: Shown, line: string): LineReply {
  const count = choices.length;
  const numbers = question.kind === 'match' ? numbersOfLetters(line, count) : numbersIn(line);
  if (typeof numbers === 'string') return { kind: 'none', why: numbers };
  const isOne = question.kind === 'choice';
  const isEach = question.kind === 'order' || question.kind === 'match';
  const valid = numbers.length > 0 && numbers.every((number) => number >= 1 && number <= count);
  if (!valid || (isOne && numbers.length > 1) || (isEach && numbers.length !== count)) return { kind: 'none', why: '' };
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice !== undefined) return { kind: 'none', why: `${twice} stands there twice.` };
  const given = numbers.map((number) => choices[number - 1]!);
  return { kind: 'answer', given: isOne ? given[0]! : given };
}

/** The numbers of a line; none where anything else stands in it. */
export function numbersIn(line: string): number[] {
  const words = line.split(/[\s,;]+/).filter((word) => word !== '');
  const numbers = words.map((word) => (/^\d+[.)]?$/.test(word) ? Number.parseInt(word, 10) : Number.NaN));
  return numbers.some(Number.isNaN) ? [] : numbers;
}

/** `a2 b1 c3` as the numbers of a, b and c, in whatever order they stand; or why it is none. */
function numbersOfLetters(line: string, count: number): number[] | string {
  if (!/[a-z]/i.test(line)) return numbersIn(line);
  const pairs = [...line.matchAll(/([a-z]+)\s*[-=:.)>]*\s*(\d+)/gi)];
  const rest = pairs.reduce((text, [pair]) => text.replace(pair, ''), line);
  if (/[^\s,;.]/.test(rest)) return [];
  const numberOf = new Map<string, number>();
  for (const [, name, number] of pairs) {
    if (numberOf.has(name!.toLowerCase())) return `${name!.toLowerCase()} stands there twice.`;
    numberOf.set(name!.toLowerCase(), Number(number));
  }
  const letters = Array.from({ length: count }, (_left, index) => letter(index));
  if ([...numberOf.keys()].some((name) => !letters.includes(name))) return [];
  const missing = letters.find((name) => !numberOf.has(name));
  if (missing !== undefined) return `${missing} has no number.`;
  return letters.map((name) => numberOf.get(name)!);
}
