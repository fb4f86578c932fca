import type { PromptWords } from './prompt-words.js';

/** Takes off a text what adds nothing to it; null where there is nothing of the kind. */
export type Peel = (text: string, question: Peeled) => string | null;

/** What of a question decides whether something adds to an answer. */
export interface Peeled extends PromptWords {
  prompt: string;
  asksForHeader: boolean;
  /** Whether a key is a header with its value, so that no other value is right. */
  hasValue: boolean;
  /** The words before the question word. */
  before: ReadonlySet<string>;
  isAsked: (word: string) => boolean;
}

export function cut(text: string, shape: RegExp): string | null {
  return shape.exec(text)?.[1] ?? null;
}
