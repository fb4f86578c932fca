import { expect, test } from 'vitest';
import type { Event, NewEvent } from '../../../src/domain/history/event.js';
import { foldAll } from '../../../src/domain/history/fold.js';
import { answered, read, stored } from '../events.js';

const on = (by: string, event: NewEvent, at?: string): Event => ({ ...stored(event, at), by });
const orderOf = ({ at }: Event): [number, number] => [0, Date.parse(at)];
const dispute = (answer: Event): NewEvent => ({
  ...{ type: 'dispute', answer: answer.id, question: 'q1', step: 'http', concept: 'idempotency' },
});

test('an answer counts for the quiz that it names, also where it stands before it', () => {
  const quiz = stored(
    { type: 'quiz', step: 'http', questions: ['a', 'b'], carried: 0, total: 2 },
    '2026-01-02T10:03:00Z',
  );
  const [a, b] = ['a', 'b'].map((id) => stored(answered(id, 'right', { quiz: quiz.id }), '2026-01-02T10:00:00Z'));
  expect(foldAll([a!, b!]).quizzes).toEqual({});
  expect(foldAll([a!, quiz]).quizzes['http']!.open!.answered).toEqual({ a: 'right' });
  expect(foldAll([a!, b!, quiz]).quizzes['http']).toMatchObject({
    ...{ open: null, tries: 1, last: { quiz: quiz.id, at: '2026-01-02T10:00:00Z', passed: true } },
  });
  expect(foldAll([a!, b!, quiz]).early).toEqual({});
});

test('two quizzes of a step that were taken on two devices at once both end', () => {
  const [one, other] = ['lap', 'desk'].map((device) =>
    on(device, { type: 'quiz', step: 'http', questions: ['a'], carried: 0, total: 1 }),
  );
  const events = [
    ...[one!, other!],
    on('desk', answered('a', 'wrong', { quiz: other!.id })),
    on('lap', answered('a', 'right', { quiz: one!.id })),
  ];
  expect(foldAll(events.slice(0, 2)).quizzes['http']).toMatchObject({
    open: { id: other!.id },
    left: [{ id: one!.id }],
  });
  expect(foldAll(events).quizzes['http']).toMatchObject({
    open: null,
    left: [],
    tries: 2,
    best: 1,
    last: { passed: true },
  });
});

test('of two answers to a question of one quiz, the first counts', () => {
  const quiz = stored({ type: 'quiz', step: 'http', questions: ['a', 'b'], carried: 0, total: 2 });
  const [first, second] = ['wrong' as const, 'right' as const].map((outcome) =>
    stored(answered('a', outcome, { quiz: quiz.id })),
  );
  expect(foldAll([quiz, first!, second!]).quizzes['http']!.open!.answered).toEqual({ a: 'wrong' });
});

test('a quiz goes on when its step was renamed between its answers', () => {
  const quiz = stored({ type: 'quiz', step: 'old', questions: ['a'], carried: 0, total: 1 });
  expect(foldAll([quiz, stored(answered('a', 'right', { quiz: quiz.id, step: 'new' }))]).quizzes).toMatchObject({
    old: { open: null, tries: 1 },
  });
});

test('a disputed answer is right in its quiz, in its counters and for review, until the dispute is taken back', () => {
  const quiz = stored({ type: 'quiz', step: 'http', questions: ['q1'], carried: 0, total: 1 });
  const answer = stored(answered('q1', 'wrong', { quiz: quiz.id, given: 'POST' }));
  const said = stored(dispute(answer));
  const right = foldAll([quiz, { ...answer, outcome: 'right' } as Event]);
  for (const events of [
    [quiz, answer, said],
    [said, answer, quiz],
  ]) {
    expect(foldAll(events)).toEqual({
      ...right,
      disputed: [{ answer: answer.id, question: 'q1', step: 'http', given: 'POST', at: answer.at }],
    });
  }
  expect(right.quizzes['http']!.passedAt).toBe(answer.at);
  const undo = stored({ type: 'undo', event: said.id });
  expect(foldAll([quiz, answer, said, undo])).toEqual(foldAll([quiz, answer]));
});

