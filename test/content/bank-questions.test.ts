import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Content } from '../../src/content/compiled.js';
import { sizesOf } from '../../src/content/check/coverage.js';
import { compile, readSources } from '../../src/content/compile.js';
import { drawQuiz, drawRetry } from '../../src/domain/asking/quiz.js';
import type { Event } from '../../src/domain/history/event.js';
import { foldAll } from '../../src/domain/history/fold.js';
import { asideConcepts, dueItems } from '../../src/domain/memory/due.js';
import { seeded } from '../../src/domain/random.js';
import { taughtAt } from '../../src/domain/standing/standing.js';
import { statsOf } from '../../src/domain/standing/stats.js';
import { parseEvent } from '../../src/store/event-shape.js';
import type { Store } from '../../src/store/store.js';
import { packOf } from '../../src/teaching/ask.js';
import { answered, read, stored } from '../domain/events.js';

const BANK = fileURLToPath(new URL('../fixtures/bank', import.meta.url));
const sources = readSources(BANK);
const { roadmap, bodies } = compile(sources)!;
const step = roadmap.steps[0]!;
const bare = ['bare-choice', 'bare-short'];

const missed = (id: string) => {
  const event = answered(id, 'wrong', { step: 'one', concept: id });
  delete (event as { lesson?: string }).lesson;
  return stored(event);
};
const later = new Date('2030-01-01T12:00:00Z');

test('a question without a concept is one by itself, called by its first line, and without a lesson it names none', () => {
  expect(step.concepts.filter(({ id }) => bare.includes(id))).toEqual([
    { id: 'bare-choice', title: 'What does this say, in a line that is a good deal longer tha…', was: [] },
    { id: 'bare-short', title: 'Which word ends a loop at once?', was: [] },
  ]);
  const brief = JSON.parse(JSON.stringify(step.questions.find(({ id }) => id === 'bare-short'))) as object;
  expect(brief).toEqual({
    ...{ id: 'bare-short', kind: 'short', concept: 'bare-short', check: false, track: null, rev: 1, was: [] },
  });
});

test('its answer names no lesson in the history', () => {
  const event = missed('bare-short');
  expect(parseEvent(JSON.stringify(event))).toEqual(event);
});

test('review brings it back by itself, and it can be put aside', () => {
  const events: Event[] = [missed('bare-short')];
  const items = dueItems(roadmap, foldAll(events), later, seeded(1));
  expect(items.map(({ question, concept }) => [question.id, concept.id])).toEqual([['bare-short', 'bare-short']]);
  const aside = foldAll([...events, stored({ type: 'aside', concept: 'bare-short', step: 'one', on: true })]);
  expect(dueItems(roadmap, aside, later, seeded(1))).toEqual([]);
  expect(asideConcepts(roadmap, aside).map(({ concept }) => concept.title)).toEqual([
    'Which word ends a loop at once?',
  ]);
});

test('a quiz draws it, and its retry asks it again since it has no sibling', () => {
  const pool = step.questions.filter(({ id }) => bare.includes(id));
  const progress = foldAll([]);
  expect(drawQuiz(pool, progress, seeded(1)).questions.toSorted()).toEqual(bare);
  const attempt = { missed: ['bare-short'], right: 1, total: 2 };
  expect(drawRetry(pool, attempt, progress, seeded(1))!.questions).toEqual(['bare-short']);
});

test('stats name it by its title, and coverage counts it with its step', () => {
  const { weak } = statsOf(roadmap, foldAll([missed('bare-short')]), '2026-05-05');
  expect(weak).toMatchObject([{ concept: 'bare-short', title: 'Which word ends a loop at once?', asked: 1, right: 0 }]);
  expect(sizesOf(sources.steps[0]!, [])).toMatchObject({ questions: [step.questions.length] });
});

test('it is taught once all lessons of its step are read, one of a lesson with that', () => {
  const of = (id: string) => step.questions.find((one) => one.id === id)!;
  const progress = foldAll([stored(read('about-it', 'one', 1, 1))]);
  expect(taughtAt(step, of('bare-short'), null, progress)).toBe(null);
  expect(taughtAt(step, of('fixed-choice'), null, progress)).not.toBe(null);
  const all = foldAll([stored(read('about-it', 'one', 1, 1)), stored(read('more-of-it', 'one', 1, 1))]);
  expect(taughtAt(step, of('bare-short'), null, all)).not.toBe(null);
});

test('what goes to an assistant names no lesson either', async () => {
  const events = [missed('bare-choice')];
  const store = { progress: foldAll(events), history: () => Promise.resolve(events) } as unknown as Store;
  const content = { roadmap, body: (id: string) => bodies[id]! } as Content;
  const { text } = await packOf({ content: () => Promise.resolve(content), store: () => Promise.resolve(store) }, 1);
  expect(text).toContain('This is from step 1, "What was brought in".');
  expect(text).not.toContain('What the lesson says');
  expect(text).toContain('It says what it is given.');
});
