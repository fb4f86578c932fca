import { expect, test } from 'vitest';
import { present } from '../../src/domain/asking/present.js';
import { seeded } from '../../src/domain/random.js';
import { howToAnswer, readReply } from '../../src/terminal/line-replies.js';
import type { MatchQuestion } from '../../src/domain/road/question.js';
import { card, choice, match, multi, order, predict, short } from '../domain/questions.js';

const shown = (question: Parameters<typeof present>[0]) => ({
  ...present(question, seeded(1)),
  choices: present(question, seeded(1)).choices.toSorted(),
});
const given = (question: Parameters<typeof present>[0], line: string) => {
  const reply = readReply(shown(question), line);
  return reply.kind === 'answer' ? reply.given : reply.kind;
};

const word = { ...short, accept: ['queue'] };
const six: MatchQuestion = {
  ...match,
  pairs: [1, 2, 3, 4, 5, 6].map((number) => [`left ${number}`, `right ${number}`]),
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
  [match, 'a2b1c3', ['POST', 'GET', 'PUT']],
  [match, 'a) 2; b) 1; c) 3.', ['POST', 'GET', 'PUT']],
  [match, 'a -> 2, b -> 1, c -> 3', ['POST', 'GET', 'PUT']],
  [six, 'a6 b5 c4 d3 e2 f1', [6, 5, 4, 3, 2, 1].map((number) => `right ${number}`)],
  [short, ' 404 ', '404'],
  [word, 'q', 'q'],
  [word, 'h', 'h'],
  [predict, '1 Two', '1 Two'],
  [card, '', 'turn'],
  [predict, '"?"', '?'],
  [predict, "'hint'", 'hint'],
  [predict, '"1 Two"', '"1 Two"'],
  [short, '\u001b[31m404', '␛[31m404'],
])('%o is answered by %j', (question, line, expected) => {
  expect(given(question, line)).toEqual(expected);
});

test('twelve pairs have numbers of two digits', () => {
  const pairs = Array.from({ length: 12 }, (_pair, index): [string, string] => [`l${index}`, `r${index}`]);
  const reply = readReply(
    { question: { ...match, pairs }, choices: pairs.map(([, right]) => right) },
    'l12 k11 j10 i9 h8 g7 f6 e5 d4 c3 b2 a1',
  );
  expect(reply).toEqual({ kind: 'answer', given: pairs.map(([, right]) => right) });
});

test('thirty pairs have letters of two, as the prompt says', () => {
  const pairs = Array.from({ length: 30 }, (_pair, index): [string, string] => [`l${index}`, `r${index}`]);
  const shown = { question: { ...match, pairs }, choices: pairs.map(([, right]) => right) };
  const [, example] = /such as ([^;]*);/.exec(howToAnswer(shown, null))!;
  expect(example).toMatch(/^a30 .* z5 aa4 ab3 ac2 ad1$/);
  expect(readReply(shown, example!)).toEqual({ kind: 'answer', given: shown.choices.toReversed() });
});

test.each([
  [card, '3', ''],
  [card, 'an answer', ''],
  [choice, '0', ''],
  [choice, '4', ''],
  [choice, '1 2', ''],
  [choice, '', ''],
  [choice, '0x1', ''],
  [multi, 'x', ''],
  [multi, '1 1', '1 stands there twice.'],
  [order, '1 2', ''],
  [order, '1 2 2', '2 stands there twice.'],
  [match, '1 1 2', '1 stands there twice.'],
  [match, 'a1 a2 b3', 'a stands there twice.'],
  [match, 'a1 a2 a3', 'a stands there twice.'],
  [match, 'a1 b1 c2', '1 stands there twice.'],
  [match, 'a1 b2', 'c has no number.'],
  [match, 'a1 b2 c3 d1', ''],
  [match, 'a1 b2 c9', ''],
  [match, 'a1 b2 c3 or so', ''],
  [short, '', 'There is nothing in it to judge. Type an answer.'],
])('%o is not answered by %j', (question, line, why) => {
  expect(readReply(shown(question), line)).toEqual({ kind: 'none', why });
});

test.each([
  [choice, '?', 'unknown'],
  [short, '?', 'unknown'],
  [short, 'Hint', 'hint'],
  [order, 'h', 'hint'],
  [predict, 'back', 'back'],
  [choice, 'b', 'back'],
  [predict, 'quit', 'stop'],
  [match, 'q', 'stop'],
  [card, '?', 'unknown'],
  [card, 'h', 'hint'],
])('%o understands %j', (question, line, kind) => {
  expect(readReply(shown(question), line)).toEqual({ kind });
});

test.each([
  [choice, "Answer with one number from 1 to 3; ? if you don't know, hint for a hint."],
  [order, "Answer with all numbers in the right order, such as 3 2 1; ? if you don't know, hint for a hint."],
  [match, "Answer with a number for each letter, such as a3 b2 c1; ? if you don't know, hint for a hint."],
])('says how %o is answered', (question, how) => {
  expect(howToAnswer(shown(question), 'a hint')).toBe(how);
});
