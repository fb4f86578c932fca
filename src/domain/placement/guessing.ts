import type { Outcome } from '../history/event.js';
import { likelihoods, type QuestionForm } from './placement-model.js';

/** An answer with what tells a guess: how the question could be answered, and how long it took. */
export interface TimedAnswer {
  form: QuestionForm;
  outcome: Outcome;
  ms: number;
}

const LEAST_ANSWERS = 6;
/** Nobody reads a question and its options in less. */
const READING_MS = 4000;

/**
 * Whether the answers could come from someone who did not read the questions: never "I don't know", most of them faster
 * than one can read, and no more of them right than chance makes.
 */
export function looksGuessed(answers: TimedAnswer[]): boolean {
  if (answers.length < LEAST_ANSWERS || answers.some(({ outcome }) => outcome === 'unknown')) return false;
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  if (times[Math.floor(times.length / 2)]! > READING_MS) return false;
  const chances = answers.map(({ form }) => chanceOf(form));
  const expected = chances.reduce((sum, chance) => sum + chance, 0);
  const variance = chances.reduce((sum, chance) => sum + chance * (1 - chance), 0);
  return answers.filter(({ outcome }) => outcome === 'right').length <= expected + 1.5 * Math.sqrt(variance);
}

/** The odds to be right for those who neither know nor admit it. */
function chanceOf(form: QuestionForm): number {
  return likelihoods({ ...form, dontKnow: false })[0]!.unknown.right;
}
