import { expect, test } from 'vitest';
import { sizesOf } from '../../src/content/check/coverage.js';
import { readSources } from '../../src/content/compile.js';
import { patched } from '../scratch.js';

test('what a step has is counted for each track, its drawings once', () => {
  const drawing = '```diagram alt="A line."\n---\n```\n\nA line of people';
  const { steps } = readSources(patched({ '02-shelf/lessons/shelf-node.md': [['A line of people', drawing]] }));
  expect(sizesOf(steps[1]!, ['node', 'python'])).toMatchObject({
    ...{ step: 'shelf', lessons: [2, 2], written: [0, 0], diagrams: 1 },
  });
  expect(sizesOf(steps[1]!, []).lessons).toEqual([1]);
});
