import type { AnswerFact, Fact, LabFact, PartFact, QuizFact, StepFact } from '../domain/cohort/hand-in.js';
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
