import { expect, test } from 'vitest';
import { failingText } from '../../src/terminal/write-view.js';
import type { WriteQuestion } from '../../src/domain/road/question.js';
import { lookOf } from './look.js';

test('what is likely wrong is Markdown, as all that an author writes', () => {
  const none = { call: null, args: [], stdin: '', text: null, setup: null, want: {} };
  const question = { cases: [none] } as unknown as WriteQuestion;
  const outcome = { facts: {}, said: '', limit: null };
  const text = failingText({ index: 0, misfits: [] }, question, outcome, '\\* is all columns.', lookOf(80));
  expect(text).toBe('Not yet.\n  likely    * is all columns.');
});
