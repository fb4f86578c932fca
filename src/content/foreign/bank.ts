import type { QuestionKind } from '../../domain/road/question.js';

/** A question as it will stand in a quiz.yaml, without what its home gives it. */
export interface Draft {
  kind: QuestionKind;
  prompt: string;
  options?: { text: string; correct?: true; why?: string }[];
  /** Where the options stand in the order of the file. */
  shuffle?: false;
  accept?: string[];
  match?: 'text' | 'number' | 'exact' | 'regex';
  tolerance?: number | string;
  language?: string;
  code?: string;
  answer?: string;
  /** Of a card: what its other side says. */
  back?: string;
  items?: string[];
  pairs?: [left: string, right: string][];
  /** Of a program that stops: the line of its error. */
  'error-line'?: number;
  /** What several questions stand on, told before each. */
  context?: string;
  explain?: string;
  hint?: string[];
  level?: string;
  source?: string;
  was?: string[];
  rev?: number;
}

/** One thing that a foreign file holds, and what comes of it. */
export interface Item {
  line: number;
  /** What the file calls it. */
  name: string | null;
  /** What the file knows it by, where that is no name. */
  key: string | null;
  /** The category, deck or column that it stands under. */
  group: string | null;
  /** Null where it is no question, or none that can be asked. */
  draft: Draft | null;
  /** A text without a question, for the lesson. */
  text?: string;
  /** What is not carried over of it, in words. */
  lost: Set<string>;
}

export type Format = 'gift' | 'mdbook' | 'csv' | 'anki';

export const FORMATS: Record<Format, string> = {
  gift: 'GIFT',
  mdbook: 'mdbook-quiz',
  csv: 'CSV',
  anki: 'an Anki text export',
};
