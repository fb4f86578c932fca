import { expect, test } from 'vitest';
import { unanswerable } from '../../../src/domain/asking/no-answer.js';
import { choice, predict, short } from '../questions.js';

const number = { ...short, accept: ['2', 'two'], prompt: 'How many?' };

test.each([
  ['letters for a number', number, 'qh', 'The answer is a number, such as 7. Type a number.'],
  ['quotes with nothing in them', short, '" "', 'There is nothing in it to judge. Type an answer.'],
  ['a period alone', short, '.', 'There is nothing in it to judge. Type an answer.'],
  ['dots for an output', predict, '...', 'There is nothing in it to judge. Type an answer.'],
  ['spaces for an output', predict, '  ', 'There is nothing in it to judge. Type an answer.'],
])('%s are no answer', (_what, question, given, said) => {
  expect(unanswerable(question, given)).toBe(said);
});

test.each([
  ['a wrong number', number, '3'],
  ['a number word', number, 'three'],
  ['a name', { ...short, accept: ['Host'] }, 'qh'],
  ['no idea', number, null],
  ['an option', choice, 'GET'],
  ['another sign than the key', { ...short, accept: [':'] }, ';'],
  ['a sign', { ...short, accept: ['Host'] }, '#'],
  ['empty quotes that are the key', { ...short, accept: ['""'] }, '""'],
])('%s is one', (_what, question, given) => {
  expect(unanswerable(question, given)).toBeNull();
});
