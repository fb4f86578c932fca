import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareMoments, momentAfter, SUSPECT_MS, type Moment } from '../../../src/domain/history/order.js';

test.each([
  ['the first event', null, 50, { era: 0, order: 50 }],
  ['a later time', { era: 0, order: 40 }, 50, { era: 0, order: 50 }],
  ['the same time', { era: 0, order: 50 }, 50, { era: 0, order: 51 }],
  ['a clock three minutes behind', { era: 2, order: 180_050 }, 50, { era: 2, order: 180_051 }],
  ['a clock a day behind', { era: 0, order: SUSPECT_MS }, 0, { era: 0, order: SUSPECT_MS + 1 }],
  ['what was seen from the future', { era: 0, order: SUSPECT_MS + 1 }, 0, { era: 1, order: 0 }],
])('%s', (_what, newest, time, moment) => {
  expect(momentAfter(newest, time)).toEqual(moment);
});

test('whatever the clock says, an event comes after what its device had seen', () => {
  const moment = fc.record({ era: fc.nat(3), order: fc.integer({ min: -1e12, max: 5e12 }) });
  fc.assert(
    fc.property(moment, fc.integer({ min: -1e12, max: 5e12 }), (newest: Moment, time) => {
      expect(compareMoments(newest, momentAfter(newest, time))).toBeLessThan(0);
    }),
  );
});
