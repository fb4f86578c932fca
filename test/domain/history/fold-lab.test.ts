import { expect, test } from 'vitest';
import type { Event } from '../../../src/domain/history/event.js';
import { foldAll } from '../../../src/domain/history/fold.js';
import { round, stored } from '../events.js';

const lab = (...events: Event[]) => foldAll(events).labs['rest-api'];
const begun = () => stored(round([], [], { ms: 0 }), '2026-05-01T09:00:00+02:00');
const LATER = '2026-05-09T10:00:00+02:00';
const green = (more = {}) =>
  stored(round(['alive', 'pages'], [], { whole: true, ...more }), '2026-05-02T10:00:00+02:00');

test('a lab is begun without a round', () => {
  expect(lab(begun())).toMatchObject({ begunAt: '2026-05-01T09:00:00+02:00', rounds: 0, passed: [], passedAt: null });
});

test('a lab whose start was never recorded is begun with its first round', () => {
  expect(lab(green())).toMatchObject({ begunAt: '2026-05-02T10:00:00+02:00', rounds: 1, ms: 2000 });
});

test('what passes joins, what fails leaves, and what is not asked stays as it was', () => {
  const rounds = [stored(round(['alive'], ['pages'])), stored(round(['pages'])), stored(round([], ['alive']))];
  expect(lab(...rounds.slice(0, 1))).toMatchObject({ passed: ['alive'], failed: ['pages'] });
  expect(lab(...rounds.slice(0, 2))).toMatchObject({ passed: ['alive', 'pages'], failed: [] });
  expect(lab(...rounds)).toMatchObject({ passed: ['pages'], failed: ['alive'], once: ['alive', 'pages'], rounds: 3 });
});

test('all checks green one by one do not make a lab pass: its round must be whole', () => {
  expect(lab(stored(round(['alive'])), stored(round(['pages'])))).toMatchObject({ passedAt: null, passedRev: null });
});

test('a pass is never taken away, and the first one gives the day', () => {
  const broke = stored(round(['alive'], ['pages']), '2026-05-03T10:00:00+02:00');
  const mended = stored(round(['alive', 'pages'], [], { whole: true, rev: 2 }), '2026-05-04T10:00:00+02:00');
  expect(lab(green(), broke)).toMatchObject({ passedAt: '2026-05-02T10:00:00+02:00', failed: ['pages'] });
  expect(lab(green(), broke, mended)).toMatchObject({
    passedAt: '2026-05-02T10:00:00+02:00',
    passedRev: 2,
    failed: [],
    at: '2026-05-04T10:00:00+02:00',
  });
});

test('what the last round says of the folder stands, and hints are never given back', () => {
  const hinted = stored(round([], ['pages'], { commit: '0123abc', dirty: true, hint: 2, track: 'python' }));
  expect(lab(hinted, green({ commit: '4567def', hint: 1 }))).toMatchObject({
    ...{ commit: '4567def', dirty: false, track: 'node', hint: 2 },
  });
  expect(lab(green({ commit: '4567def' }), stored(round([], [], { hint: 3 }), LATER))).toMatchObject({
    ...{ commit: '4567def', hint: 3, rounds: 1, at: '2026-05-02T10:00:00+02:00' },
  });
});

test('a check that a round both passed and failed has failed', () => {
  expect(lab(stored(round(['pages'], ['pages'])))).toMatchObject({ passed: [], failed: ['pages'], once: [] });
});

test('a day on which checks ran is a day of learning', () => {
  expect(foldAll([green()]).days).toEqual({ '2026-05-02': { answers: 0, right: 0, ms: 2000 } });
});

test('a reset of the step forgets its labs, whatever the clocks say, and undoing the reset brings them back', () => {
  const [first, elsewhere] = [green(), stored(round(['alive'], [], { step: 'databases', lab: 'shelf-schema' }))];
  const reset = stored({ type: 'reset', steps: ['http'] }, LATER);
  expect(Object.keys(foldAll([first, elsewhere, reset]).labs)).toEqual(['shelf-schema']);
  const undo = stored({ type: 'undo', event: reset.id }, LATER);
  expect(Object.keys(foldAll([first, elsewhere, reset, undo]).labs)).toEqual(['shelf-schema', 'rest-api']);

  // A round on a device whose clock runs ahead, which the reset had seen.
  const late = { ...green(), by: 'me.desk', at: '2026-09-01T10:00:00+02:00' };
  const seen = { desk: [0, Date.parse(late.at)] as [number, number] };
  const known = { ...stored({ type: 'reset', steps: ['http'], seen }), by: 'me.lap' };
  expect(foldAll([late, known]).labs).toEqual({});
});

test('a round that an import brought goes with it', () => {
  const brought = { ...green(), via: ['theirs'] };
  const taken = stored({ type: 'import', import: 'theirs', events: 1 });
  expect(lab(brought, taken)).toBeDefined();
  expect(lab(brought, taken, stored({ type: 'undo', event: taken.id }))).toBeUndefined();
});
