import { expect, test } from 'vitest';
import {
  isFailure,
  isGreen,
  likelyMistake,
  openNeeds,
  withError,
  type CheckResult,
} from '../../../src/domain/lab/check-result.js';

const PASSED: CheckResult = { kind: 'passed' };
const FAILED: CheckResult = {
  ...{ kind: 'failed', step: 1, of: 1, asked: '', misfits: [], likely: null, said: '' },
};
const NOT_ASKED: CheckResult = { kind: 'not-asked', needs: ['a'] };
const NOT_HERE: CheckResult = { kind: 'not-here', why: '' };

test.each([
  [[PASSED], true],
  [[PASSED, NOT_HERE], true],
  [[], false],
  [[NOT_HERE], false],
  [[PASSED, NOT_ASKED], false],
  [[PASSED, FAILED], false],
])('%j is green: %s', (results, green) => expect(isGreen(results)).toBe(green));

test('a note fails nothing', () => {
  expect(isFailure({ note: true }, FAILED)).toBe(false);
  expect(isFailure({ note: false }, FAILED)).toBe(true);
  expect(isFailure({ note: false }, NOT_ASKED)).toBe(false);
});

test('what a check stands on must have passed', () => {
  const results = new Map<string, CheckResult>([
    ['a', PASSED],
    ['b', FAILED],
    ['c', NOT_HERE],
  ]);
  expect(openNeeds({ needs: ['a', 'b', 'c', 'd'] }, results)).toEqual(['b', 'c', 'd']);
});

const MISTAKES = {
  mistakes: [
    { step: 2, when: { status: 404 }, say: 'second' },
    { step: null, when: { status: 404, 'json./id': '${id}' }, say: 'same' },
    { step: 1, when: { status: '4xx' }, say: 'first' },
    { step: null, when: { error: 'refused' }, say: 'down' },
  ],
};

test.each([
  [1, { status: 404 }, 'first'],
  [2, { status: 404 }, 'second'],
  [1, { status: 404, json: { id: 7 } }, 'same'],
  [1, { status: 404, json: { id: '7' } }, 'first'],
  [3, { status: 404 }, null],
  [3, { error: 'refused' }, 'down'],
  [1, {}, null],
])('in step %i, %j is said to be %s', (step, facts, said) => {
  expect(likelyMistake(MISTAKES, step, facts, {}, { id: 7 })).toBe(said);
});

test('an error that nobody wanted stands for all that is missing because of it', () => {
  const found = [
    { fact: 'status', expected: '200', got: 'nothing' },
    { fact: 'json', expected: '1', got: 'nothing' },
  ];
  expect(withError(found, { error: 'refused' })).toEqual([{ fact: 'answer', expected: 'an answer', got: 'refused' }]);
  expect(withError(found, { status: 404 })).toBe(found);
  expect(withError([], { error: 'refused' })).toEqual([]);
});
