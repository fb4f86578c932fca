import { expect, test } from 'vitest';
import { promiseOf } from '../../../src/domain/lab/promise.js';

test.each([
  ['After this lab you can open Shelf\nin a browser. Nothing is kept yet.', 'you can open Shelf in a browser'],
  ['# Accounts\n\nAfter this lab, Ana logs in: she has a password.\n', 'Ana logs in'],
  ['Try it. After this lab one fetches `v0.1.0` by its name. More.', 'one fetches `v0.1.0` by its name'],
  ['Describe Shelf so that a stranger could write a client.', null],
])('%j promises %j', (brief, promise) => {
  expect(promiseOf(brief)).toBe(promise);
});
