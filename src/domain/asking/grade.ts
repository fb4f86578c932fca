import type { Given, Outcome } from '../history/event.js';
import type { MultiQuestion, Option, Question, ShortQuestion } from '../road/question.js';

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
  /** For typed answers: what was compared with what. */
  compared: { given: string; expected: string } | null;
}

export function grade(question: Question, given: Given): Verdict {
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
      const chosen = asList(given);
      const slips = multiSlips(question, chosen);
      return verdict(slips.length === 0, { yours: slips.filter(({ correct }) => !correct).map(pieceOf) });
    }
    case 'short': {
      const compared = comparedShort(question, asText(given));
      return verdict(compared.correct, { compared: { given: compared.given, expected: compared.expected } });
    }
    case 'predict': {
      const compared = { given: foldSpace(asText(given)), expected: foldSpace(question.answer) };
      return verdict(compared.given === compared.expected, { compared });
    }
    case 'order':
      return verdict(sameList(asList(given), question.items));
    case 'match': {
      const rights = asList(given);
      const wrong = question.pairs.filter(([, right], index) => rights[index] !== right);
      const yours = wrong.map(([left, right]) => ({
        text: `${left}: ${rights[question.pairs.findIndex((pair) => pair[0] === left)] ?? 'nothing'}`,
        why: `It goes with ${right}.`,
      }));
      return verdict(wrong.length === 0, { yours });
    }
  }
}

function answerKey(question: Question): { key: Piece[]; why: string | null } {
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
      return { key: question.match === 'regex' ? [] : bare(question.accept.slice(0, 1)), why: explain };
    case 'predict':
      return { key: bare(question.answer.trimEnd().split('\n')), why: explain };
    case 'order':
      return { key: bare(question.items), why: explain };
    case 'match':
      return { key: bare(question.pairs.map(([left, right]) => `${left}: ${right}`)), why: explain };
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

function comparedShort(
  { match, accept }: ShortQuestion,
  given: string,
): { correct: boolean; given: string; expected: string } {
  switch (match) {
    case 'text': {
      const folded = foldText(given);
      return {
        correct: accept.some((accepted) => foldText(accepted) === folded),
        given: folded,
        expected: accept.map(foldText).join(', or '),
      };
    }
    case 'number': {
      const number = readNumber(given);
      const correct = accept.some((accepted) => number !== null && sameNumber(number, Number(accepted)));
      return {
        correct,
        given: number === null ? `${foldText(given)} (not a number)` : String(number),
        expected: accept.join(', or '),
      };
    }
    case 'regex': {
      const folded = foldText(given).slice(0, MOST_MATCHED);
      const correct = accept.some((pattern) => new RegExp(`^(?:${pattern})$`, 'iu').test(folded));
      return { correct, given: folded, expected: `the pattern ${accept.join(', or ')}` };
    }
  }
}

// An author's pattern may backtrack badly; an answer is never long.
const MOST_MATCHED = 200;

/** A typed answer as it is compared: trimmed, lower case, straight quotes, single spaces, no quotes around it, no final period. */
export function foldText(text: string): string {
  const straight = foldSpace(text.normalize('NFKC')).replace(/[‘’]/g, "'").replace(/[“”]/g, '"').toLowerCase();
  const bare = straight.replace(/^(["'`]+)(.*)\1$/, '$2').replace(/(?<=\S)\.$/, '');
  return bare.trim();
}

function foldSpace(text: string): string {
  return text.replaceAll('\\n', ' ').trim().replace(/\s+/g, ' ');
}

/** Reads `1 000`, `1,000`, `0.5`, `40 %` and `200 ms` as numbers; null for what is none. */
export function readNumber(text: string): number | null {
  const match = /^([-+]?(?:\d{1,3}(?:[ ,_]\d{3})+|\d+)?(?:\.\d+)?(?:e[-+]?\d+)?)\s*(?:%|[a-zµ/]+)?\.?$/i.exec(
    foldText(text),
  );
  const digits = match?.[1]?.replace(/[ ,_]/g, '');
  return digits ? Number(digits) : null;
}

function sameNumber(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
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
