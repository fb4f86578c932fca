import type { ShortQuestion } from '../road/question.js';
import { fillsBlank } from './blanks.js';
import { foldText, plainSigns, turnsOf, withoutQuotes } from './folding.js';
import { wordStem } from './prompt-words.js';
import { readingsOf } from './readings.js';
import { remembering } from './remembering.js';
import { saidAmong } from './said-among.js';
import { inFull, withoutPlainClauses, withoutRemarks, MOST_READ } from './sentences.js';
import { isSlip } from './slips.js';
import { PREFIXES } from './small-words.js';

export interface Match {
  correct: boolean;
  /** What to say although the answer is right. */
  note: string | null;
}

const WRONG: Match = { correct: false, note: null };
const RIGHT: Match = { correct: true, note: null };

/** A text with the form in which two are compared. */
interface Said {
  text: string;
  squeezed: string;
}

/**
 * Whether a typed text means one of the keys: as it is, without the words around it, with one slip of the keyboard, or with
 * a clause behind it that names nothing else to choose.
 */
export function textMatches(question: ShortQuestion, given: string): Match {
  return withOrWithoutClauses(question, given, matchesAsWhole);
}

function withOrWithoutClauses(
  question: ShortQuestion,
  given: string,
  matches: (question: ShortQuestion, given: string) => Match,
): Match {
  const whole = matches(question, given);
  if (whole.correct) return whole;
  const mains = withoutPlainClauses(question.prompt, given).map((main) => matches(question, main));
  return mains.find(({ correct }) => correct) ?? whole;
}

function matchesAsWhole(question: ShortQuestion, given: string): Match {
  const typed = plainSigns(given);
  if (question.accept.some((key) => plainSigns(key) === typed)) return RIGHT;
  if (given.length > MOST_READ) return WRONG;
  const accept = keysSaid(question.accept).filter(({ text }) => inItsCase(text, typed));
  const said = saidOf(given);
  if (accept.some((key) => saysSame(key, said))) return RIGHT;
  if (accept.some(({ text }) => fillsBlank(question.prompt, text, given, foldText))) return RIGHT;
  const turns = turnsOf(withoutRemarks(given));
  const keys = accept.filter(({ text }) => turnsOf(text) === turns);
  const readings: Said[] = [];
  for (const text of readingsOf(question, given)) {
    const reading = saidOf(text);
    if (keys.some((key) => saysSame(key, reading))) return RIGHT;
    readings.push(reading);
  }
  if (isListOfKeys(keys, given)) return RIGHT;
  const answer = inFull(withoutRemarks(given));
  if (keys.some(({ text }) => saidAmong(question.prompt, foldText(text), answer))) return RIGHT;
  const known = knownWords(question);
  const meant = keys.find((key) => readings.some((reading) => hasOneSlip(key, reading, known)));
  return meant === undefined ? WRONG : { correct: true, note: `It is spelled ${meant.text}.` };
}

const keysSaid = remembering((accept: string[]): Said[] => accept.map(saidOf));

function saidOf(text: string): Said {
  return { text, squeezed: squeezed(text) };
}

/** The letters of a path are its own, whatever stands around it. */
function inItsCase(key: string, typed: string): boolean {
  return !/^\/\p{L}/u.test(key) || typed.includes(key);
}

/** Compared to the letter, but for what people say around it: quotes, `it is`, a shell's prompt, the rest of a line with a blank. */
export function exactlyMatches(question: ShortQuestion, given: string): Match {
  return withOrWithoutClauses(question, given, exactlyAsWhole);
}

