import chalk from 'chalk';
import { expect, test } from 'vitest';
import type { ChoiceQuestion } from '../../src/domain/road/question.js';
import { hintText, hintsAfter, questionText } from '../../src/terminal/question-view.js';
import { verdictText } from '../../src/terminal/verdict-view.js';
import { lookOf } from './look.js';

chalk.level = 0;

const code = (name: string) => `\`\`\`python\nfor ${name} in items:\n    print(${name})\n\`\`\``;
const question: ChoiceQuestion = {
  ...{ id: 'q', kind: 'choice', lesson: 'l', concept: 'c', level: 'apply', check: false, track: null, rev: 1, was: [] },
  ...{ prompt: 'Which prints all?', hint: ['Think:\n\n- of `for`\n- of `in`'], see: null, source: 's', explain: null },
  options: [
    { text: code('x'), correct: true, why: 'It goes through:\n\n1. the first\n2. the rest' },
    { text: code('y'), correct: false, why: 'No:\n\n```python\nif y:\n    stop()\n```' },
  ],
};
const look = { ...lookOf(80), input: 'lines' as const };

test('code in an option keeps its indentation under its number', () => {
  const shown = { question, choices: question.options.map(({ text }) => text) };
  expect(questionText(shown, 'Quiz', look)).toBe(
    '\nQuiz\n\nWhich prints all?\n\n1.   for x in items:\n         print(x)\n2.   for y in items:\n         print(y)',
  );
});

test('a hint of several blocks stands below its name', () => {
  expect(hintText(question, 0, look)).toBe('Hint:\n  Think:\n\n  • of `for`\n  • of `in`');
});

test('one of several hints says which, and after the last there is none', () => {
  const hint = ['A nudge.', 'A pointer.', 'Nearly the answer.'];
  expect([0, 1, 2].map((taken) => hintText({ hint }, taken, look))).toEqual([
    'Hint 1 of 3: A nudge.',
    'Hint 2 of 3: A pointer.',
    'Hint 3 of 3: Nearly the answer.',
  ]);
  expect([0, 1, 2, 3].map((taken) => hintsAfter(taken, { hint }).left)).toEqual([
    'a hint',
    'the next hint',
    'the next hint',
    null,
  ]);
  expect(hintsAfter(3, { hint }).none).toBe('All hints stand above.');
  expect(hintsAfter(1, { hint: ['A nudge.'] })).toEqual({ left: null, none: 'The hint stands above.' });
  expect(hintsAfter(0, { hint: [] })).toEqual({ left: null, none: 'This question has no hint.' });
});

test('reasons of several blocks are indented, and their code keeps its own indentation', () => {
  const [right, wrong] = question.options as [ChoiceQuestion['options'][0], ChoiceQuestion['options'][0]];
  const verdict = { outcome: 'wrong' as const, key: [right], yours: [wrong], compared: null, why: null };
  const text = verdictText(verdict, question, null, look);
  expect(text).toContain('    for y in items:\n        print(y)\n    No:\n\n      if y:\n          stop()');
  expect(text).toContain(
    'for x in items:\n            print(x)\n      It goes through:\n\n      1. the first\n      2. the rest',
  );
});

test('spoken, what was picked has no full stop before the reason that follows it', () => {
  const said = (text: string) =>
    verdictText(
      { outcome: 'wrong', yours: [{ text, why: 'No.' }], key: [], why: null, compared: null },
      question,
      null,
      { ...lookOf(80, 'spoken'), input: 'lines' },
    );
  expect(said('It stays as it is.')).toBe('Wrong.\n  It stays as it is: No.');
  expect(said('Wait ...')).toBe('Wrong.\n  Wait ...: No.');
});
