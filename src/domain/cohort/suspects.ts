import type { QuestionBrief } from '../road/question.js';
import type { Step } from '../road/roadmap.js';
import { chanceOfBackwards, chanceOfFewer, chanceOfMore, discoveries } from './chance.js';
import { discriminationOf } from './discrimination.js';
import type { QuestionTally } from './tally.js';

/** With fewer learners, or fewer of them who answered, nothing is put in an order. */
export const LEAST_LEARNERS = 10;
/** With fewer answers to a question its discrimination is not told. */
export const LEAST_ANSWERS = 200;
/** Of the questions that are named for one reason, no more than this share is expected to be there by chance. */
const FALSE_RATE = 0.05;

/** What the first answers to a question amount to. */
export interface QuestionFigures {
  step: Step;
  question: QuestionBrief;
  asked: number;
  right: number;
  wrong: number;
  unknown: number;
  disputed: number;
  /** The wrong answer that was picked most often, as letters, and how often. */
  rival: { picked: string; times: number } | null;
  discrimination: number | null;
}

/** Why a question is to be looked at, each against what a sound question stays within. */
export type Reason = 'missed' | 'rival' | 'disputed' | 'unknown' | 'backwards';

export interface Suspect {
  figures: QuestionFigures;
  why: Reason;
  /** So many of so many; of `backwards` none, whose figure is the discrimination. */
  hits: number;
  of: number;
  /** How likely that is, at most, for a question that is sound in this respect. */
  chance: number;
}

type Test = (figures: QuestionFigures, scored: number) => Omit<Suspect, 'figures' | 'why'> | null;

/**
 * What is still sound: as many right as by guessing among four; a wrong answer that half of all take; one in ten of those who
 * were judged wrong objects; one in three does not know; whoever knows more is right no less often.
 */
const TESTS: Record<Reason, Test> = {
  missed: ({ asked, right }) => ({ hits: right, of: asked, chance: chanceOfFewer(right, asked, 1 / 4) }),
  rival: ({ asked, rival }) =>
    rival && { hits: rival.times, of: asked, chance: chanceOfMore(rival.times, asked, 1 / 2) },
  disputed: ({ wrong, disputed }) => ({ hits: disputed, of: wrong, chance: chanceOfMore(disputed, wrong, 1 / 10) }),
  unknown: ({ asked, unknown }) => ({ hits: unknown, of: asked, chance: chanceOfMore(unknown, asked, 1 / 3) }),
  backwards: ({ discrimination }, scored) =>
    discrimination === null ? null : { hits: 0, of: scored, chance: chanceOfBackwards(discrimination, scored) },
};

export const REASONS = Object.keys(TESTS) as Reason[];

export function figuresOf({
  step,
  question,
  asked,
  right,
  unknown,
  disputed,
  wrong,
  scores,
}: QuestionTally): QuestionFigures {
  const [picked, times] = [...wrong].reduce<[string, number]>(mostOften, ['', 0]);
  return {
    ...{ step, question, asked, right, wrong: asked - right - unknown, unknown, disputed },
    rival: times === 0 ? null : { picked, times },
    discrimination: scores.of < LEAST_ANSWERS ? null : discriminationOf(scores),
  };
}

function mostOften(most: [string, number], one: [string, number]): [string, number] {
  return one[1] > most[1] || (one[1] === most[1] && one[0] < most[0]) ? one : most;
}

/** The questions that are out of the common, by more than chance explains among so many; the surest first. */
export function suspectsAmong(questions: QuestionTally[]): Suspect[] {
  const asked = questions.filter((one) => one.asked >= LEAST_LEARNERS);
  return REASONS.flatMap((why) => {
    const tested = asked.flatMap((tally) => {
      const figures = figuresOf(tally);
      const found = TESTS[why](figures, tally.scores.of);
      return found && found.of >= LEAST_LEARNERS ? [{ figures, why, ...found }] : [];
    });
    const isFound = discoveries(
      tested.map(({ chance }) => chance),
      FALSE_RATE,
    );
    return tested.filter((_one, index) => isFound[index]).sort((a, b) => a.chance - b.chance);
  });
}
