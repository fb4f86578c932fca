import { expect, test } from 'vitest';
import { isReading } from '../../../src/domain/lab/git-reading.js';

test.each([
  ['log --format=%s', true],
  ['tag', true],
  ['tag --list v*', true],
  ['tag -l', true],
  ['symbolic-ref HEAD', true],
  ['grep -e -O -- file', false],
  ['ls-files -- -O', true],
  ['push', false],
  ['', false],
  ['tag v1', false],
  ['tag -d v1', false],
  ['branch --edit-description', false],
  ['remote add origin x', false],
  ['symbolic-ref HEAD refs/heads/other', false],
  ['symbolic-ref --delete HEAD', false],
  ['log --output=file', false],
  ['diff --output file', false],
  ['diff --ext-diff', false],
  ['grep -Oless word', false],
  ['cat-file --textconv HEAD:file', false],
])('git %s only reads: %s', (line, reads) => {
  expect(isReading(line.split(' '))).toBe(reads);
});
