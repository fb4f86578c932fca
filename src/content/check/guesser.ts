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
const overlap: Cue = ({ prompt, options }) => {
  const words = new Set(contentWords(prompt));
  return standardized(
    options.map(({ text }) => {
      const own = contentWords(text);
      return own.length === 0 ? 0 : own.filter((word) => words.has(word)).length / own.length;
    }),
  );
};
/** The words of a language that allow no exception. In one that is not known here this cue says nothing. */
const ABSOLUTES: Record<string, RegExp> = {
  en: /\b(?:always|never|only|all|every|none|must|cannot|impossible|no)\b/gi,
  de: /(?<!\p{L})(?:immer|nie|niemals|nur|alle|jede[mnrs]?|keine?[mnrs]?|muss|müssen|unmöglich)(?!\p{L})/giu,
  es: /(?<!\p{L})(?:siempre|nunca|solo|sólo|tod[ao]s?|cada|ningun[ao]?|ningún|debe|imposible)(?!\p{L})/giu,
  fr: /(?<!\p{L})(?:toujours|jamais|seulement|tous|toute?s?|chaque|aucune?|doit|impossible)(?!\p{L})/giu,
};
const moderation = ({ options }: Choice, language: string): number[] => {
  const absolutes = ABSOLUTES[language.split('-')[0]!];
  return options.map(({ text }) => -(absolutes ? (text.match(absolutes)?.length ?? 0) : 0));
};

/** What each cue, alone or with the others, makes of the options of one question. */
function cuesOf(question: Choice, language: string): Record<string, number[]> {
  const cues = { length: length(question), overlap: overlap(question), moderation: moderation(question, language) };
  return {
    length: cues.length,
    brevity: cues.length.map((value) => -value),
    overlap: cues.overlap,
    moderation: cues.moderation,
    together: cues.length.map((value, index) => value + cues.overlap[index]! + cues.moderation[index]!),
  };
}

const CUES = ['length', 'brevity', 'overlap', 'moderation', 'together'];

export function guesses(questions: Choice[], language: string): Guess[] {
  const chance = mean(questions.map(({ options }) => 1 / options.length));
  const weighed = questions.map((question) => ({ question, cues: cuesOf(question, language) }));
  return CUES.map((cue) => ({
    cue,
    chance,
    score: mean(weighed.map(({ question, cues }) => expected(question, cues[cue]!))),
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
  return (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !SMALL_WORDS.has(word));
}

const SMALL_WORDS = new Set(['the', 'and', 'for', 'that', 'which', 'what', 'with', 'from', 'does', 'are']);

export function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
