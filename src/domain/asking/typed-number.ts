import type { ShortQuestion } from '../road/question.js';
import { numberIn } from './arithmetic.js';
import { foldText, turnsOf, withoutQuotes, withoutTurns } from './folding.js';
import { digitsForWords } from './number-words.js';
import { asksAfter, quotes, standsIn } from './prompt-words.js';
import { remembering } from './remembering.js';
import {
  inFull,
  isInDoubt,
  isRemark,
  withoutCall,
  withoutClauses,
  withoutContrast,
  withoutReason,
  MOST_READ,
} from './sentences.js';
import { AROUND, AUXILIARY, CLASSES, LEADS, VERBS } from './small-words.js';
import { phraseOf } from './status-phrases.js';
import { slackAt } from './tolerance.js';
import { askedBy, speaksOf, unitOf, type Asked, type Unit } from './units.js';

/** Whether a question wants a number: it says so, or each of its keys is one. */
export const asksForNumber = remembering(({ match, accept, prompt }: ShortQuestion): boolean => {
  if (match === 'number') return true;
  return (
    match === 'text' &&
    /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(accept[0]!) &&
    accept.every((key) => typeof readAnswer(key, prompt) === 'number')
  );
});

export function numberMatches(question: ShortQuestion, given: string): boolean {
  const value = readAnswer(given, question.prompt);
  if (typeof value !== 'number') return false;
  return numbersWanted(question).some(
    (right) => Math.abs(value - right) <= slackAt(right, question) + 1e-9 * Math.max(1, Math.abs(right)),
  );
}

const numbersWanted = remembering(({ match, accept, prompt }: ShortQuestion): number[] =>
  accept
    .map((key) => (match === 'number' && Number.isFinite(Number(key)) ? Number(key) : readAnswer(key, prompt)))
    .filter((right) => typeof right === 'number'),
);

/** Reads `1 000`, `0.5`, `40 %`, `fifty-one` and `2 + 2 = 4` as numbers; null for what is none, or more than one. */
export function readNumber(text: string): number | null {
  const value = readAnswer(text, '');
  return typeof value === 'number' ? value : null;
}

/** Whether a text holds any number, in digits or in words. */
export function holdsNumber(text: string): boolean {
  return /\p{N}/u.test(text) || digitsForWords(foldText(text)) !== foldText(text);
}

/** The number that an answer gives, in the unit that the prompt asks for; or why it gives none. */
function readAnswer(text: string, prompt: string): number | 'none' | 'unclear' {
  if (text.length > MOST_READ) return 'unclear';
  const whole = readMain(text, prompt);
  if (whole !== 'unclear') return whole;
  const folded = foldText(text);
  const mains = [
    ...withoutClauses(folded),
    withoutCall(folded) ?? '',
    withoutContrast(folded, holdsNumber) ?? '',
  ].filter((main) => /\d/.test(digitsForWords(main)));
  return mains.map((main) => readMain(main, prompt)).find((value) => typeof value === 'number') ?? 'unclear';
}

function readMain(text: string, prompt: string): number | 'none' | 'unclear' {
  const said = inFull(withoutReason(withoutQuotes(foldText(text))));
  const { main, aside } = withoutAside(said.replace(/\bat once\b|\bor so\b|\b(?:tcp|udp)[/ ]/g, ' '));
  const digits = withoutDetail(digitsForWords(withoutTotal(main.replace(/^http\/\d(?:\.\d)? /, '')))).replace(/^:/, '');
  const pieces = digits.split(RESULT);
  const at = pieces.findLastIndex((piece) => /\d/.test(piece));
  if (at < 0 || isInDoubt(pieces.slice(at + 1).join(' '))) return at < 0 ? 'none' : 'unclear';
  const found = numberIn(pieces[at]!.trim());
  if (found === 'none') return 'none';
  if (found === 'several') return 'unclear';
  const { value, before, after } = found;
  const phrases = [after.trim().replace(/^\((.*)\)$/, '$1'), aside].map((words) => phraseOf(value, wordsOnly(words)));
  if (phrases.includes('foreign')) return 'unclear';
  const [rest, note] = [phrases[0] === 'own' ? '' : after, phrases[1] === 'own' ? '' : aside];
  const lead = pieces.slice(0, at).join(' ; ');
  const around = [asksAfter(prompt).has(before) ? '' : before, quotes(prompt, rest) ? withoutTurns(rest) : rest];
  if (turnsOf(`${lead} ; ${around.join(' ; ')} ; ${isRemark(note) ? '' : note}`) !== '') return 'unclear';
  const inside = numberIn(digitsForWords(note));
  const isOther =
    typeof inside === 'object' && inside.value !== value && `${inside.before}${inside.after}`.trim() === '';
  if (isOther) return 'unclear';
  return inUnit(value, ...(around as [string, string]), prompt);
}

