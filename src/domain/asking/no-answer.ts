import type { Given } from '../history/event.js';
import type { Question } from '../road/question.js';
import { asksForNumber, holdsNumber } from './typed-number.js';

/** What is missing where something was typed that is no answer, in words; null for an answer, right or not. */
export function unanswerable(question: Question, given: Given): string | null {
  if (given === null || (question.kind !== 'short' && question.kind !== 'predict')) return null;
  const text = Array.isArray(given) ? given.join(' ') : given;
  if (isBlank(text) && !(question.kind === 'short' ? question.accept : [question.answer]).some(isBlank))
    return 'There is nothing in it to judge. Type an answer.';
  if (question.kind === 'short' && asksForNumber(question) && !holdsNumber(text))
    return 'The answer is a number, such as 7. Type a number.';
  return null;
}

function isBlank(text: string): boolean {
  return text.replace(/[\s"'`\p{Cf}]/gu, '') === '';
}
