import { expect, test } from 'vitest';
import type { Event } from '../../../src/domain/history/event.js';
import { foldAll } from '../../../src/domain/history/fold.js';
import { builtOf, isBuilt, isInWork, labStanding } from '../../../src/domain/standing/built.js';
import { round, stored } from '../events.js';
import { labOf } from '../labs.js';

const lab = labOf('rest-api', ['alive', 'pages']);
const newer = labOf('rest-api', ['alive', 'pages', 'delete'], { rev: 2 });
const after = (of = lab, ...events: Event[]) => labStanding(of, foldAll(events));
const green = (more = {}) => stored(round(['alive', 'pages'], [], { whole: true, ...more }));
const ids = (checks: { id: string }[]) => checks.map(({ id }) => id);

test('a step without a lab has nothing to build', () => {
  expect(builtOf({ labs: [] }, foldAll([green()]))).toBeNull();
  expect(builtOf({ labs: [lab] }, foldAll([]))).toMatchObject([{ begunAt: null, passed: 0, of: 2, last: null }]);
});

test('a lab that was begun is in work until it is green', () => {
  expect(isInWork(after())).toBe(false);
  expect(isInWork(after(lab, stored(round([]))))).toBe(true);
  expect(after(lab, stored(round(['alive'], ['pages'])))).toMatchObject({
    passed: 1,
    of: 2,
    passedAt: null,
    broke: [],
  });
  expect([isBuilt(after(lab, green())), isInWork(after(lab, green()))]).toEqual([true, false]);
});

test('what broke after a pass is shown beside it', () => {
  const broken = after(lab, green(), stored(round(['alive'], ['pages'])));
  expect(broken.passedAt).not.toBeNull();
  expect([broken.passed, ids(broken.broke), isBuilt(broken)]).toEqual([1, ['pages'], false]);
});

test('what broke stays broken while other checks are asked', () => {
  expect(ids(after(lab, green(), stored(round([], ['pages'])), stored(round(['alive']))).broke)).toEqual(['pages']);
});

test('checks that came after the pass are new, also while they fail, until they pass', () => {
  expect(ids(after(newer, green()).newChecks)).toEqual(['delete']);
  const failing = after(newer, green(), stored(round([], ['delete'], { rev: 2 })));
  expect([ids(failing.newChecks), failing.broke, isBuilt(failing)]).toEqual([['delete'], [], true]);
  expect(after(newer, green(), stored(round(['delete'], [], { rev: 2 }))).newChecks).toEqual([]);
});

test('a check that is not asked on this machine is new to nobody who passed the lab of today', () => {
  expect(after(newer, green({ rev: 2 }))).toMatchObject({ newChecks: [], passed: 2, of: 3 });
});

test('a note counts neither as passed nor as missing', () => {
  const noted = labOf('rest-api', ['alive', 'pages', 'nice']);
  noted.checks[2]!.note = true;
  expect(after(noted, green())).toMatchObject({ passed: 2, of: 2, newChecks: [] });
  expect(after(noted)).toMatchObject({ passed: 0, of: 2 });
});

test('checks that the lab has no longer count for nothing', () => {
  const was = stored(round(['alive', 'gone'], ['lost']));
  expect(after(lab, green(), was)).toMatchObject({ passed: 2, of: 2, broke: [] });
});
