import { expect, test } from 'vitest';
import { present } from '../../src/domain/asking/present.js';
import { seeded } from '../../src/domain/random.js';
import { howToAnswer, readReply } from '../../src/terminal/line-prompts.js';
import { choice, match, multi, order, predict, short } from '../domain/questions.js';

const shown = (question: Parameters<typeof present>[0]) => ({
  ...present(question, seeded(1)),
  choices: present(question, seeded(1)).choices.toSorted(),
});
const given = (question: Parameters<typeof present>[0], line: string) => {
  const reply = readReply(shown(question), line, true);
  return reply?.kind === 'answer' ? reply.given : reply;
};

test.each([
  [choice, '1', 'GET'],
  [choice, '3.', 'PUT'],
  [multi, '1 3', ['GET', 'PUT']],
  [multi, '3,1', ['PUT', 'GET']],
  [order, '3 1 2', ['c', 'a', 'b']],
  [match, '1 2 3', ['GET', 'POST', 'PUT']],
  [match, 'c1 a3 b2', ['PUT', 'POST', 'GET']],
  [match, 'A-1, B-3, C-2', ['GET', 'PUT', 'POST']],
  [short, ' 404 ', ' 404 '],
  [predict, '1 Two', '1 Two'],
  [short, '\u001b[31m404', '␛[31m404'],
  [choice, '?', null],
])('%o is answered by %j', (question, line, expected) => {
  expect(given(question, line)).toEqual(expected);
});

test.each([
  [choice, '0'],
  [choice, '4'],
  [choice, '1 2'],
  [choice, ''],
  [multi, 'x'],
  [multi, '1 1'],
  [order, '1 2'],
  [match, '1 1 2'],
  [short, ''],
])('%o is not answered by %j', (question, line) => {
  expect(readReply(shown(question), line, true)).toBe(null);
});

test('a hint can be asked for once', () => {
  expect(readReply(shown(short), 'Hint', true)).toEqual({ kind: 'hint' });
  expect(readReply(shown(choice), 'hint', false)).toBe(null);
});

test.each([
  [choice, "Answer with one number from 1 to 3; ? if you don't know, hint for a hint."],
  [order, "Answer with all numbers in the right order, such as 3 2 1; ? if you don't know, hint for a hint."],
  [match, "Answer with a number for each letter, such as a3 b2 c1; ? if you don't know, hint for a hint."],
])('says how %o is answered', (question, how) => {
  expect(howToAnswer(shown(question), true)).toBe(how);
});
