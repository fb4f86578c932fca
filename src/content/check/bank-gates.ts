import { faultIf, type Fault } from '../faults.js';
import type { QuestionFile } from '../schema.js';
import type { StepSource } from '../sources.js';
import { guesses, type Guess } from './guesser.js';
import { learnedGuess } from './learned-guesser.js';
import { isTrueFalse } from './texts.js';

const LONGEST_KEY = 0.35;
const TRUE_FALSE = 0.1;
const PLAIN_CHOICE = 0.6;
/** How far above chance a guesser may come that looks at one cue, and one that learns what right options sound like. */
const ABOVE_CHANCE = { looking: 0.08, learning: 0.05 };

/** The gates that count over all questions of the roadmap. */
export function gateFaults(steps: Pick<StepSource, 'quiz'>[], language = 'en'): Fault[] {
  const at = { file: 'roadmap.yaml', line: 1, col: 1 };
  const all = steps.flatMap(({ quiz }) => quiz.value);
  const { longestKey, trueFalse, plainChoice, guesser, chance, cue, learned } = bankFigures(all, language);
  return [
    ...faultIf(
      longestKey > LONGEST_KEY,
      'bank-longest-key',
      at,
      `the right option is the longest in ${percent(longestKey)} of choice questions; at most ${percent(LONGEST_KEY)}`,
    ),
    ...faultIf(
      trueFalse > TRUE_FALSE,
      'bank-true-false',
      at,
      `${percent(trueFalse)} of the questions are true or false; at most ${percent(TRUE_FALSE)}`,
    ),
    ...faultIf(
      plainChoice > PLAIN_CHOICE,
      'bank-plain-choice',
      at,
      `${percent(plainChoice)} of the questions are plain choice; at most ${percent(PLAIN_CHOICE)}`,
    ),
    ...faultIf(
      guesser > chance + ABOVE_CHANCE.looking,
      'bank-guessable',
      at,
      `looking only at ${cue} scores ${percent(guesser)} on choice questions; chance is ${percent(chance)}, at most 8 points more`,
    ),
    ...faultIf(
      learned !== null && learned.score > learned.chance + ABOVE_CHANCE.learning,
      'bank-reasons',
      at,
      `weighing ${learned?.cue ?? ''} scores ${percent(learned?.score ?? 0)} on choice questions; chance is ${percent(chance)}, at most 5 points more`,
    ),
  ];
}

export interface BankFigures {
  questions: number;
  longestKey: number;
  trueFalse: number;
  plainChoice: number;
  guesser: number;
  chance: number;
  cue: string;
  /** What a guesser learns from the other questions of the bank, where there are enough of them. */
  learned: Guess | null;
}

export function bankFigures(all: QuestionFile[], language = 'en'): BankFigures {
  const choices = all.filter((question) => question.kind === 'choice');
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const longest = choices.filter(({ options }) => {
    const key = options.find(({ correct }) => correct)?.text.length ?? 0;
    return options.every(({ correct, text }) => correct || text.length < key);
  });
  const best = guesses(choices, language).reduce((a, b) => (b.score > a.score ? b : a));
  return {
    questions: all.length,
    longestKey: share(longest.length, choices.length),
    trueFalse: share(choices.filter(({ options }) => isTrueFalse(options)).length, all.length),
    plainChoice: share(choices.length, all.length),
    guesser: best.score,
    chance: best.chance,
    cue: best.cue,
    learned: learnedGuess(choices),
  };
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
