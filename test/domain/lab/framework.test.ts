import { expect, test } from 'vitest';
import { frameworksAt, frameworksIn } from '../../../src/domain/lab/framework.js';

const EXPRESS = { id: 'express', track: 'node' };
const KOA = { id: 'koa', track: 'node' };

test('files of a framework lie under its track and its name', () => {
  expect(frameworksIn(['both', 'node', 'node+express', 'python'])).toEqual([EXPRESS]);
  expect(frameworksIn(['node+', '+', 'node+Koa', 'node+koa+two', ''])).toEqual([]);
});

test('a program is there with a framework from the first lab that has files of it to the last', () => {
  const labs = [[], [EXPRESS], [], [KOA, EXPRESS], []].map((frameworks) => ({ frameworks }));
  const at = labs.map((lab, index) => frameworksAt(labs.slice(0, index + 1), labs.slice(index + 1)));
  expect(at).toEqual([[], [EXPRESS], [EXPRESS], [EXPRESS, KOA], []]);
});
