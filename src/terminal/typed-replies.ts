import { unanswerable } from '../domain/asking/no-answer.js';
import type { Question } from '../domain/road/question.js';
import type { Hints } from './prompter.js';
import { readTyped } from './typed-words.js';

/** Why what was typed is asked again; null where it is a reply. */
export function refusalOf(question: Question, text: string, hints: Hints, isBack: boolean): string | null {
  const typed = readTyped(text);
  switch (typed.kind) {
    case 'answer':
      return unanswerable(question, typed.text);
    case 'hint':
      return hints.left === null ? hints.none : null;
    case 'back':
      return isBack ? null : 'There is nothing to go back to here.';
    case 'unknown':
    case 'stop':
      return null;
  }
}

/** The same for a line of code, where any other word may be a command. */
export function lineRefusalOf(text: string, hints: Hints): string | null {
  if (text.trim() === '') return "Type a line, or ? if you don't know.";
  return readTyped(text).kind === 'hint' && hints.left === null ? hints.none : null;
}

export function readYesOrNo(text: string, fallback: boolean): 'yes' | 'no' | 'stop' | null {
  if (text === '') return fallback ? 'yes' : 'no';
  if (/^(y|yes)$/i.test(text)) return 'yes';
  if (/^(n|no)$/i.test(text)) return 'no';
  return /^(q|quit)$/i.test(text) ? 'stop' : null;
}
