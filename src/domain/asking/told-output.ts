import type { PredictQuestion } from '../road/question.js';
import { turnsOf } from './folding.js';
import { digitsForWords } from './number-words.js';
import { areNamedOtherwise, isPart, namesIn } from './program-names.js';
import { isClause, isInDoubt, MOST_READ } from './sentences.js';
import { VERBS } from './small-words.js';
import { splitOutside } from './split-outside.js';

type Program = Pick<PredictQuestion, 'language' | 'prompt' | 'code'>;

/**
 * Whether somebody tells an output: its lines or its values in their order, and around them only words that say which comes
 * when, names of the program, marks, and at the end a reason. Any other value makes it another output.
 */
export function tellsOutput(right: string[], said: string, program: Program): boolean {
  if (said.length > MOST_READ || said.split('"').length % 2 === 0) return false;
  const text = writtenOut(withoutMarks(said, right), right);
  const values = right.length === 1 ? splitOutside(right[0]!, /\s/) : right;
  return [[right.join(' ')], right, values].some((units) => {
    const gaps = gapsBetween(units, text);
    return gaps !== null && areQuiet(gaps, text, units, program);
  });
}

/** Without what marks a text: numbered lines, `(new line)`, remarks in brackets of several words. */
function withoutMarks(said: string, right: string[]): string {
  let line = 0;
  const key = right.join('\n');
  return said
    .replace(/\(?\bnew ?line\)?/gi, '\n')
    .replace(/\b(?:1st|2nd|3rd)\b/g, (ordinal) => ORDER[Number(ordinal[0]) - 1]!)
    .replace(/\b(\d|two|three|four) lines\b/gi, (lines, count: string) =>
      Number(digitsForWords(count)) === right.length ? ' ' : lines,
    )
    .replace(/(?:\b(?:line )|\(|(?<=^|\s)(?=\d[.)] ))(\d)(?:[.):])?(?= )/gi, (mark, number) =>
      Number(number) === (line += 1) ? ' ' : mark,
    )
    .replace(/\s\(([^()]*\s[^()]*|\p{L}+!?|\d+(?:[+*-]\d+)+)\)/gu, (aside) =>
      key.includes(aside.trim()) || isInDoubt(aside) ? aside : ' ',
    );
}

/** `close twice` as `close, close`, where the output has it so. */
function writtenOut(text: string, right: string[]): string {
  const values = right.length === 1 ? right[0]!.split(' ') : right;
  const doubled = values.find((value, at) => value === values[at + 1] && value !== values[at + 2]);
  if (doubled === undefined) return text;
  for (const said of [
    `2x ${doubled}`,
    `twice ${doubled}`,
    `${doubled} twice`,
    `${doubled} two times`,
    `two times ${doubled}`,
    `${doubled} is printed two times`,
  ])
    if (text.includes(said)) return text.replace(said, `${doubled}, ${doubled}`);
  return text;
}

/** What stands before, between and behind these texts, each found once in its order as words of their own; else null. */
function gapsBetween(units: string[], text: string): string[] | null {
  const gaps: string[] = [];
  let from = 0;
  for (const unit of units) {
    const at = placeOf(unit, text, from);
    if (at < 0) return null;
    gaps.push(text.slice(from, at));
    from = at + unit.length;
  }
  return [...gaps, text.slice(from)];
}

