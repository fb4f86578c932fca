import { fileURLToPath } from 'node:url';
import chalk from 'chalk';
import { expect, test } from 'vitest';
import { checkRoadmap } from '../../src/content/check/check.js';
import { compile, readSources } from '../../src/content/compile.js';
import { formatFault } from '../../src/content/faults.js';
import { hashOfAsked } from '../../src/domain/asking/asked.js';
import { grade } from '../../src/domain/asking/grade.js';
import { present } from '../../src/domain/asking/present.js';
import { seeded } from '../../src/domain/random.js';
import { isRun, type ComparedQuestion } from '../../src/domain/road/question.js';
import { questionText } from '../../src/terminal/question-view.js';
import { verdictText } from '../../src/terminal/verdict-view.js';
import { lookOf } from '../terminal/look.js';

chalk.level = 0;

const BANK = fileURLToPath(new URL('../fixtures/bank', import.meta.url));

const { roadmap, bodies } = compile(readSources(BANK))!;
const bank = bodies['one']!.questions;
const asked = (id: string) => bank.find((one) => one.id === id && !isRun(one)) as ComparedQuestion;

test('a foreign bank has no errors, and only the advice that is meant', () => {
  const { faults } = checkRoadmap(BANK);
  const balance = 'a multi question has at least two right options and one wrong one';
  expect(faults.filter(({ file }) => file.endsWith('.yaml')).map(({ rule, message }) => [rule, message])).toEqual([
    ['multi-balance', balance],
    ['multi-balance', balance],
  ]);
  expect(faults.filter(({ severity }) => severity === 'error').map(formatFault)).toEqual([]);
  expect(roadmap.gates).toBe(false);
});

test('in a language of which one program does not compile, any program may not', () => {
  const offers = bank.flatMap((one) => (one.kind === 'predict' && one.mayFail ? [one.id] : []));
  expect(offers).toEqual(['js-fails', 'js-prints', 'python-fails', 'rust-fails', 'sql-unproved', 'python-prints']);
  expect(bank.find(({ id }) => id === 'js-fails')).toMatchObject({ answer: 'error in line 3', errorLine: 3 });
});

test('questions that share a text each have it above them, and it changes what was asked', () => {
  const [first, second] = [asked('shared-loop'), asked('shared-end')];
  expect(first.context).toBe(second.context);
  const look = { ...lookOf(80), input: 'lines' as const };
  expect(questionText(present(first, seeded(1)), 'Quiz', look)).toContain(
    'The queue is read like this:\n\n  while (queue.length > 0) take(queue.shift());\n\nWhich job is taken first?',
  );
  expect(hashOfAsked(first)).not.toBe(hashOfAsked({ ...first, context: undefined }));
  expect('context' in (JSON.parse(JSON.stringify(asked('bare-short'))) as object)).toBe(false);
});

test('a select-all question may have one right option, or none wrong', () => {
  const [one, all] = [asked('one-right'), asked('all-right')];
  const right = (question: ComparedQuestion) =>
    question.kind === 'multi' ? question.options.filter(({ correct }) => correct).map(({ text }) => text) : [];
  expect(grade(one, right(one)).outcome).toBe('right');
  expect(grade(all, ['2', '4']).outcome).toBe('right');
  expect(grade(all, ['2'])).toMatchObject({ outcome: 'wrong', share: { right: 1, of: 2 } });
});

test('options that are code, and reasons with a list, are shown as they are', () => {
  const question = asked('one-right');
  const look = { ...lookOf(80), input: 'lines' as const };
  const choices = question.kind === 'multi' ? question.options.map(({ text }) => text) : [];
  expect(questionText({ question, choices }, 'Quiz', look)).toContain('1.   console.log(1);\n2.   console.log(2);');
  const told = verdictText(grade(question, choices), question, null, look);
  expect(told).toContain('It does:\n\n      • it is called,\n      • with `1`.');
  expect(told).toContain(
    '  What stands in brackets is printed:\n\n  1. first it is worked out,\n  2. then it is written.',
  );
});

test('options in a fixed order stand as in the file, whatever the seed', () => {
  const orders = [1, 2, 3, 4].map((seed) => present(asked('fixed-choice'), seeded(seed)).choices);
  expect(new Set(orders.map((order) => order.join('; ')))).toEqual(
    new Set(['A byte; A nibble; Both 1 and 2; None of the above']),
  );
  expect('shuffle' in bank.find(({ id }) => id === 'shuffled-choice')!).toBe(false);
});
