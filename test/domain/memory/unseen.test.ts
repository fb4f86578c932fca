import { expect, test } from 'vitest';
import { grade } from '../../../src/domain/asking/grade.js';
import { foldAll } from '../../../src/domain/history/fold.js';
import type { Event, NewEvent } from '../../../src/domain/history/event.js';
import { dueCount, dueItems } from '../../../src/domain/memory/due.js';
import { unseenCards } from '../../../src/domain/memory/unseen.js';
import { seeded } from '../../../src/domain/random.js';
import type { Recall } from '../../../src/domain/road/question.js';
import { nextTask } from '../../../src/domain/standing/next.js';
import { hasQuestions, quizStanding } from '../../../src/domain/standing/standing.js';
import { card } from '../questions.js';
import { answered, read, stored } from '../events.js';
import { someLesson, someQuestion, someRoadmap, someStep } from '../road.js';

const DECK = 25;
const NOW = new Date('2026-05-04T12:00:00+02:00');
const AT = '2026-05-04T11:00:00+02:00';
const TOMORROW = new Date('2026-05-05T12:00:00+02:00');

const ids = Array.from({ length: DECK }, (_unused, index) => `card-${index + 1}`);
const questions = ids.map((id) => someQuestion(id, { kind: 'card', concept: id, lesson: undefined }));
const concepts = ids.map((id) => ({ id, title: id, was: [] }));
const step = someStep({ id: 'deck', lessons: [someLesson('start')], concepts, questions });
const roadmap = someRoadmap({ steps: [step] });

const begun = stored(read('start', 'deck'), AT);
const recalled = (id: string, given: Recall, at = AT, where: 'review' | 'check' = 'review'): Event => {
  const { outcome } = grade({ ...card, id }, given);
  return stored(
    { ...answered(id, outcome, { step: 'deck', concept: id, given, where }), kind: 'card' } as NewEvent,
    at,
  );
};

test('what was known is right, what was not is not known yet, and its other side is not told twice', () => {
  expect(grade(card, 'good')).toMatchObject({ outcome: 'right', key: [] });
  expect(grade(card, 'hard')).toMatchObject({ outcome: 'right', key: [] });
  expect(grade(card, 'again')).toMatchObject({ outcome: 'unknown', key: [] });
  expect(grade(card, null)).toMatchObject({ outcome: 'unknown', key: [{ text: 'The *other* side.' }] });
});

test('what was hard comes back sooner than what was known, and what was not known tomorrow', () => {
  const { cards } = foldAll([
    begun,
    recalled('card-1', 'good'),
    recalled('card-2', 'hard'),
    recalled('card-3', 'again'),
  ]);
  expect(cards['card-1']!.stability).toBeGreaterThan(cards['card-2']!.stability);
  expect(cards['card-3']).toMatchObject({ missed: true, due: '2026-05-05T00:00:00+02:00' });
});

test('no card is shown before the lessons of its step are read', () => {
  expect(unseenCards(roadmap, foldAll([]), NOW)).toEqual({ today: [], later: 0 });
});

test('of a deck ten cards are shown on a day, in its order, and the rest later', () => {
  expect(unseenCards(roadmap, foldAll([begun]), NOW)).toEqual({ today: ids.slice(0, 10), later: 15 });
  const seen = foldAll([begun, ...ids.slice(0, 4).map((id) => recalled(id, 'good'))]);
  expect(unseenCards(roadmap, seen, NOW)).toEqual({ today: ids.slice(4, 10), later: 15 });
  expect(unseenCards(roadmap, seen, TOMORROW)).toEqual({ today: ids.slice(4, 14), later: 11 });
});

test('review asks what is due first, and then what was never seen', () => {
  const progress = foldAll([begun, recalled('card-25', 'again')]);
  expect(dueCount(roadmap, progress, TOMORROW)).toBe(11);
  const asked = dueItems(roadmap, progress, TOMORROW, seeded(1)).map(({ question }) => question.id);
  expect(asked).toEqual(['card-25', ...ids.slice(0, 10)]);
  expect(dueItems(roadmap, progress, TOMORROW, seeded(1), 3)).toHaveLength(3);
});

test('a card that is put aside is not shown, nor one that is asked in its lesson', () => {
  const aside = foldAll([begun, stored({ type: 'aside', concept: 'card-1', step: 'deck', on: true })]);
  expect(unseenCards(roadmap, aside, NOW).today[0]).toBe('card-2');
  const checked = { ...step, questions: [someQuestion('card-1', { kind: 'card', concept: 'card-1', check: true })] };
  expect(unseenCards(someRoadmap({ steps: [checked] }), foldAll([begun]), NOW).today).toEqual([]);
});

test('what learners say of themselves passes no quiz: a step of cards is answered when it is read', () => {
  expect(hasQuestions(step, null)).toBe(false);
  expect(quizStanding(step, foldAll([]), null).passed).toBe(false);
  const all = foldAll([begun, ...ids.map((id) => recalled(id, 'again'))]);
  expect(quizStanding(step, all, null).passed).toBe(true);
  expect(nextTask(roadmap, all)).toEqual({ kind: 'done' });
  const mixed = { ...step, questions: [...questions, someQuestion('choice')] };
  expect(quizStanding(mixed, all, null).passed).toBe(false);
});