function exactlyAsWhole(question: ShortQuestion, given: string): Match {
  const typed = given.normalize('NFC').trim();
  const bare = /^(["'`])([^]+)\1$/.exec(typed)?.[2];
  const line = withoutPrompt(bare ?? typed);
  const keys = question.accept.map((key) => key.normalize('NFC').trim());
  if (keys.some((key) => [typed, bare, line].includes(key) || isSpaced(key, line) || isAssigned(key, line)))
    return RIGHT;
  const there = keys.filter((key) => standsAlone(key, typed) && turnsOf(key) === turnsOf(withoutRemarks(typed)));
  if (there.length === 0) return WRONG;
  const filled = there.some((key) => fillsBlank(question.prompt, key, bare ?? typed, (text) => text));
  const readings = filled ? [] : [...readingsOf(question, typed)];
  // A word in capitals is code, and not of the sentence: `-X GET`.
  const among =
    !/(?<![\p{L}\p{N}])\p{Lu}{2}/u.test(there.reduce((text, key) => text.replace(key, ''), typed)) &&
    there.some((key) => saidAmong(question.prompt, foldText(key), withoutRemarks(typed)));
  return filled || among || there.some((key) => readings.includes(foldText(key))) ? RIGHT : WRONG;
}

/** Without the sign behind which a shell, or the prompt of a database or a language, reads a line. */
function withoutPrompt(text: string): string {
  return text.replace(/^(?:[$%#]|>>>|\w+[=-]?[>#]|\S+@\S+[$#%])\s+(?=\S)/, '');
}

/** Whether a line is a key with wider gaps, or with quotes around an argument that needs none. */
function isSpaced(key: string, line: string): boolean {
  if (/["'`=(]/.test(key) || !key.includes(' ')) return false;
  const bare = line.replace(/(?<=\s)(["'])([\w./-]+)\1(?=\s|$)/g, '$2');
  return bare.replace(/[ \t]+/g, ' ') === key;
}

/** `app = FastAPI(…)`: a name for what a key makes. */
function isAssigned(key: string, line: string): boolean {
  return /^[\w.]+\(.*\)$/.test(key) && line.replace(/^(?:(?:const|let|var) )?\w+ ?= ?/, '') === key;
}

/** Whether a key stands in a text to the letter, with nothing at it that could be part of it. */
function standsAlone(key: string, text: string): boolean {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    const after = text.slice(at + key.length);
    if (text[at - 1] === key[0]) continue;
    if (/(?:^|[\s"'`(:=])v?$/.test(text.slice(0, at)) && /^(?:$|[\s"'`),]|[.!]$)/.test(after)) return true;
  }
  return false;
}

function saysSame(key: Said, reading: Said): boolean {
  const [a, b] = [key.squeezed, listedAs(key.squeezed, reading.squeezed)];
  if (a === '' || b === '') return false;
  if (a === b || inSingular(key.text, a) === inSingular(key.text, b)) return true;
  return joined(a) === joined(b) && !b.split(' ').some((word) => PREFIXES.has(word) && !a.split(' ').includes(word));
}

/** `7 and 2`, where the key has a comma. */
function listedAs(key: string, text: string): string {
  return key.includes(',') ? text.replace(/,? and /g, ',') : text;
}

/** Without spaces around signs, brackets around the whole, or a difference between hyphen, low line and space. */
function squeezed(text: string): string {
  const plain = americanized(withoutQuotes(foldText(withoutPoints(text))))
    .replace(/\[/g, '(')
    .replace(/\]/g, ')')
    .replace(/(?<=\p{N})\s*;\s*(?=\p{N})/gu, ',')
    .replace(/\s*([,=:()])\s*/g, '$1')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/(?<=[\p{L}\p{N}])\(\)$/u, '');
  return plain.replace(/(?<=\p{L})[-_](?=[\p{L}\p{N}])|(?<=\p{N})[-_](?=\p{L})/gu, ' ');
}

/** `R.F.C.` as `RFC`. */
function withoutPoints(text: string): string {
  return /^\s*(?:\p{Lu}\.){2,}\s*$/u.test(text) ? text.replaceAll('.', '') : text;
}

/** In American spelling: of two words that differ by that alone, both are one. */
function americanized(text: string): string {
  return text
    .replace(/(?<=\p{L}{3})is(?=(?:e[drs]?|ing|able|ations?)(?!\p{L}))/gu, 'iz')
    .replace(/(?<=\p{L}{2})our(?!\p{L})/gu, 'or')
    .replace(/(?<!\p{L})grey(?!\p{L})/gu, 'gray');
}

function joined(text: string): string {
  return text.replace(/(?<=\p{L}) (?=[\p{L}\p{N}])|(?<=\p{N}) (?=\p{L})/gu, '');
}

// A name that is written with capitals, or with signs, has no plural: `Access-Control-Allow-Origins`.
function inSingular(key: string, text: string): string {
  if (!/^[\p{Ll} -]+$/u.test(key)) return text;
  return text.split(' ').map(wordStem).join(' ');
}

/** `text/string`, where both are keys. */
function isListOfKeys(keys: Said[], given: string): boolean {
  const pieces = foldText(given)
    .split(/\s*\/\s*/)
    .map(saidOf);
  return pieces.length > 1 && pieces.every((piece) => keys.some((key) => saysSame(key, piece)));
}

/** Words that a slip may not make: those of the question, and what the course has that looks like a key. */
function knownWords({ prompt, accept, hint, explain, near = [] }: ShortQuestion): Set<string> {
  const texts = [prompt, ...accept, ...hint, explain ?? '', ...near].join(' ').toLowerCase();
  return new Set(texts.match(/\p{L}+/gu) ?? []);
}

function hasOneSlip(key: Said, reading: Said, known: ReadonlySet<string>): boolean {
  const meant = key.squeezed.split(/[ .,=:()/]/);
  const typed = reading.squeezed.split(/[ .,=:()/]/);
  // A name of code is written to the letter: `HttpsOnly` is another.
  if (meant.length !== typed.length || /\p{Ll}\p{Lu}/u.test(key.text)) return false;
  const differing = meant.flatMap((word, at) => (word === typed[at] ? [] : [at]));
  return differing.length === 1 && isSlip(meant[differing[0]!]!, typed[differing[0]!]!, known);
}
