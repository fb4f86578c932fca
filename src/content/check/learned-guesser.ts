import type { QuestionFile } from '../schema.js';
import { contentWords, mean, standardized, type Guess } from './guesser.js';

type Choice = Extract<QuestionFile, { kind: 'choice' }>;
/** A question as a learner of wording sees it: the cues of each option, and which one is right. */
type Row = { options: number[][]; key: number };

/** What a test-wise reader may weigh: a number for each option. */
const CUES: ((question: Choice) => number[])[] = [
  ({ options }) => standardized(options.map(({ text }) => text.length)),
  ({ prompt, options }) => {
    const asked = new Set(contentWords(prompt));
    return standardized(options.map(({ text }) => contentWords(text).filter((word) => asked.has(word)).length));
  },
  ...[
    /\b(?:because|since|so|therefore|due to)\b/i,
    /\b(?:more|less|fewer|than|faster|slower|better|worse|larger|smaller|longer|shorter)\b/i,
    /\band\b/i,
    /\b(?:always|never|only|all|every|none|must|cannot|impossible|no)\b/i,
    /\b(?:can|may|might|usually|often|some|likely)\b/i,
    /\bnot\b|n't\b/i,
    /,/,
    /`/,
  ].map(
    (words) =>
      ({ options }: Choice) =>
        options.map(({ text }) => (words.test(text) ? 1 : 0)),
  ),
];

const FOLDS = 10;
/** Of Newton's method, the last of them without each fold. */
const ROUNDS = 4;
const RIDGE = 10;
/** In fewer questions there is nothing to learn but chance. */
const FEWEST = 40;

/** How a reader fares who has learned from the other questions of the bank what right options sound like. */
export function learnedGuess(questions: Choice[]): Guess | null {
  if (questions.length < FEWEST) return null;
  const rows = questions.map(rowOf);
  const weights = learned(
    Array.from({ length: FOLDS }, (_unused, fold) => rows.filter((_row, index) => index % FOLDS === fold)),
  );
  return {
    cue: 'reasons, comparisons, "and" and the like',
    score: mean(rows.map((row, index) => hit(row, weights[index % FOLDS]!))),
    chance: mean(questions.map(({ options }) => 1 / options.length)),
  };
}

function rowOf(question: Choice): Row {
  const cues = CUES.map((cue) => cue(question));
  return {
    options: question.options.map((_option, index) => cues.map((values) => values[index]!)),
    key: question.options.findIndex(({ correct }) => correct),
  };
}

/**
 * For each fold, the weights under which the right options of all others are likeliest: conditional logit with a ridge.
 * Newton's method finds those of all rows; from there one step without the fold's own share of slope and bend leads to
 * those without it, as in the one-step jackknife (Pregibon, Logistic Regression Diagnostics, 1981).
 */
function learned(folds: Row[][]): number[][] {
  let weights = new Array<number>(CUES.length).fill(0);
  for (let round = 1; ; round++) {
    const parts = folds.map((rows) => curve(rows, weights));
    if (round === ROUNDS)
      return parts.map((own) =>
        stepped(
          weights,
          parts.filter((part) => part !== own),
        ),
      );
    weights = stepped(weights, parts);
  }
}

interface Curve {
  slope: number[];
  bend: number[][];
}

/** Slope and bend of the likelihood of rows, at these weights. */
function curve(rows: Row[], weights: number[]): Curve {
  const slope = weights.map(() => 0);
  const bend = weights.map(() => weights.map(() => 0));
  for (const row of rows) addTo(slope, bend, row, weights);
  return { slope, bend };
}

/** The weights after one of Newton's steps. */
function stepped(weights: number[], parts: Curve[]): number[] {
  const slope = weights.map((weight, cue) => parts.reduce((sum, part) => sum + part.slope[cue]!, -RIDGE * weight));
  const bend = weights.map((_weight, row) =>
    weights.map((_other, column) =>
      parts.reduce((sum, part) => sum + part.bend[row]![column]!, row === column ? RIDGE : 0),
    ),
  );
  mirror(bend);
  return solved(bend, slope).map((step, cue) => weights[cue]! + step);
}

// Plain loops, and one half of what is symmetric: in any other form this is a fifth of a check's time.
function addTo(slope: number[], bend: number[][], { options, key }: Row, weights: number[]): void {
  const size = slope.length;
  const chances = likelihoods(options, weights);
  const off = new Array<number>(size);
  for (let cue = 0; cue < size; cue++) {
    let expected = 0;
    for (let option = 0; option < options.length; option++) expected += chances[option]! * options[option]![cue]!;
    off[cue] = expected;
    slope[cue]! += options[key]![cue]! - expected;
  }
  for (let option = 0; option < options.length; option++) {
    const cues = options[option]!;
    for (let row = 0; row < size; row++) {
      const weighed = chances[option]! * (cues[row]! - off[row]!);
      if (weighed === 0) continue;
      const line = bend[row]!;
      for (let column = 0; column <= row; column++) line[column]! += weighed * (cues[column]! - off[column]!);
    }
  }
}

function mirror(bend: number[][]): void {
  for (const [row, line] of bend.entries())
    for (let column = 0; column < row; column++) bend[column]![row] = line[column]!;
}

/** The x of `matrix` x = `right`, by elimination; the matrix is positive definite. */
function solved(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index]!]);
  rows.forEach((pivot, index) => {
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = row[index]! / pivot[index]!;
      for (let column = index; column < row.length; column++) row[column]! -= factor * pivot[column]!;
    }
  });
  return rows.map((row, index) => row.at(-1)! / row[index]!);
}

function likelihoods(options: number[][], weights: number[]): number[] {
  const odds = new Array<number>(options.length);
  let all = 0;
  for (let option = 0; option < options.length; option++) {
    let sum = 0;
    for (let cue = 0; cue < weights.length; cue++) sum += options[option]![cue]! * weights[cue]!;
    all += odds[option] = Math.exp(sum);
  }
  for (let option = 0; option < odds.length; option++) odds[option]! /= all;
  return odds;
}

/** Whether the likeliest option is the right one; a tie counts by its expectation. */
function hit({ options, key }: Row, weights: number[]): number {
  const chances = likelihoods(options, weights);
  const best = Math.max(...chances) - 1e-9;
  const tied = chances.filter((chance) => chance > best).length;
  return chances[key]! > best ? 1 / tied : 0;
}
