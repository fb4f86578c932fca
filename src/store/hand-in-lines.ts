import type { AnswerFact, Fact, PartFact } from '../domain/cohort/hand-in.js';
import { bitsOf, isDay, isFact, knownIn, objectIn, type Fields } from './hand-in-shape.js';

export type ReadFact = (line: string, made: string) => Fact | null;

/**
 * Reads lines that are facts; null for any other. A line is written so that what was asked stands before the day, and
 * what came of it behind: in a class both are the same many times, and each is parsed and judged once. That takes a
 * fifth of the time, and no more memory than `MOST_KEPT` halves do.
 */
export function factReader(): ReadFact {
  const [befores, behinds] = [new Map<string, Half | null>(), new Map<string, Half | null>()];
  let known = '';
  return (line, made) => {
    const cut = line.indexOf(DAY);
    const [from, to] = [cut + DAY.length, cut + DAY.length + 10];
    if (cut < 0 || line[to] !== '"') return wholeFact(line, made);
    const before = kept(befores, line.slice(0, cut), (text) => halfOf(`${text}}`));
    const behind = kept(behinds, line.slice(to + 1), (text) => halfOf(`{${text.replace(/^,/, '')}`));
    const day = line.slice(from, to);
    if (before === null || behind === null || day > made || (day !== known && !isDay(day))) return null;
    known = day;
    return joined(before, day, behind) ?? wholeFact(line, made);
  };
}

// It can stand in no text of a line: there, quotes have a backslash before them.
const DAY = ',"day":"';

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

const ASKED = bitsOf(['fact', 'step', 'concept', 'question', 'kind', 'rev', 'asked']);
const CAME = bitsOf(['where', 'attempt', 'quiz', 'outcome', 'disputed', 'hints', 'picked']);
const PART = bitsOf(['fact', 'step', 'lesson', 'part', 'parts']);

/** Of the facts of which there are many. Written out: to spread two objects into one takes ten times as long. */
function joined(before: Half, day: string, behind: Half): Fact | null {
  if (before.bits === ASKED && behind.bits === CAME && before.fields['fact'] === 'answer') {
    const { step, concept, question, kind, rev, asked } = before.fields as unknown as AnswerFact;
    const { where, attempt, quiz, outcome, disputed, hints, picked } = behind.fields as unknown as AnswerFact;
    const fact = 'answer';
    // prettier-ignore
    return { fact, step, concept, question, kind, rev, asked, day, where, attempt, quiz, outcome, disputed, hints, picked };
  }
  if (before.bits === PART && behind.bits === 0 && before.fields['fact'] === 'part') {
    const { step, lesson, part, parts } = before.fields as unknown as PartFact;
    return { fact: 'part', step, lesson, part, parts, day };
  }
  return null;
}

function wholeFact(line: string, made: string): Fact | null {
  const half = halfOf(line);
  return half !== null && isFact(half.fields, half.bits, made) ? (half.fields as unknown as Fact) : null;
}

function kept<T>(all: Map<string, T>, text: string, read: (text: string) => T): T {
  const before = all.get(text);
  if (before !== undefined) return before;
  const found = read(text);
  // A piece of a text keeps all of it in memory: what is kept is a copy.
  if (all.size < MOST_KEPT && text.length < LONGEST_KEPT) all.set(Buffer.from(text).toString(), found);
  return found;
}

const MOST_KEPT = 20_000;
const LONGEST_KEPT = 400;
