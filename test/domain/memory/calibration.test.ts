import { expect, test } from 'vitest';
import { foldAll } from '../../../src/domain/history/fold.js';
import { addReview, calibrationOf, noRecall, type Recalled } from '../../../src/domain/memory/calibration.js';
import { seeded } from '../../../src/domain/random.js';
import { answered, stored } from '../events.js';

/** So many reviews of what was to be known with nine in ten, of which every `miss`th was missed. */
function reviews(count: number, miss: number, recalled: Recalled = noRecall()): Recalled {
  for (let review = 1; review <= count; review++) addReview(recalled, 0.9, review % miss !== 0);
  return recalled;
}

test('fewer than fifty reviews say nothing', () => {
  expect(calibrationOf(reviews(49, 2), 0.9)).toBe(null);
  expect(calibrationOf(reviews(50, 2), 0.9)).not.toBe(null);
});

test('a forecast that comes true is let alone', () => {
  const { reviews: asked, expected, right, worse, advised } = calibrationOf(reviews(100, 10), 0.9)!;
  expect([asked, expected.toFixed(2), right, worse, advised]).toEqual([100, '0.90', 0.9, false, null]);
});

test('memory that is worse than promised is told, with the retention that makes up for it', () => {
  expect(calibrationOf(reviews(100, 5), 0.9)).toMatchObject({ right: 0.8, worse: true, advised: 0.97 });
  expect(calibrationOf(reviews(100, 4), 0.85)).toMatchObject({ right: 0.75, worse: true, advised: 0.96 });
  expect(calibrationOf(reviews(100, 2), 0.97)).toMatchObject({ worse: true, advised: null });
});

test('memory that is better than promised is no fault', () => {
  expect(calibrationOf(reviews(150, 200), 0.9)).toMatchObject({ right: 1, worse: false, advised: null });
});

test('what lies a hundred reviews and more back is forgotten', () => {
  const recalled = reviews(100, 2);
  expect(calibrationOf(reviews(100, 10, recalled), 0.9)).toMatchObject({ reviews: 200, worse: true });
  expect(calibrationOf(reviews(1, 2, recalled), 0.9)).toMatchObject({ reviews: 101, worse: false });
});

test('of learners whose forecast is true, few are told otherwise', () => {
  const random = seeded(1);
  const blamed = Array.from({ length: 2000 }, () => {
    const recalled = noRecall();
    for (let review = 0; review < 150; review++) {
      const known = 0.75 + random() / 4;
      addReview(recalled, known, random() < known);
    }
    return calibrationOf(recalled, 0.9)!.worse;
  }).filter(Boolean).length;
  expect(blamed / 2000).toBeLessThan(0.03);
});

test('of learners who forget faster than promised, most are told within two hundred reviews', () => {
  const random = seeded(2);
  const told = Array.from({ length: 500 }, () => {
    const recalled = noRecall();
    for (let review = 0; review < 200; review++) addReview(recalled, 0.9, random() < 0.78);
    return calibrationOf(recalled, 0.9)!.worse;
  }).filter(Boolean).length;
  expect(told / 500).toBeGreaterThan(0.95);
});

test('counts reviews alone, and of a day only the first on a concept', () => {
  const review = (day: string, outcome: 'right' | 'wrong') =>
    stored(answered('a', outcome, { where: 'review' }), `2026-03-${day}:00+01:00`);
  const { recalled, days } = foldAll([
    stored(answered('a', 'right'), '2026-03-01T09:00:00+01:00'),
    review('04T09:00', 'right'),
    review('04T10:00', 'wrong'),
    review('05T09:00', 'wrong'),
  ]);
  expect(recalled.newer).toMatchObject({ asked: 2, right: 1 });
  expect(recalled.newer.expected).toBeGreaterThan(1);
  expect(days['2026-03-04']).toMatchObject({ answers: 2, reviews: 2 });
});
