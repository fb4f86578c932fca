import { expect, test } from 'vitest';
import { mapOf } from '../../../src/domain/road/graph.js';
import { someStep } from '../road.js';

/** Steps by their ids, each with what it requires: `b<a` is b, which stands on a. */
const steps = (...texts: string[]) =>
  texts.map((text, index) => {
    const [id = '', required] = text.split('<');
    return someStep({ id, number: index + 1, requires: required?.split('+') ?? [] });
  });
const shape = (...texts: string[]) =>
  mapOf(steps(...texts)).map(
    ({ step, after, at, below }) => `${step.id}<${after.map(({ id }) => id).join('+')} @${at} ${below.join('')}`,
  );

test('a chain stays in one lane', () => {
  expect(shape('a', 'b<a', 'c<b')).toEqual(['a< @0 0', 'b<a @0 0', 'c<b @0 ']);
});

test('what stands on one step forks, and comes together in the lane that ends', () => {
  expect(shape('a', 'b<a', 'c<a', 'd<b+c')).toEqual(['a< @0 0', 'b<a @1 01', 'c<a @0 01', 'd<b+c @0 ']);
});

test('what a requirement requires itself is not told again', () => {
  expect(shape('a', 'b<a', 'c<a+b')).toEqual(['a< @0 0', 'b<a @0 0', 'c<b @0 ']);
});

test('a step that the road lists before what it stands on comes after it', () => {
  expect(shape('b<a', 'a')).toEqual(['a< @0 0', 'b<a @0 ']);
});

test('a lane is free again below the last step that needs it', () => {
  expect(shape('a', 'b', 'c<a', 'd', 'e<b+d').at(-2)).toBe('d< @0 01');
});
