import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Event } from '../../../src/domain/history/event.js';
import { factsOf } from '../../../src/domain/cohort/facts-of.js';
import type { Fact } from '../../../src/domain/cohort/hand-in.js';
import { answered, read, round, stored } from '../events.js';
import { someLesson, someQuestion, someRoadmap, someStep } from '../road.js';

const ROAD = someRoadmap({
  steps: [
    someStep({
      id: 'http',
      was: ['web'],
      lessons: [someLesson('methods', { was: ['verbs'] })],
      concepts: [{ id: 'idempotency', title: 'Idempotency', was: ['safety'] }],
      questions: [someQuestion('safe', { was: ['old-safe'] }), someQuestion('typed')],
    }),
    someStep({ id: 'reading', lessons: [someLesson('only')] }),
  ],
});

function facts(events: Event[], withText = false): Fact[] {
  const work = factsOf(ROAD, events, { withText, today: '2026-11-28' });
  let piece = work.next();
  while (!piece.done) piece = work.next();
  return piece.value;
}

const brief = (events: Event[]) =>
  facts(events).map((fact) =>
    Object.values(fact)
      .filter((value) => value !== null && !/^\d{4}-\d\d-\d\d$/.test(String(value)))
      .join(' '),
  );

test('an answer says what was asked, picked and judged, on which day, and nothing of when or where', () => {
  const answer = answered('safe', 'wrong', { picked: 'b', asked: '0123456789a', hint: true, hints: 2 });
  const event = { ...stored(answer, '2026-11-01T00:30:00+02:00'), by: 'learner1.device-secret' };
  expect(facts([event])).toEqual([
    {
      ...{ fact: 'answer', day: '2026-10-31', step: 'http', concept: 'idempotency', question: 'safe', kind: 'choice' },
      ...{ rev: 1, asked: '0123456789a', where: 'check', attempt: 1, quiz: null },
      ...{ outcome: 'wrong', disputed: false, hints: 2, picked: 'b' },
    },
  ]);
});

test.each(['short', 'predict', 'write'] as const)(
  'what was typed for %s goes out only where that is wanted',
  (kind) => {
    const events = [stored(answered('typed', 'wrong', { kind, given: 'my own words' }))];
    expect(JSON.stringify(facts(events))).not.toContain('my own words');
    expect(facts(events, true)).toMatchObject([{ given: 'my own words', picked: null }]);
    expect(facts([stored(answered('safe', 'right'))], true)).toMatchObject([{ picked: null }]);
  },
);

test('a clock that ran ahead gives no day after the hand-in', () => {
  expect(facts([stored(read('methods'), '2099-01-01T00:00:00Z')])).toMatchObject([{ day: '2026-11-28' }]);
});

test('what was renamed has its id of today, and its attempts are counted together', () => {
  const old = { step: 'web', concept: 'safety', lesson: 'verbs' };
  const events = [stored(answered('old-safe', 'wrong', old)), stored(answered('safe', 'right'))];
  expect(facts(events)).toMatchObject([
    { question: 'safe', step: 'http', concept: 'idempotency', attempt: 1 },
    { question: 'safe', attempt: 2 },
  ]);
  expect(facts([stored(read('verbs', 'web'))])).toMatchObject([{ step: 'http', lesson: 'methods' }]);
});

test('quizzes are numbered in their step, closed once, and the first that is passed passes the step', () => {
  const quiz = (questions: string[]) =>
    stored({ type: 'quiz', step: 'http', questions, carried: 0, total: questions.length });
  const [first, second] = [quiz(['safe']), quiz(['safe'])];
  const ask = (of: Event, outcome: 'right' | 'wrong') =>
    stored(answered('safe', outcome, { where: 'quiz', quiz: of.id }));
  const events = [first, ask(first, 'wrong'), stored({ type: 'defer', step: 'http' }), second, ask(second, 'right')];
  expect(facts(events)).toMatchObject([
    { fact: 'answer', quiz: 1 },
    { fact: 'quiz', quiz: 1, right: 0, of: 1, passed: false },
    { fact: 'step', how: 'deferred' },
    { fact: 'answer', quiz: 2, attempt: 2 },
    { fact: 'quiz', quiz: 2, right: 1, of: 1, passed: true },
    { fact: 'step', how: 'passed' },
  ]);
});

test('a step that asks nothing is passed when it is read, and a part counts once', () => {
  expect(brief([stored(read('only', 'reading')), stored(read('only', 'reading'))])).toEqual([
    'part reading only 1 1',
    'step reading passed',
  ]);
});

test('a placement skips steps', () => {
  const placement = stored({ type: 'placement', steps: { http: 'skip', reading: 'learn' }, concepts: [] });
  expect(brief([placement])).toEqual(['step http skipped']);
});

test('rounds of a lab are numbered; one that asked nothing says that it was begun', () => {
  const events = [round([]), round(['a'], ['b'], { hint: 1 }), round(['a', 'b'], [], { whole: true, hint: 1 })];
  expect(facts(events.map((event) => stored(event)))).toMatchObject([
    { lab: 'rest-api', round: 0, green: [], red: [], whole: false, hints: 0 },
    { round: 1, green: ['a'], red: ['b'], whole: false, hints: 1 },
    { round: 2, green: ['a', 'b'], red: [], whole: true },
  ]);
});

test('what the learner calls right all the same stays as it was judged, and is marked', () => {
  const answer = stored(answered('typed', 'wrong', { kind: 'short' }));
  const names = { question: 'typed', step: 'http', concept: 'idempotency' };
  const events = [answer, stored({ type: 'dispute', answer: answer.id, ...names })];
  expect(facts(events)).toMatchObject([{ outcome: 'wrong', disputed: true }]);
});

test('what was taken back never happened; what was reset is not told, and still counts as an attempt', () => {
  const [slip, before, after] = [answered('typed', 'wrong'), answered('safe', 'wrong'), answered('safe', 'right')].map(
    (event) => stored(event),
  ) as [Event, Event, Event];
  const undo = stored({ type: 'undo', event: slip.id });
  const seen = { '': [0, Date.parse(before.at)] } as Record<string, [number, number]>;
  const told = stored({ type: 'reset', steps: ['http'], seen });
  expect(facts([slip, before, undo, told, after])).toMatchObject([{ question: 'safe', attempt: 2 }]);
  const old = { ...stored({ type: 'reset', steps: ['web'] }, before.at), id: 'e9' };
  expect(facts([before, old, after])).toMatchObject([{ attempt: 2 }]);
});

test('every field stands in docs/share.md', () => {
  const page = readFileSync(fileURLToPath(new URL('../../../docs/share.md', import.meta.url)), 'utf8');
  const quiz = stored({ type: 'quiz', step: 'http', questions: ['safe'], carried: 0, total: 1 });
  const answer = stored(answered('safe', 'right', { where: 'quiz', quiz: quiz.id }));
  const typed = stored(answered('typed', 'wrong', { kind: 'short' }));
  const told = facts([quiz, answer, typed, stored(read('methods')), stored(round(['a']))], true);
  expect([...new Set(told.map(({ fact }) => fact))].toSorted()).toEqual(['answer', 'lab', 'part', 'quiz', 'step']);
  const names = told.flatMap((fact) => [fact.fact, ...Object.keys(fact)]);
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
