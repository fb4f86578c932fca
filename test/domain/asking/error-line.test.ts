import { expect, test } from 'vitest';
import { errorLineIn } from '../../../src/domain/asking/error-line.js';
import { grade } from '../../../src/domain/asking/grade.js';
import { unanswerable } from '../../../src/domain/asking/no-answer.js';
import { predict } from '../questions.js';

test.each([
  ['error 3', 3],
  ['Error in line 3.', 3],
  ['error: line 3', 3],
  ['line 3', 3],
  ['It does not compile: line 3', 3],
  ["doesn't compile (3)", 3],
  ['SyntaxError on line 12', 12],
  ['error[E0382] in line 4', 4],
  ['compile-time error, line 4', 4],
  ['error', null],
  ['it fails to compile', null],
])('%s names line %s', (given, line) => {
  expect(errorLineIn(given)).toEqual({ line });
});

test.each(['3', 'line', 'error 3 4', 'error: cannot borrow 3', 'the 3', '', 'Error: no such file'])(
  '%j names no line',
  (given) => {
    expect(errorLineIn(given)).toBe(null);
  },
);

const fails = { ...predict, answer: 'error in line 3', errorLine: 3, mayFail: true as const };
const prints = { ...predict, answer: '3', mayFail: true as const };

test('what does not compile is right with its line, and told with it', () => {
  expect(grade(fails, 'error 3').outcome).toBe('right');
  expect(grade(fails, 'error 4')).toMatchObject({
    outcome: 'wrong',
    key: [{ text: 'error in line 3', why: null }],
    compared: { given: 'error 4', expected: 'error in line 3' },
  });
  expect(grade(fails, '3').outcome).toBe('wrong');
});

test('what prints is right with what it prints alone', () => {
  expect(grade(prints, '3').outcome).toBe('right');
  expect(grade(prints, 'error 3').outcome).toBe('wrong');
});

test('an error without its line is asked for the line, whether there is one or not', () => {
  const words = 'In which line is the error? Type error and the number of the line.';
  expect([fails, prints, predict].map((question) => unanswerable(question, 'error'))).toEqual([words, words, null]);
  expect(unanswerable({ ...prints, answer: 'error' }, 'error')).toBe(null);
});
