import type { Given } from '../history/event.js';
import type { PredictQuestion, Question } from '../road/question.js';
import { errorLineIn } from './error-line.js';
import { asksForNumber, holdsNumber } from './typed-number.js';

/** What is missing where something was typed that is no answer, in words; null for an answer, right or not. */
export function unanswerable(question: Question, given: Given): string | null {
  if (given === null) return null;
  const text = Array.isArray(given) ? given.join(' ') : given;
  switch (question.kind) {
    case 'short':
      return blankness(text, question.accept) ?? numberless(text, asksForNumber(question));
    case 'predict':
      return blankness(text, [question.answer]) ?? lineless(text, question);
    case 'choice':
    case 'multi':
    case 'order':
    case 'match':
    case 'write':
    case 'card':
      return null;
  }
}

function blankness(text: string, keys: string[]): string | null {
  return isBlank(text) && !keys.some(isBlank) ? 'There is nothing in it to judge. Type an answer.' : null;
}

function numberless(text: string, asksNumber: boolean): string | null {
  return asksNumber && !holdsNumber(text) ? 'The answer is a number, such as 7. Type a number.' : null;
}

function lineless(text: string, { mayFail, answer }: PredictQuestion): string | null {
  const isPrinted = text.trim().toLowerCase() === answer.trim().toLowerCase();
  const isError = mayFail === true && !isPrinted && errorLineIn(text)?.line === null;
  return isError ? 'In which line is the error? Type error and the number of the line.' : null;
}

function isBlank(text: string): boolean {
  return text.replace(/[\s"'`.,;:!…\p{Cf}]/gu, '') === '';
}
