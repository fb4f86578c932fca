import type { Given, Outcome } from '../history/event.js';
import type { ComparedQuestion, MultiQuestion, Option, PredictQuestion, ShortQuestion } from '../road/question.js';
import { errorLineIn } from './error-line.js';
import { becauseInFull } from './folding.js';
import { matchesShortText, MOST_MATCHED, type MatchesPattern } from './pattern.js';
import { printedMatches } from './printed.js';
import { keyTold } from './tolerance.js';
import { asksForNumber, numberMatches } from './typed-number.js';
import { exactlyMatches, textMatches, type Match } from './typed-text.js';

export interface Piece {
  text: string;
  why: string | null;
}

export interface Verdict {
  outcome: Outcome;
  /** Why the right answer is right. */
  why: string | null;
  /** What was wrong with what the learner gave, piece by piece. */
  yours: Piece[];
  /** The right answer, in a line or a line for each piece. */
  key: Piece[];
  /** For typed answers: what was given, and all that would have been right. */
  compared: { given: string; expected: string } | null;
  /** What to say although the answer is right: how it is spelled, or written. */
  note?: string;
  /** How much of an answer in pieces was right. */
  share?: { right: number; of: number };
}

/** Judges an answer. The running program hands over `matches`, which tries an author's patterns under a time limit. */
export function grade(question: ComparedQuestion, given: Given, matches: MatchesPattern = matchesShortText): Verdict {
  const { key, why } = answerKey(question);
  if (given === null) return { outcome: 'unknown', why, yours: [], key, compared: null };
  const verdict = (correct: boolean, more: Partial<Verdict> = {}): Verdict => ({
    outcome: correct ? 'right' : 'wrong',
    why,
    yours: [],
    key,
    compared: null,
    ...more,
  });
  switch (question.kind) {
    case 'choice': {
      const chosen = question.options.find(({ text }) => text === given);
      const wrong = chosen && !chosen.correct ? [chosen] : [];
      return verdict(chosen?.correct === true, {
        yours: wrong.map(({ text, why: reason }) => ({ text, why: reason })),
      });
    }
    case 'multi': {
      const slips = multiSlips(question, asList(given));
      const of = question.options.length;
      return verdict(slips.length === 0, {
        yours: slips.filter(({ correct }) => !correct).map(pieceOf),
        share: { right: of - slips.length, of },
      });
    }
    case 'short': {
      const { correct, note } = shortMatches(question, becauseInFull(asText(given)), matches);
      const compared = {
        given: asText(given).trim(),
        expected: question.accept.map((key) => keyTold(key, question)).join(', or '),
      };
      return verdict(correct, { compared, ...(note === null ? {} : { note }) });
    }
    case 'predict': {
      const { correct, note } = outcomeMatches(question, becauseInFull(asText(given)));
      const compared = { given: asText(given).trim(), expected: question.answer.trim() };
      return verdict(correct, { compared, ...(note === null ? {} : { note }) });
    }
    case 'order': {
      const right = question.items.filter((item, index) => asList(given)[index] === item).length;
      return verdict(sameList(asList(given), question.items), { share: { right, of: question.items.length } });
    }
    case 'match': {
      const rights = asList(given);
      const wrong = question.pairs.filter(([, right], index) => rights[index] !== right);
      const yours = wrong.map(([left, right]) => ({
        text: `${left}: ${rights[question.pairs.findIndex((pair) => pair[0] === left)] ?? 'nothing'}`,
        why: `It goes with ${right}.`,
      }));
      const of = question.pairs.length;
      return verdict(wrong.length === 0, { yours, share: { right: of - wrong.length, of } });
    }
    case 'card':
      // Its other side was shown before it was graded.
      return { ...verdict(true), outcome: given === 'again' ? 'unknown' : 'right', key: [] };
  }
}

function shortMatches(question: ShortQuestion, given: string, matches: MatchesPattern): Match {
  const plain = (correct: boolean): Match => ({ correct, note: null });
  switch (question.match) {
    case 'exact':
      return exactlyMatches(question, given);
    case 'regex':
      return plain(given.trim().length <= MOST_MATCHED && matches(question.accept, given.trim()));
    case 'number':
      return { correct: numberMatches(question, given), note: nearNote(question, given) };
    case 'text':
      return asksForNumber(question) ? plain(numberMatches(question, given)) : textMatches(question, given);
  }
}

/** A program prints its answer, or does not compile because of one line. */
function outcomeMatches(question: PredictQuestion, given: string): Match {
  if (question.errorLine === undefined) return printedMatches(question, given);
  return { correct: errorLineIn(given)?.line === question.errorLine, note: null };
}

/** What the value is, where an answer is near enough to it. */
function nearNote(question: ShortQuestion, given: string): string | null {
  const { tolerance, ...exact } = question;
  if (tolerance === undefined || !numberMatches(question, given) || numberMatches(exact, given)) return null;
  return `It is ${question.accept.map((key) => keyTold(key, question)).join(', or ')}.`;
}

function answerKey(question: ComparedQuestion): { key: Piece[]; why: string | null } {
  const { explain } = question;
  switch (question.kind) {
    case 'choice': {
      const right = question.options.filter(({ correct }) => correct);
      return { key: right.map(({ text }) => ({ text, why: null })), why: explain ?? right[0]?.why ?? null };
    }
    case 'multi': {
      const right = question.options.filter(({ correct }) => correct);
      return { key: right.map(pieceOf), why: explain };
    }
    case 'short':
      return {
        key: question.match === 'regex' ? [] : bare(question.accept.slice(0, 1).map((key) => keyTold(key, question))),
        why: explain,
      };
    case 'predict':
      return { key: bare(question.answer.trimEnd().split('\n')), why: explain };
    case 'order':
      return { key: bare(question.items), why: explain };
    case 'match':
      return { key: bare(question.pairs.map(([left, right]) => `${left}: ${right}`)), why: explain };
    case 'card':
      return { key: bare([question.back]), why: explain };
  }
}

function pieceOf({ text, why }: Option): Piece {
  return { text, why };
}

function bare(texts: string[]): Piece[] {
  return texts.map((text) => ({ text, why: null }));
}

function multiSlips({ options }: MultiQuestion, given: string[]): Option[] {
  return options.filter(({ text, correct }) => correct !== given.includes(text));
}

function asText(given: string | string[]): string {
  return Array.isArray(given) ? given.join(' ') : given;
}

function asList(given: string | string[]): string[] {
  return Array.isArray(given) ? given : [given];
}

function sameList(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