test('an answer of a placement cannot be disputed', () => {
  const answer = stored(answered('q1', 'wrong', { where: 'placement' }));
  expect(foldAll([answer, stored(dispute(answer))])).toEqual(foldAll([answer]));
});

test('a reset covers what was seen, whatever the clocks say, and nothing else', () => {
  const future = on('desk', read('tables', 'http'), '2099-01-01T00:00:00Z');
  const [before, unseen] = [on('lap', read('methods')), on('phone', read('status'))];
  const seen = { desk: orderOf(future), lap: orderOf(before) };
  const reset = on('lap', { type: 'reset', steps: null, seen });
  const after = on('lap', read('codes'));
  const progress = foldAll([after, future, unseen, reset, before]);
  expect(Object.keys(progress.lessons).toSorted()).toEqual(['codes', 'status']);
  expect(progress.days['2099-01-01']).toMatchObject({ ms: 60_000 });
  expect(
    Object.keys(foldAll([future, unseen, before, reset, stored({ type: 'undo', event: reset.id })]).lessons),
  ).toHaveLength(3);
});

test('a reset of one step leaves what was seen of the others', () => {
  const [http, tables] = [on('lap', read('methods')), on('lap', read('tables', 'databases'))];
  const reset = on('lap', { type: 'reset', steps: ['http'], seen: { lap: orderOf(tables) } });
  expect(Object.keys(foldAll([http, tables, reset]).lessons)).toEqual(['tables']);
});

test('an older reset covers all before it, but for one from a clock that turns out to have run ahead', () => {
  const [mine, theirs] = [on('lap', read('methods')), on('desk', read('tables'))];
  const reset = on('desk', { type: 'reset', steps: null }, '2099-01-01T00:00:00Z');
  expect(foldAll([mine, theirs, reset]).lessons).toEqual({});
  const next: Event = { ...on('lap', { type: 'go', step: 'http' }), era: 1 };
  expect(Object.keys(foldAll([mine, theirs, reset, next]).lessons)).toEqual(['methods']);
});

test('what an import brought goes with it as a whole, but for what came another way too', () => {
  const [one, two] = [on('desk', read('methods')), on('desk', read('tables'))];
  const brought = [one, two].map((event): Event => ({ ...event, via: ['import-1'] }));
  const told = on('lap', { type: 'import', import: 'import-1', events: 2 });
  const undo = on('lap', { type: 'undo', event: told.id });
  expect(Object.keys(foldAll([...brought, told]).lessons)).toHaveLength(2);
  expect(foldAll([...brought, told, undo]).lessons).toEqual({});
  expect(Object.keys(foldAll([...brought, one, told, undo]).lessons)).toEqual(['methods']);
  const again = on('lap', { type: 'import', import: 'import-1', events: 2 });
  expect(Object.keys(foldAll([...brought, told, undo, again]).lessons)).toHaveLength(2);
});

test('whose history it is: the smallest of its ids, so that devices that began apart agree', () => {
  const [one, other] = [on('k2.lap', read('methods')), on('a7.desk', read('tables'))];
  expect(foldAll([one]).learner).toBe('k2');
  expect(foldAll([one, other]).learner).toBe('a7');
  expect(foldAll([stored(read('methods'))]).learner).toBeNull();
});

test('a quiz left for a chosen step comes back when it is gone on with', () => {
  const quiz = stored(
    { type: 'quiz', step: 'http', questions: ['a', 'b'], carried: 0, total: 2 },
    '2026-01-02T10:00:00Z',
  );
  const go = stored({ type: 'go', step: 'databases' }, '2099-01-01T00:00:00Z');
  const { focus, quizzes } = foldAll([quiz, go]);
  expect(focus!.turn).toBeGreaterThan(quizzes['http']!.open!.turn);
});
