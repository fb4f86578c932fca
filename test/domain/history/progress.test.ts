import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareEvents, type Event } from '../../../src/domain/history/event.js';
import { apply, foldAll } from '../../../src/domain/history/fold.js';
import { noProgress } from '../../../src/domain/history/progress.js';
import { anyNewEvent } from '../any-event.js';
import { answered, read, stored } from '../events.js';

const quizEvent = (questions: string[], carried = 0, total = questions.length): Event =>
  stored({ type: 'quiz', step: 'http', questions, carried, total });

test('a lesson is read with its last part', () => {
  const first = foldAll([stored(read('methods', 'http', 1, 2))]);
  expect(first.lessons['methods']).toMatchObject({ part: 1, readAt: null, ms: 60_000 });
  const both = foldAll([
    stored(read('methods', 'http', 1, 2)),
    stored(read('methods', 'http', 2, 2), '2026-03-01T10:00:00+01:00'),
  ]);
  expect(both.lessons['methods']).toMatchObject({ part: 2, readAt: '2026-03-01T10:00:00+01:00', ms: 120_000 });
});

test('a quiz is passed with 8 of 10, and not with 7', () => {
  const ids = Array.from({ length: 10 }, (_unused, index) => `q${index}`);
  const sit = (right: number) => {
    const quiz = quizEvent(ids);
    return foldAll([
      quiz,
      ...ids.map((id, index) => stored(answered(id, index < right ? 'right' : 'wrong', { quiz: quiz.id }))),
    ]).quizzes['http']!;
  };
  expect(sit(8)).toMatchObject({
    open: null,
    tries: 1,
    best: 0.8,
    last: { right: 8, total: 10, passed: true, missed: ['q8', 'q9'] },
  });
  expect(sit(7)).toMatchObject({ tries: 1, passedAt: null, last: { passed: false, missed: ['q7', 'q8', 'q9'] } });
});

test('a retry adds to what was right before it', () => {
  const retry = quizEvent(['q8', 'q9', 'q7'], 7, 10);
  const quiz = foldAll([
    retry,
    ...['q7', 'q8', 'q9'].map((id) => stored(answered(id, id === 'q7' ? 'right' : 'wrong', { quiz: retry.id }))),
  ]);
  expect(quiz.quizzes['http']).toMatchObject({ best: 0.8, last: { right: 8, total: 10, passed: true } });
});

test('a quiz in the middle stays open with what was answered', () => {
  const quiz = quizEvent(['a', 'b']);
  const progress = foldAll([quiz, stored(answered('a', 'unknown', { quiz: quiz.id }))]);
  expect(progress.quizzes['http']!.open).toMatchObject({
    id: quiz.id,
    answered: { a: 'unknown' },
    questions: ['a', 'b'],
  });
});

test('a reset forgets its step only, and undoing the reset brings it back', () => {
  const events = [
    stored(read('methods')),
    stored(read('tables', 'databases')),
    stored({ type: 'reset', steps: ['http'] }),
  ];
  expect(Object.keys(foldAll(events).lessons)).toEqual(['tables']);
  const undone = [...events, stored({ type: 'undo', event: events[2]!.id })];
  expect(Object.keys(foldAll(undone).lessons)).toEqual(['methods', 'tables']);
});

test('events of one moment keep the order of their ids, whatever their offsets say', () => {
  const early = { ...stored(answered('q', 'wrong')), at: '2026-05-01T10:00:00+02:00' };
  const late = { ...stored(answered('q', 'right')), at: '2026-05-01T08:00:01+00:00' };
  expect(foldAll([late, early]).questions['q']!.last.outcome).toBe('right');
});

const history: fc.Arbitrary<Event[]> = fc
  .array(fc.tuple(anyNewEvent, fc.integer({ min: 0, max: 50 })), { maxLength: 40 })
  .map((list) =>
    distinct(
      list.map(([event, minute], index) => ({
        ...event,
        id: event.type === 'quiz' && index % 2 === 0 ? 'e-quiz' : `e${index}`,
        at: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
      })),
    ),
  );

test('any order of the same events, with any repetitions, folds into the same Progress', () => {
  fc.assert(
    fc.property(
      history.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }), fc.subarray(events)),
      ),
      ([events, shuffled, again]) => {
        expect(foldAll([...shuffled, ...again])).toEqual(foldAll(events));
      },
    ),
  );
});

test('folding in any split of runs gives the same Progress', () => {
  fc.assert(
    fc.property(history, fc.nat(40), (events, cut) => {
      const sorted = events.toSorted(compareEvents);
      const progress = structuredClone(foldAll(sorted.slice(0, cut)));
      for (const event of sorted.slice(cut)) apply(progress, event);
      expect(progress).toEqual(foldAll(sorted));
    }),
  );
});

test('undo after any event restores the Progress before it', () => {
  fc.assert(
    fc.property(history, (events) => {
      const sorted = events.toSorted(compareEvents);
      const last = sorted.at(-1);
      if (!last) return;
      const undo = { id: 'zzz', at: '2027-01-01T00:00:00Z', type: 'undo', event: last.id } as const;
      expect(foldAll([...sorted, undo])).toEqual(foldAll(sorted.slice(0, -1)));
    }),
  );
});

test('an empty history is no progress', () => {
  expect(foldAll([])).toEqual(noProgress());
});

function distinct(events: Event[]): Event[] {
  return events.filter((event, index) => events.findIndex(({ id }) => id === event.id) === index);
}
