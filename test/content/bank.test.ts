import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkRoadmap } from '../../src/content/check/check.js';
import { compile, readSources } from '../../src/content/compile.js';
import { formatFault } from '../../src/content/faults.js';
import { present } from '../../src/domain/asking/present.js';
import { seeded } from '../../src/domain/random.js';
import { isRun, type ComparedQuestion } from '../../src/domain/road/question.js';

const BANK = fileURLToPath(new URL('../fixtures/bank', import.meta.url));

const { roadmap, bodies } = compile(readSources(BANK))!;
const bank = bodies['one']!.questions;
const asked = (id: string) => bank.find((one) => one.id === id && !isRun(one)) as ComparedQuestion;

test('a foreign bank has no errors, and only the advice that is meant', () => {
  const { faults } = checkRoadmap(BANK);
  expect(faults.filter(({ file }) => file.endsWith('quiz.yaml')).map(formatFault)).toEqual([]);
  expect(roadmap.gates).toBe(false);
});

test('in a language of which one program does not compile, any program may not', () => {
  const offers = bank.flatMap((one) => (one.kind === 'predict' && one.mayFail ? [one.id] : []));
  expect(offers).toEqual(['js-fails', 'js-prints', 'python-fails', 'rust-fails', 'sql-unproved', 'python-prints']);
  expect(bank.find(({ id }) => id === 'js-fails')).toMatchObject({ answer: 'error in line 3', errorLine: 3 });
});

test('options in a fixed order stand as in the file, whatever the seed', () => {
  const orders = [1, 2, 3, 4].map((seed) => present(asked('fixed-choice'), seeded(seed)).choices);
  expect(new Set(orders.map((order) => order.join('; ')))).toEqual(
    new Set(['A byte; A nibble; Both 1 and 2; None of the above']),
  );
  expect('shuffle' in bank.find(({ id }) => id === 'shuffled-choice')!).toBe(false);
});
