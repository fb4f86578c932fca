import { expect, test } from 'vitest';
import { editDistance, findStep } from '../../../src/domain/road/find.js';
import { someRoadmap, someStep } from '../road.js';

const step = (number: number, id: string, title: string, was: string[] = []) => someStep({ number, id, title, was });
const roadmap = someRoadmap({
  steps: [
    step(1, 'databases', 'Databases'),
    step(2, 'data-modelling', 'Data modelling'),
    step(3, 'auth', 'Authentication', ['login']),
  ],
});
const found = (wanted: string) => {
  const result = findStep(roadmap, wanted);
  return result.kind === 'found' ? result.item.id : result;
};

test.each([
  ['1', 'databases'],
  ['01', 'databases'],
  ['auth', 'auth'],
  ['AUTH', 'auth'],
  ['login', 'auth'],
  ['model', 'data-modelling'],
  ['Authen', 'auth'],
])('%s is %s', (wanted, id) => {
  expect(found(wanted)).toBe(id);
});

test('a part of several names is several', () => {
  expect(found('data')).toMatchObject({ kind: 'several', items: [{ id: 'databases' }, { id: 'data-modelling' }] });
});

test('a slip of the finger has a near one', () => {
  expect(found('databsaes')).toMatchObject({ kind: 'none', near: [{ id: 'databases' }] });
  expect(found('kubernetes')).toEqual({ kind: 'none', near: [] });
  expect(found('4')).toEqual({ kind: 'none', near: [] });
});

test.each([
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['same', 'same', 0],
])('distance of %s and %s', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
});
