import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compile, readSources } from '../../src/content/compile.js';
import { foldAll } from '../../src/domain/history/fold.js';
import { orphans } from '../../src/domain/history/orphans.js';
import { askedAmong, cardsOf, lessonProgress, standingOf } from '../../src/domain/standing/standing.js';
import { parseEvent } from '../../src/store/event-shape.js';

const { roadmap } = compile(readSources(fileURLToPath(new URL('../../roadmap', import.meta.url))))!;

/** Questions of the first edition that were asked in these histories, and are gone: of their concepts others are asked. */
const GONE = [
  'commercial-engines',
  'default-port-of-https',
  'env-child-gets-copy',
  'page-misses-new-bookmark',
  'pull-request-at-gitlab',
];

/** Learners of the first edition, who had come to step 9 with it. */
const LEARNERS = ['node', 'python'].map((track) => {
  const text = readFileSync(new URL(`../fixtures/first-edition/${track}.jsonl`, import.meta.url), 'utf8');
  const events = text
    .trimEnd()
    .split('\n')
    .map((line) => parseEvent(line)!);
  return { track, events, progress: foldAll(events) };
});

test.each(LEARNERS)('of a learner on $track nothing is orphaned but what is told here', ({ events, progress }) => {
  expect(events.length).toBeGreaterThan(500);
  const gone = orphans(roadmap, progress);
  expect(gone.filter((one) => !GONE.includes(one.replace('question ', '')))).toEqual([]);
});

test.each(LEARNERS)('of a learner on $track every answer counts for its concept', ({ events, progress }) => {
  const answers = events.filter((event) => event.type === 'answer');
  const concepts = new Set(answers.map(({ concept }) => concept));
  const cards = roadmap.steps.flatMap((step) => cardsOf(step, progress));
  expect(cards.length).toBe(concepts.size);

  const asked = roadmap.steps.flatMap(({ questions }) => {
    const before = askedAmong(questions, progress);
    return questions.map(({ id }) => before(id)?.asked ?? 0);
  });
  const living = answers.filter(({ question }) => !GONE.includes(question));
  expect(asked.reduce((sum, times) => sum + times, 0)).toBe(living.length);
});

test.each(LEARNERS)('of a learner on $track what was read and passed stays so', ({ track, events, progress }) => {
  const passed = roadmap.steps.filter((step) => standingOf(step, progress, track, new Date()).quiz.passed);
  expect(passed.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const read = new Set(events.flatMap((event) => (event.type === 'lesson' ? [event.lesson] : [])));
  const still = roadmap.steps.flatMap(({ lessons }) => lessons).filter((lesson) => lessonProgress(progress, lesson));
  expect(still.length).toBe(read.size);
});
