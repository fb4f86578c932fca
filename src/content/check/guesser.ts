import type { QuestionFile } from '../schema.js';

type Choice = Extract<QuestionFile, { kind: 'choice' }>;
type Cue = (question: Choice) => number[];

/** How a reader fares who knows nothing and looks only at the wording of the options. */
export interface Guess {
  cue: string;
  /** Share of choice questions guessed right, ties counted by their expectation. */
  score: number;
  chance: number;
}

const length: Cue = ({ options }) => standardized(options.map(({ text }) => text.length));
const brevity: Cue = (question) => length(question).map((value) => -value);
const overlap: Cue = ({ prompt, options }) => {
  const words = new Set(contentWords(prompt));
  return standardized(
    options.map(({ text }) => {
      const own = contentWords(text);
      return own.length === 0 ? 0 : own.filter((word) => words.has(word)).length / own.length;
    }),
  );
};
const moderation: Cue = ({ options }) =>
  options.map(
    ({ text }) => -(text.match(/\b(?:always|never|only|all|every|none|must|cannot|impossible|no)\b/gi)?.length ?? 0),
  );
const together: Cue = (question) => {
  const cues = [length, overlap, moderation].map((cue) => cue(question));
  return question.options.map((_option, index) => cues.reduce((sum, values) => sum + values[index]!, 0));
};

const CUES: Record<string, Cue> = { length, brevity, overlap, moderation, together };

export function guesses(questions: Choice[]): Guess[] {
  const chance = mean(questions.map(({ options }) => 1 / options.length));
  return Object.entries(CUES).map(([name, cue]) => ({
    cue: name,
    chance,
    score: mean(questions.map((question) => expected(question, cue(question)))),
  }));
}

function expected({ options }: Choice, scores: number[]): number {
  const best = Math.max(...scores);
  const picked = options.filter((_option, index) => scores[index]! > best - 1e-9);
  return picked.filter(({ correct }) => correct).length / picked.length;
}

export function standardized(values: number[]): number[] {
  const center = mean(values);
  const spread = Math.sqrt(mean(values.map((value) => (value - center) ** 2)));
  return values.map((value) => (spread === 0 ? 0 : (value - center) / spread));
}

export function contentWords(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter(
    (word) => !['the', 'and', 'for', 'that', 'which', 'what', 'with', 'from', 'does', 'are'].includes(word),
  );
}

export function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
