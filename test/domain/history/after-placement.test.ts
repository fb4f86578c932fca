import { expect, test } from 'vitest';
import type { Event } from '../../../src/domain/history/event.js';
import { apply, foldAll } from '../../../src/domain/history/fold.js';
import { isDue } from '../../../src/domain/memory/card.js';

const DAY = 86_400_000;
const concepts = Array.from({ length: 15 }, (_, step) =>
  Array.from({ length: 13 }, (_unused, index) => ({ concept: `concept-${step}-${index}`, step: `step-${step}` })),
).flat();
const placement: Event = {
  id: 'p',
  at: '2026-03-01T10:00:00+01:00',
  type: 'placement',
  steps: Object.fromEntries(concepts.map(({ step }) => [step, 'skip'])),
  concepts,
};
const noonAfter = (days: number) => new Date(Date.parse('2026-03-01T12:00:00+01:00') + days * DAY);
const dueIn = (cards: ReturnType<typeof foldAll>['cards'], days: number) =>
  Object.entries(cards).filter(([, card]) => isDue(card, noonAfter(days)));

test('of 15 skipped steps, five concepts a week come due, a concept of each step first', () => {
  const { cards } = foldAll([placement]);
  for (let week = 1; week <= 39; week++) expect(dueIn(cards, 7 * week)).toHaveLength(5 * week);
  expect(new Set(dueIn(cards, 21).map(([, { step }]) => step)).size).toBe(15);
});

test('without any review, no day of the four weeks after a placement has more than 20 due', () => {
  const { cards } = foldAll([placement]);
  for (let day = 0; day <= 28; day++) expect(dueIn(cards, day).length).toBeLessThanOrEqual(20);
});

test.each(['right', 'wrong'] as const)(
  'with what is due answered (%s) each day, none of 365 has more than 20 due',
  (outcome) => {
    const progress = foldAll([placement]);
    for (let day = 1; day <= 365; day++) {
      const due = dueIn(progress.cards, day);
      expect(due.length).toBeLessThanOrEqual(20);
      for (const [concept, { step }] of due) {
        // Whoever misses a concept knows it the next time.
        const again = progress.cards[concept]!.reps > 0;
        apply(progress, {
          ...{ id: `${day}-${concept}`, at: noonAfter(day).toISOString(), type: 'answer', step, lesson: 'l', concept },
          ...{ question: `q-${concept}`, rev: 1, kind: 'choice', given: 'x', outcome: again ? 'right' : outcome },
          ...{ hint: false, ms: 1000, where: 'review', quiz: null },
        });
      }
    }
  },
);

test('the tick list counts for the placement that it opens', () => {
  const ticked: Event = { id: 'a', at: '2026-02-28T10:00:00+01:00', type: 'worked-with', steps: ['step-1'] };
  expect(foldAll([ticked]).workedWith).toEqual(['step-1']);
  expect(foldAll([ticked, placement]).workedWith).toBeNull();
});