/** What stands before a result. */
const RESULT = /(?<![!<>=])=+|≈|→|->|(?<=[\s,])(?:so|therefore|hence|thus|makes)\s|(?<=\d\s)is\s(?=\d)/;

/** Without what a number is made of: `2 issues, 1 per bug`. */
function withoutDetail(text: string): string {
  const [, main, detail] =
    /^(.*\d.*?), ((?:\d+ )?(?:per|for|each|in|on|including|both|all|with|the|which)\b.*)$/.exec(text) ?? [];
  return detail === undefined || RESULT.test(detail) || turnsOf(detail) !== '' ? text : main!;
}

/** Without a remark in brackets behind it. */
function withoutAside(text: string): { main: string; aside: string } {
  const [, main, aside] = /^(.*\S)\s*\(([^()]*)\)$/.exec(text) ?? [];
  if (main === undefined) return { main: text, aside: '' };
  // `Created (201)`: the remark is the number.
  return /^\d+$/.test(aside!) && !/\d/.test(digitsForWords(main))
    ? { main: aside!, aside: main }
    : { main, aside: aside! };
}

/** Without the whole that a part is counted of: `1 of 2`. */
function withoutTotal(text: string): string {
  return text.replace(/(?<=[\p{L}\p{N}])\s+(?:out )?of (?:the )?[\p{L}\p{N}-]+$/u, (total, at: number) =>
    /\d/.test(digitsForWords(total)) && /\d/.test(digitsForWords(text.slice(0, at))) ? '' : total,
  );
}

function wordsOnly(text: string): string {
  return text
    .replace(/^[\s.,:;-]+|[.,:;]+$/g, '')
    .replace(/\s+(?:error|status|code|response|answer)s?$/, '')
    .trim();
}

function inUnit(value: number, before: string, after: string, prompt: string): number | 'unclear' {
  const asked = askedBy(prompt);
  let unit: Unit | null = null;
  let per: Unit | null = null;
  const rest = after
    .replace(/(?<![\p{L}])[rqt]ps(?![\p{L}])/u, '/s')
    .replace(/(?:(?<![\p{L}])(?:per|an?|each|every)\s+|\/\s*)([a-zµμ]+)/u, (whole, word: string) => {
      const time = unitOf(word);
      if (time?.of !== 'time') return whole;
      per = time;
      return ' ';
    })
    .replace(/^[\s-]*([a-zµμ]+|%)(?![a-zµμ])/u, (whole, word: string) => {
      unit = unitOf(word);
      return unit ? ' ' : whole;
    });
  // A time is asked for, and things are counted: `300 requests`.
  const counted = /^\s*(\p{L}{3,}s|people)(?!\p{L})/u.exec(rest)?.[1];
  const isOther = counted !== undefined && ![LEADS, CLASSES, AROUND, VERBS].some((plain) => plain.has(counted));
  if (asked.unit && (unit as Unit | null) === null && isOther) return 'unclear';
  const words = `${before} ${rest.replace(/^\/(?:tcp|udp)$/, '')}`.match(/[^\s,:;.()~≈$"'#/]+|#|\//gu) ?? [];
  const plainWords = [LEADS, CLASSES, AROUND, AUXILIARY, VERBS];
  const foreign = words.filter((word) => !plainWords.some((plain) => plain.has(word)));
  const plain = foreign.length === 0 || foreign.every(standsIn(prompt));
  if (!plain || isOneForEach(value, rest, prompt)) return 'unclear';
  const given = unit as Unit | null;
  if (given !== null && !asked.unit && !speaksOf(prompt, given)) return 'unclear';
  return converted(value, unit, per, asked) ?? 'unclear';
}

/** `1 per import`, which is as many as there are imports, but for a prompt that asks for that. */
function isOneForEach(value: number, after: string, prompt: string): boolean {
  const each = /(?<!\p{L})(?:per|each|every)(?!\p{L})/u;
  return value === 1 && each.test(after) && !each.test(prompt.toLowerCase());
}

/** The value in what was asked for; null where it is a number of something else. */
function converted(value: number, unit: Unit | null, per: Unit | null, asked: Asked): number | null {
  if (!asked.unit && !asked.per && !asked.counts) return per === null ? value : null;
  let result = value;
  if (unit) {
    if (unit.of !== asked.unit?.of) return null;
    result *= unit.size / asked.unit.size;
  }
  if (per) {
    if (!asked.per) return null;
    result *= asked.per.size / per.size;
  }
  return result;
}
