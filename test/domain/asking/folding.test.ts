import { expect, test } from 'vitest';
import { foldText } from '../../../src/domain/asking/folding.js';

test.each([
  ['It’s  ‘GET’', "it's 'get'"],
  ['“ok”.', 'ok'],
  ['...', '...'],
  ['cd ..', 'cd ..'],
  ['git branch -D;', 'git branch -D'],
])('folds %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});
