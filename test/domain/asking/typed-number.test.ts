import { expect, test } from 'vitest';
import { readNumber } from '../../../src/domain/asking/typed-number.js';

test.each([
  ['1,000', 1000],
  ['1 000 000', 1000000],
  ["1'000", 1000],
  ['1.000.000', 1000000],
  ['1.000,5', 1000.5],
  ['1.000', 1],
  ['1,5', 1.5],
  ['0,005', 0.005],
  ['0.5', 0.5],
  ['.5', 0.5],
  ['2e3', 2000],
  ['-7', -7],
  ['−7', -7],
  ['port 443', 443],
  ['~300', 300],
  ['2^10', 1024],
  ['2 + 3 * 4', 14],
  ['two hundred and ninety', 290],
  ['2 million', 2000000],
  ['a hundred', 100],
  ['two million three hundred thousand and five', 2300005],
  ['a single one', 1],
  ['one two', null],
  ['nine eight six', null],
  ['ten one', null],
  ['1.2.3', null],
  ['x1', null],
  ['1 2', null],
  ['none', null],
])('reads %s as a number', (text, number) => {
  expect(readNumber(text)).toBe(number);
});
