import { expect, test } from 'vitest';
import { foldText, grade, readNumber } from '../../../src/domain/asking/grade.js';
import { match, multi, choice, order, predict, short } from '../questions.js';

test('a chosen option is right, or wrong with its own why', () => {
  expect(grade(choice, 'POST').outcome).toBe('right');
  expect(grade(choice, 'GET')).toEqual({
    outcome: 'wrong',
    why: 'It makes a new one.',
    yours: [{ text: 'GET', why: 'It only reads.' }],
    key: [{ text: 'POST', why: null }],
    compared: null,
  });
});

test("I don't know is unknown, with the key and the reason", () => {
  expect(grade(choice, null)).toMatchObject({ outcome: 'unknown', why: 'It makes a new one.', yours: [] });
});

test('a multi question is right only with all right options and no wrong one', () => {
  expect(grade(multi, ['PUT', 'GET']).outcome).toBe('right');
  expect(grade(multi, ['GET']).outcome).toBe('wrong');
  expect(grade(multi, ['GET', 'PUT', 'POST'])).toMatchObject({
    outcome: 'wrong',
    yours: [{ text: 'POST', why: 'Each makes one more.' }],
  });
});

test.each([
  ['404', true],
  ['  404 Not Found. ', true],
  ['`404`', true],
  ['“404”', true],
  ['405', false],
])('a short text answer: %s', (given, right) => {
  expect(grade(short, given).outcome).toBe(right ? 'right' : 'wrong');
});

test('a short answer shows what was compared', () => {
  expect(grade(short, ' "410" ').compared).toEqual({ given: '410', expected: '404, or 404 not found' });
});

test.each([
  ['3', true],
  ['3.0', true],
  ['3 ms', true],
  ['+3 %', true],
  ['three', false],
  ['', false],
])('a number answer: %s', (given, right) => {
  expect(grade({ ...short, match: 'number', accept: ['3'] }, given).outcome).toBe(right ? 'right' : 'wrong');
});

test.each([
  ['1,000', 1000],
  ['1 000 000', 1000000],
  ['0.5', 0.5],
  ['.5', 0.5],
  ['2e3', 2000],
  ['-7', -7],
  ['1.2.3', null],
  ['x1', null],
])('reads %s as a number', (text, number) => {
  expect(readNumber(text)).toBe(number);
});

test('a pattern must match the whole answer', () => {
  const question = { ...short, match: 'regex' as const, accept: ['git (switch|checkout) main'] };
  expect(grade(question, 'git checkout  main').outcome).toBe('right');
  expect(grade(question, 'git checkout main now').outcome).toBe('wrong');
});

test('a printed answer is compared with white space folded, case kept', () => {
  expect(grade(predict, '1 Two').outcome).toBe('right');
  expect(grade(predict, '1\\nTwo').outcome).toBe('right');
  expect(grade(predict, '1 two').outcome).toBe('wrong');
});

test('an order is right only as a whole', () => {
  expect(grade(order, ['a', 'b', 'c']).outcome).toBe('right');
  expect(grade(order, ['a', 'c', 'b']).outcome).toBe('wrong');
});

test('a match names the pairs that are wrong', () => {
  expect(grade(match, ['GET', 'POST', 'PUT']).outcome).toBe('right');
  expect(grade(match, ['GET', 'PUT', 'POST']).yours).toEqual([
    { text: 'add: PUT', why: 'It goes with POST.' },
    { text: 'replace: POST', why: 'It goes with PUT.' },
  ]);
});

test.each([
  ['It’s  ‘GET’', "it's 'get'"],
  ['“ok”.', '"ok"'],
  ['...', '..'],
])('folds %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});
