import type { AnswerFact, Fact, LabFact, PartFact, QuizFact, StepFact } from '../domain/cohort/hand-in.js';
import { bitsOf, isDay, isFact, knownIn, objectIn, type Fields } from './hand-in-shape.js';
import { bytesOf, isSame, knownBytes, type Bytes } from './known-bytes.js';

/** Reads all lines of a text from an offset on, which was made on a day. */
export type ReadFacts = (text: Buffer, from: number, made: string) => { facts: Fact[]; lines: number };

/**
 * Reads lines that are facts; any other is none. A line is written so that what was asked stands before the day, and what
 * came of it behind: in a class both are the same many times, and each is parsed and judged once. Nothing of a line that is known
 * becomes a text.
 */
export function factReader(): ReadFacts {
  const beforeOf = knownBytes((text) => halfOf(`${text}}`));
  const behindOf = knownBytes((text) => halfOf(`{${text.replace(/^,/, '')}`));
  const placeOfDay = dayFinder();
  return (text, from, made) => {
    const bytes = bytesOf(text);
    const dayAt = dayReader(bytes, made);
    const facts: Fact[] = [];
    let lines = 0;
    for (let [at, end] = [from, 0]; at < text.length; at = end + 1) {
      const found = text.indexOf(LINE_END, at);
      end = found < 0 ? text.length : found;
      lines += 1;
      const fact = factIn(at, end);
      if (fact) facts.push(fact);
    }
    return { facts, lines };

    function factIn(at: number, end: number): Fact | null {
      if (end - at > LONGEST_LINE) return null;
      return halvesIn(at, end) ?? wholeFact(text.toString('utf8', at, end), made);
    }

    function halvesIn(at: number, end: number): Fact | null {
      const from = placeOfDay(bytes, at, end);
      if (from < 0) return null;
      const day = dayAt(from);
      const before = day && beforeOf(bytes, at, from - DAY.length);
      const behind = before && behindOf(bytes, from + DAY_BYTES + 1, end);
      return behind ? joined(before, day, behind) : null;
    }
  };
}

// It can stand in no text of a line: there, quotes have a backslash before them.
const DAY = ',"day":"';
const DAY_BYTES = 10;
const [LINE_END, QUOTE] = [10, 34];
const LONGEST_LINE = 200_000;

/** Finds where a line says its day; -1 where it does not. Most stand as far from the end of the line as some line before. */
function dayFinder(): (bytes: Bytes, at: number, end: number) => number {
  const distances: number[] = [];
  return ({ all, words }, at, end) => {
    for (let index = 0; index < distances.length; index++) {
      const from = end - distances[index]!;
      if (from - DAY.length < at || !isDayAt(words, from)) continue;
      // What is met often comes to the front.
      if (index > 0) [distances[index - 1], distances[index]] = [distances[index]!, distances[index - 1]!];
      return from;
    }
    const from = all.subarray(at, end).indexOf(DAY) + at + DAY.length;
    if (from < at + DAY.length || from + DAY_BYTES >= end || all[from + DAY_BYTES] !== QUOTE) return -1;
    if (distances.length < MOST_DISTANCES) distances.push(end - from);
    return from;
  };
}

const MOST_DISTANCES = 16;
const [DAY_START, DAY_END] = [0, 4].map((at) => Buffer.from(DAY).readInt32LE(at)) as [number, number];

function isDayAt(words: DataView, from: number): boolean {
  return (
    words.getInt32(from - 4, true) === DAY_END &&
    words.getInt32(from - DAY.length, true) === DAY_START &&
    words.getUint8(from + DAY_BYTES) === QUOTE
  );
}

/** The day at an offset; null for none, or one after the file was made. Most stand in many lines one after the other. */
function dayReader({ all, words }: Bytes, made: string): (at: number) => string | null {
  let [known, place] = ['', -1];
  return (at) => {
    if (place >= 0 && isSame(words, place, words, at, DAY_BYTES)) return known;
    const day = all.toString('latin1', at, at + DAY_BYTES);
    if (day > made || !isDay(day)) return null;
    [known, place] = [day, at];
    return day;
  };
}

/** What stands before the day, or behind it, judged. */
interface Half {
  fields: Fields;
  bits: number;
}

function halfOf(text: string): Half | null {
  const fields = objectIn(text);
  const bits = fields && knownIn(fields);
  return bits === null ? null : { fields: fields!, bits };
}

/** Which fields each fact has before the day, and behind it, as `factsOf` writes them. */
const WRITTEN = new Map<Fact['fact'], { before: number; behind: number }>([
  halves('answer', 'concept question kind rev asked', 'where attempt quiz outcome disputed hints picked'),
  halves('part', 'lesson part parts', ''),
  halves('quiz', '', 'quiz right of passed'),
  halves('step', '', 'how'),
  halves('lab', 'lab rev', 'round green red whole hints'),
]);

function halves(
  fact: Fact['fact'],
  before: string,
  behind: string,
): [Fact['fact'], { before: number; behind: number }] {
  const bits = (words: string) => bitsOf(words.split(' ').filter((word) => word !== ''));
  return [fact, { before: bits(`fact step ${before}`), behind: bits(behind) }];
}

/** Written out: to spread two objects into one takes ten times as long. Null for fields that stand elsewhere. */
function joined(before: Half, day: string, behind: Half): Fact | null {
  const fact = before.fields['fact'] as Fact['fact'];
  const halves = WRITTEN.get(fact);
  if (before.bits !== halves?.before || behind.bits !== halves.behind) return null;
  switch (fact) {
    case 'answer': {
      const { step, concept, question, kind, rev, asked } = before.fields as unknown as AnswerFact;
      const { where, attempt, quiz, outcome, disputed, hints, picked } = behind.fields as unknown as AnswerFact;
      // prettier-ignore
      return { fact, step, concept, question, kind, rev, asked, day, where, attempt, quiz, outcome, disputed, hints, picked };
    }
    case 'part': {
      const { step, lesson, part, parts } = before.fields as unknown as PartFact;
      return { fact, step, lesson, part, parts, day };
    }
    case 'quiz': {
      const { quiz, right, of, passed } = behind.fields as unknown as QuizFact;
      return { fact, step: before.fields['step'] as string, day, quiz, right, of, passed };
    }
    case 'step': {
      const { how } = behind.fields as unknown as StepFact;
      return { fact, step: before.fields['step'] as string, day, how };
    }
    case 'lab': {
      const { step, lab, rev } = before.fields as unknown as LabFact;
      const { round, green, red, whole, hints } = behind.fields as unknown as LabFact;
      return { fact, step, lab, rev, day, round, green, red, whole, hints };
    }
  }
}

function wholeFact(line: string, made: string): Fact | null {
  const half = halfOf(line);
  return half !== null && isFact(half.fields, half.bits, made) ? (half.fields as unknown as Fact) : null;
}
