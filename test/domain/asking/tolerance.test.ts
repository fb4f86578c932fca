import { expect, test } from 'vitest';
import { grade } from '../../../src/domain/asking/grade.js';
import { short } from '../questions.js';

const year = { ...short, prompt: 'In which year?', accept: ['1822'], match: 'number' as const, tolerance: 5 };
const size = { ...short, prompt: 'How many seconds does it take?', accept: ['0.2'], match: 'number' as const };
const share = { ...size, tolerance: '10 %' };

test.each([
  [year, '1822', 'right'],
  [year, '1817', 'right'],
  [year, '1827', 'right'],
  [year, '1,827', 'right'],
  [year, '1816.9', 'wrong'],
  [year, '1828', 'wrong'],
  [year, '-1822', 'wrong'],
  [share, '0.22', 'right'],
  [share, '180 ms', 'right'],
  [share, '0.23', 'wrong'],
  [{ ...share, accept: ['-40'] }, '-44', 'right'],
  [{ ...share, accept: ['-40'] }, '-45', 'wrong'],
  [{ ...year, tolerance: 0 }, '1823', 'wrong'],
  [{ ...year, accept: ['10', '20'], tolerance: 1 }, '19', 'right'],
  [{ ...year, accept: ['10', '20'], tolerance: 1 }, '15', 'wrong'],
  [{ ...size, tolerance: 0.1 }, '0.3', 'right'],
])('%o takes %s as %s', (question, given, outcome) => {
  expect(grade(question, given).outcome).toBe(outcome);
});

test('the right answer is the value with its tolerance, not the lowest of a range', () => {
  expect(grade(year, '1900')).toMatchObject({
    key: [{ text: '1822, give or take 5', why: null }],
    compared: { given: '1900', expected: '1822, give or take 5' },
  });
  expect(grade(share, null).key).toEqual([{ text: '0.2, give or take 10 %', why: null }]);
});

test('what is near enough is told the value, what is the value is not', () => {
  expect(grade(year, '1820').note).toBe('It is 1822, give or take 5.');
  expect(grade(year, '1822').note).toBe(undefined);
});
