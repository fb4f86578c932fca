import { expect, test } from 'vitest';
import { wholeText } from '../../src/terminal/screens.js';
import { failingBlocks, writeText } from '../../src/terminal/write-view.js';
import type { WriteQuestion } from '../../src/domain/road/question.js';
import { lookOf } from './look.js';

test('what is likely wrong is Markdown, as all that an author writes', () => {
  const none = { call: null, args: [], stdin: '', text: null, setup: null, want: {} };
  const question = { cases: [none] } as unknown as WriteQuestion;
  const outcome = { facts: {}, said: '', limit: null };
  const text = wholeText(
    failingBlocks({ index: 0, misfits: [] }, question, outcome, '\\* is all columns.', lookOf(80)),
  );
  expect(text).toBe('Not yet.\n  likely    * is all columns.');
});

const toldOf = (got: string, said = '') => {
  const question = { cases: [{ call: null, args: [], stdin: '', text: null, setup: null, want: {} }] };
  const failing = { index: 0, misfits: [{ fact: 'stdout', expected: '"x"', got }] };
  const outcome = { facts: {}, said, limit: null };
  return wholeText(failingBlocks(failing, question as unknown as WriteQuestion, outcome, null, lookOf(80))).split('\n');
};

test('of what came, no more is shown than anybody reads', () => {
  const lines = toldOf(JSON.stringify('y\n'.repeat(500_000)));
  expect(lines.slice(0, 4)).toEqual(['Not yet.', '  expected  "x"', '  got       y', '            y']);
  expect(lines.length).toBeLessThan(40);
  expect(lines.at(-1)).toBe('            …');
  expect(toldOf(JSON.stringify('y'.repeat(1_000_000))).length).toBeLessThan(40);
  expect(toldOf(JSON.stringify('y\n'.repeat(12))).slice(-2)).toEqual(['            y', '']);
});

test('what drives a terminal is shown, in a text of several lines as in one', () => {
  expect(toldOf(JSON.stringify('\u001b[31mred\nend\n')).slice(-3)).toEqual([
    ...['  got       \u241b[31mred', '            end', ''],
  ]);
});

test('what looks like a text of several lines and is none is shown as it is', () => {
  expect(toldOf(String.raw`"\q\n"`).at(-1)).toBe(String.raw`  got       "\q\n"`);
});

const EXAMPLES: [case_: Record<string, unknown>, said: string][] = [
  [{ want: { stdout: 'pages\n' } }, 'For example, it prints `pages`.'],
  [{ setup: 'mkdir box\n', want: { stdout: 'box\n' } }, 'For example, after `mkdir box`, it prints `box`.'],
  [
    { setup: 'mkdir box\necho 1 > box/a', want: { stdout: 'a\nb' } },
    'For example, after\n\n  mkdir box\n  echo 1 > box/a\n\nit prints\n\n  a\n  b',
  ],
  [
    {
      setup: 'const mine = [2, 1];',
      call: '[ranking(mine), mine]',
      want: {
        gives: [
          [1, 2],
          [2, 1],
        ],
      },
    },
    'For example, after `const mine = [2, 1];`, `[ranking(mine), mine]` gives\n`[[1,2],[2,1]]`.',
  ],
  [{ args: ['a', 'b'], want: { stdout: '' } }, 'For example, with the arguments `a b`, it prints nothing.'],
  [{ stdin: 'one\n', want: { stdout: '1' } }, 'For example, with this on standard input: `one`, it prints `1`.'],
];

test.each(EXAMPLES)('an example says what comes before it, and what is printed as it is printed: %j', (one, said) => {
  const first = { call: null, args: [], stdin: '', text: null, setup: null, ...one };
  const question = { language: 'sh', lines: 'many', setup: null, starter: null, prompt: 'Do it.', cases: [first] };
  const text = writeText(question as unknown as WriteQuestion, 'Here', lookOf(80));
  expect(text.slice(text.indexOf('For example'))).toBe(said);
});