function placeOf(unit: string, text: string, from: number): number {
  for (let at = text.indexOf(unit, from); at >= 0; at = text.indexOf(unit, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + unit.length)];
    if (NO_MARK_BEFORE.test(before) || NO_MARK_AFTER.test(after)) continue;
    const isSigned = /\d/.test(unit) && /(?:-|[<>]=?|[~≈±]) ?$/.test(before);
    if (!NO_TEXT.test(unit) || !(/["'`]$/.test(before) || isSigned)) return at;
  }
  return -1;
}

/** What makes another word of the one next to it. */
const NO_MARK_BEFORE = /(?:[\p{L}\p{N}_./$@\\]|-|[^\s:]:)$/u;
const NO_MARK_AFTER = /^(?:[\p{L}\p{N}_/$@\\%-]|[.:]\p{L}|[.,:]\d)/u;
/** In quotes it is another value, and behind a sign a negative one, or a bound. */
const NO_TEXT = /^(?:-?[\d.]+|true|false|none|null|undefined|nan)$/i;

function areQuiet(gaps: string[], text: string, units: string[], program: Program): boolean {
  const ofProgram = namesIn(program.code, program.language);
  const values = valuesOf(program, units);
  const isTold = (word: string) => SMALL.has(word) || (!values.has(word) && (TOLD.has(word) || VERBS.has(word)));
  const isName = (word: string) =>
    !values.has(word) && turnsOf(word) === '' && (ofProgram.has(word) || isPart(word, program.code));
  const hasNames = (gap: string) => (gap.toLowerCase().match(/\p{L}+/gu) ?? []).some(isName);
  const isQuiet = (gap: string, isQuietWord: (word: string) => boolean) => {
    const bare = withoutCalls(gap.toLowerCase(), program.code)
      .replace(ARROWS, ' ')
      .replace(AFTER, ' ')
      .replace(LABEL, (label) => (isOfValues(label, values) ? label : ' '))
      .replace(FOR, (said) => (isOfValues(said, values) ? said : ' '));
    return !/[\d<>{}[\]=|&]/.test(bare) && (bare.match(/[\p{L}_']+/gu) ?? []).every(isQuietWord);
  };
  const tail = gaps.at(-1)!;
  const before = gaps
    .slice(0, -1)
    .map((gap, at) => (at === 0 ? gap : gap.replace(REASON_BETWEEN, (said) => (isReason(said) ? ' ' : said))));
  if (!areInOrder(before.join(' '))) return false;
  if (hasNames(before[0]!) && areNamedOtherwise(text.split(/[,;\n]|\band\b/), program)) return false;
  return (
    before.every((gap) => isQuiet(gap, (word) => isTold(word) || isName(word))) &&
    (isQuiet(tail, isTold) || (isReason(tail) && !speaksOfOther(tail, units, program.code)))
  );
}

const ARROWS = /[=-]+>|→|^>|(?<=\w) = ?$/g;
/** `after that` goes on, where `2 after 0` goes back. */
const AFTER = /(?:^|[,;.\n]|\band)\s*after(?: (?:that|this|it|which|the))\b/g;

/** Whether something may be printed, or turns what is. */
function isOfValues(said: string, values: ReadonlySet<string>): boolean {
  return turnsOf(said) !== '' || (said.match(/\p{L}+/gu) ?? []).some((word) => values.has(word));
}

/** `fresh: `, `at 50: ` */
const LABEL = /(?:^|[\n,;])\s*(?:at )?[\p{L}\d:._-]+: $/u;
/** `for the peers` */
const FOR = /^ for (?:(?:the|an?|its) )?\p{L}+(?: \p{L}+)?(?=\s*(?:[,;.\n]|and\b|$))/u;

/** Whether what is called the first, the second and so on comes in that order. */
function areInOrder(said: string): boolean {
  const places = (said.toLowerCase().match(/\p{L}+/gu) ?? [])
    .map((word) => ORDER.indexOf(word))
    .filter((at) => at >= 0);
  return places.every((place, at) => at === 0 || places[at - 1]! <= place);
}

const ORDER = ['first', 'second', 'third', 'fourth', 'fifth', 'last'];

const REASON_BETWEEN = /^,? (?:because|as|since|due to|so)\b[^,;\n]*(?=[,;\n])/;

/** What comes behind an output: a reason that says so, or a clause that says more of it. */
function isReason(tail: string): boolean {
  const [, sign, said] = /^\s*([,;:.(-]|(?=\p{L}))\s*([^]*)$/u.exec(tail) ?? [];
  if (said === undefined) return false;
  if (/^(?:as|because|since|due to|so that)\s/i.test(said))
    return said.split(/\s+/).length > 3 && !/\b(?:either|maybe|perhaps)\b/i.test(said);
  if (sign === '' && !tail.startsWith('\n')) return false;
  return isClause(said);
}

/** Whether a clause has a text of the program that it does not print: `most keys stay`. */
function speaksOfOther(tail: string, units: string[], code: string): boolean {
  const texts = (code.match(TEXTS) ?? []).map((text) => text.slice(1, -1)).filter((text) => text.includes(' '));
  return texts.some((text) => tail.includes(text) && !units.join('\n').includes(text));
}

/** What a program may print beside what it prints: the words of its texts, numbers, and a language's own values. */
function valuesOf({ code, language }: Program, units: string[]): Set<string> {
  const texts = ['js', 'python'].includes(language) ? (code.match(TEXTS) ?? []).join(' ') : code;
  const whole = `${texts.replace(/\\[a-z]/g, ' ')} ${units.join(' ')}`.toLowerCase();
  return new Set([...(whole.match(/[\p{L}_]+/gu) ?? []), ...(whole.match(/[\p{L}\p{N}_]+/gu) ?? []), ...OWN]);
}

const TEXTS = /(["'`])(?:\\.|(?!\1)[^\\])*\1/g;
const OWN = 'true false none null undefined nan error errors exception nothing empty crash fails throws'.split(' ');

/** Without calls and names with digits that stand so in the program: `size(3) is small`. */
function withoutCalls(gap: string, code: string): string {
  return gap.replace(/[\w.]+\([^()]*\)|[a-z_]+\d\w*/g, (name) => (code.toLowerCase().includes(name) ? ' ' : name));
}

/** Words of a sentence that are never a value by themselves. */
const SMALL = new Set('the a an and it its they this that these is are was were will be so then i'.split(' '));
/** Words that tell in which order values come, or that something is printed; where a program prints them they are values. */
const TOLD = new Set(
  `on in with at next also well hm hmm first second third fourth fifth last lastly finally afterwards both again line lines new are
   two three four output outputs stdout result results answer answers print prints printed console value values comes come gives
   shows says think later end query call run test row rows time only just one each all of to for them there as list array object text string number tuple`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
