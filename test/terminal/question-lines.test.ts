import chalk from 'chalk';
import { expect, test } from 'vitest';
import { questionText } from '../../src/terminal/question-view.js';
import { predict } from '../domain/questions.js';
import { lookOf } from './look.js';

chalk.level = 0;

const code = Array.from({ length: 10 }, (_unused, index) => `  line(${index + 1});`).join('\n');
const text = (question: typeof predict) =>
  questionText({ question: { ...question, code }, choices: [] }, 'Quiz', { ...lookOf(40), input: 'lines' });

test('the lines of a program that may not compile have numbers, since one of them is to be named', () => {
  expect(text({ ...predict, mayFail: true })).toContain('\n 1   line(1);\n 2   line(2);');
  expect(text({ ...predict, mayFail: true })).toContain('\n10   line(10);');
  expect(text(predict)).toContain('\n  line(1);\n');
});
