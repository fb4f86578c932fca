import { expect, test } from 'vitest';
import { debts, nextTask, tasksAhead } from '../../../src/domain/standing/next.js';
import type { AnswerEvent, Event, Outcome } from '../../../src/domain/history/event.js';
import { foldAll } from '../../../src/domain/history/fold.js';
import type { Lesson, Roadmap } from '../../../src/domain/road/roadmap.js';
import { quizStanding } from '../../../src/domain/standing/standing.js';
import { answered, read, stored } from '../events.js';
import { someLesson, someQuestion, someRoadmap, someStep } from '../road.js';

const step = (number: number, id: string, lessons: Lesson[]) =>
  someStep({
    ...{ number, id, lessons },
    questions: lessons.map(({ id: lesson, track }) =>
      someQuestion(`${lesson}-check`, { lesson, concept: lesson, check: true, track }),
    ),
  });
const roadmap = someRoadmap({
  tracks: [
    { id: 'node', title: 'Node.js' },
    { id: 'python', title: 'Python' },
  ],
  steps: [
    step(1, 'one', [someLesson('a', { parts: 3 }), someLesson('b')]),
    step(2, 'two', [someLesson('n', { track: 'node' }), someLesson('p', { track: 'python' })]),
    step(3, 'three', [someLesson('c')]),
  ],
});
const track = stored({ type: 'setting', key: 'track', value: 'node' });
const next = (...events: Event[]) => nextTask(roadmap, foldAll([track, ...events]));
const done = (name: string, id: string) => [
  stored(read(name, id)),
  stored(answered(`${name}-check`, 'right', { step: id, lesson: name })),
];
const passed = (id: string) => {
  const quiz = stored({ type: 'quiz', step: id, questions: ['x'], carried: 0, total: 1 });
  return [quiz, stored(answered('x', 'right', { step: id, quiz: quiz.id }))];
};

test('begins with the first lesson', () => {
  expect(next()).toMatchObject({ kind: 'lesson', lesson: { id: 'a' }, part: 0 });
});

test('resumes a lesson at the part that was not read', () => {
  expect(next(stored(read('a', 'one', 2, 3)))).toMatchObject({ kind: 'lesson', lesson: { id: 'a' }, part: 2 });
});

test('a part that is read again takes none of those after it back', () => {
  const events = [2, 1].map((part) => stored(read('a', 'one', part, 3)));
  expect(next(...events)).toMatchObject({ kind: 'lesson', lesson: { id: 'a' }, part: 2 });
});

test('begins a lesson again that has fewer parts than were read of it', () => {
  const longer = stored(read('a', 'one', 4, 5));
  expect(next(longer)).toMatchObject({ kind: 'lesson', part: 0 });
  expect(next(longer, stored(read('a', 'one', 1, 3)))).toMatchObject({ kind: 'lesson', part: 1 });
});

test('asks the questions of a lesson that was read', () => {
  expect(next(stored(read('a', 'one', 3, 3)))).toMatchObject({
    kind: 'check',
    lesson: { id: 'a' },
    questions: ['a-check'],
  });
});

/** The checks of a lesson `a` of three parts, in a bank that does not have them in the order of its parts. */
const [plain] = roadmap.steps[0]!.questions;
const parted: Roadmap = {
  ...roadmap,
  steps: roadmap.steps.map((one) =>
    one.id !== 'one'
      ? one
      : {
          ...one,
          questions: [
            { ...plain!, id: 'a-recap', after: 2 },
            { ...plain!, id: 'a-first', after: 0 },
            { ...plain!, id: 'a-unseen', after: 2 },
            { ...plain!, id: 'a-also', after: 0 },
          ],
        },
  ),
};
const readUpTo = (part: number) => stored(read('a', 'one', part, 3));
const check = (question: string, outcome: Outcome, more: Partial<AnswerEvent> = {}) =>
  stored(answered(question, outcome, { step: 'one', lesson: 'a', part: 1, ...more }));
/** What comes next in lesson `a`, in a word or two. */
const then = (...events: Event[]): string => {
  const task = nextTask(parted, foldAll([track, ...events]));
  switch (task.kind) {
    case 'lesson':
      return `part ${task.part} of ${task.lesson.id}, asks ${task.asks}`;
    case 'check':
      return `${task.again ? 'again ' : ''}${task.questions.join(' ')}`;
    case 'quiz':
    case 'done':
      return task.kind;
  }
};

test('asks a check right after its part, and then goes on with the next part', () => {
  const events: Event[] = [];
  const after = (...more: Event[]) => {
    events.push(...more);
    return then(...events);
  };
  expect(after()).toBe('part 0 of a, asks 2');
  expect(after(readUpTo(1))).toBe('a-first a-also');
  expect(after(check('a-first', 'right'))).toBe('a-also');
  expect(after(check('a-also', 'right'))).toBe('part 1 of a, asks 0');
  expect(after(readUpTo(2))).toBe('part 2 of a, asks 2');
  expect(after(readUpTo(3))).toBe('a-recap a-unseen');
  expect(after(check('a-recap', 'right', { part: 3 }))).toBe('a-unseen');
  expect(after(check('a-unseen', 'right', { part: 3 }))).toBe('part 0 of b, asks 0');
});

test('asks what was missed once more at the end of the lesson, and not a third time', () => {
  const first = [readUpTo(1), check('a-first', 'unknown'), check('a-also', 'wrong'), readUpTo(2)];
  expect(then(...first)).toBe('part 2 of a, asks 2');
  const rest = [readUpTo(3), check('a-recap', 'right', { part: 3 }), check('a-unseen', 'wrong', { part: 3 })];
  expect(then(...first, ...rest)).toBe('again a-first a-also a-unseen');
  const again = ['a-first', 'a-also', 'a-unseen'].map((id, index) =>
    check(id, index === 0 ? 'right' : 'wrong', { where: 'again', part: 3 }),
  );
  expect(then(...first, ...rest, again[0]!)).toBe('again a-also a-unseen');
  expect(then(...first, ...rest, ...again)).toBe('part 0 of b, asks 0');
});

test('what was missed is not asked once more where it was asked elsewhere since, said to be right, or cannot be run', () => {
  const missed = check('a-first', 'wrong');
  const events = [readUpTo(1), missed, check('a-also', 'right'), readUpTo(3)];
  const rest = [check('a-recap', 'right', { part: 3 }), check('a-unseen', 'right', { part: 3 })];
  const question = { step: 'one', question: 'a-first' };
  expect(then(...events, ...rest)).toBe('again a-first');
  for (const since of [
    stored(answered('a-first', 'wrong', { step: 'one', where: 'quiz' })),
    stored({ type: 'dispute', answer: missed.id, concept: 'a', ...question }),
    stored({ type: 'passed-over', quiz: null, ...question }),
  ])
    expect(then(...events, ...rest, since)).toBe('part 0 of b, asks 0');
});

test('an answer that is taken back is given again in its place', () => {
  const missed = check('a-also', 'wrong');
  const events = [readUpTo(1), check('a-first', 'right'), missed, readUpTo(2)];
  expect(then(...events, stored({ type: 'undo', event: missed.id }))).toBe('a-also');
});

test('a lesson that was begun when questions came at its end asks them now, and goes on', () => {
  expect(then(readUpTo(2))).toBe('a-first a-also');
  expect(then(readUpTo(3))).toBe('a-first a-also a-recap a-unseen');
});

test('what was missed then is not asked once more', () => {
  const old = ['a-first', 'a-also', 'a-recap', 'a-unseen'].map((id) =>
    stored(answered(id, 'wrong', { step: 'one', lesson: 'a' })),
  );
  expect(then(readUpTo(3), ...old)).toBe('part 0 of b, asks 0');
});

test('a lesson that is read after its quiz was left asks its questions, one that was read before does not', () => {
  const before = readUpTo(3);
  const left = stored({ type: 'defer', step: 'one' });
  expect(then(before, left)).toBe('part 0 of b, asks 0');
  expect(then(left, readUpTo(3))).toBe('a-first a-also a-recap a-unseen');
});

test('goes on to the next lesson, and after the last to the quiz', () => {
  const first = [stored(read('a', 'one', 3, 3)), stored(answered('a-check', 'wrong', { step: 'one' }))];
  expect(next(...first)).toMatchObject({ kind: 'lesson', lesson: { id: 'b' } });
  expect(next(...first, ...done('b', 'one'))).toMatchObject({ kind: 'quiz', step: { id: 'one' }, open: null });
});

test('a passed quiz opens the next step, on the track of the learner', () => {
  expect(next(...passed('one'))).toMatchObject({ kind: 'lesson', lesson: { id: 'n' } });
});

/** A quiz of the third step, one of whose questions was answered. */
const begun = (...questions: string[]) => {
  const quiz = stored({ type: 'quiz', step: 'three', questions, carried: 0, total: questions.length });
  return [quiz, stored(answered(questions[0]!, 'right', { step: 'three', quiz: quiz.id, where: 'quiz' }))];
};
const asking = (id: string) => ({ ...roadmap.steps[2]!.questions[0]!, id });
const longer: Roadmap = {
  ...roadmap,
  steps: roadmap.steps.map((one) => (one.number === 3 ? { ...one, questions: ['x', 'y'].map(asking) } : one)),
};
const nextOf = (...events: Event[]) => nextTask(longer, foldAll([track, ...events]));

test('a quiz in the middle comes first', () => {
  const [quiz, answer] = begun('x', 'y');
  expect(nextOf(quiz!, answer!)).toMatchObject({ kind: 'quiz', step: { id: 'three' }, open: { id: quiz!.id } });
});

test('unless its questions are gone, or the learner went elsewhere since', () => {
  expect(nextOf(...begun('x', 'vanished'))).toMatchObject({ kind: 'lesson', lesson: { id: 'a' } });
  const go = stored({ type: 'go', step: 'two' });
  expect(nextOf(...begun('x', 'y'), { ...go, at: '2026-12-31T00:00:00Z' })).toMatchObject({
    kind: 'lesson',
    lesson: { id: 'n' },
  });
});

test('what is ahead comes in the order in which it is to be done, and nothing twice', () => {
  const [quiz, answer] = begun('x', 'y');
  const left = stored({ type: 'defer', step: 'one' });
  const ahead = [...tasksAhead(longer, foldAll([track, ...done('a', 'one'), left, quiz!, answer!]))];
  const names = ahead.map((task) => `${task.step.id} ${task.kind === 'quiz' ? 'quiz' : task.lesson.id}`);
  expect(names).toEqual(['three quiz', 'one b', 'two n', 'two quiz', 'three c', 'one quiz']);
});

test('a quiz that was only looked at leaves no trace', () => {
  const [quiz] = begun('x', 'y');
  expect(nextOf(quiz!)).toEqual(nextOf());
  expect(debts(longer, foldAll([track, quiz!]))).toEqual([]);
  const ahead = [...tasksAhead(longer, foldAll([track, quiz!]))].filter(({ step }) => step.id === 'three');
  expect(ahead).toMatchObject([{ kind: 'lesson' }, { kind: 'quiz' }]);
});

test('goes on from the chosen step, and comes back to what was skipped', () => {
  const go = stored({ type: 'go', step: 'three' });
  expect(next(go)).toMatchObject({ step: { id: 'three' } });
  expect(next(go, ...passed('three'))).toMatchObject({ kind: 'lesson', step: { id: 'one' } });
});

test('a deferred quiz is a debt that comes back at the end of the road', () => {
  const events = [stored(read('a', 'one', 3, 3)), ...done('b', 'one'), stored({ type: 'defer', step: 'one' })];
  expect(next(...events)).toMatchObject({ step: { id: 'two' } });
  expect(debts(roadmap, foldAll([track, ...events])).map(({ id }) => id)).toEqual(['one']);
  expect(next(...events, ...passed('two'), ...passed('three'))).toMatchObject({ kind: 'quiz', step: { id: 'one' } });
});

test('is done when every quiz is passed', () => {
  expect(next(...['one', 'two', 'three'].flatMap(passed))).toEqual({ kind: 'done' });
});

test('going ahead makes no debts', () => {
  const progress = foldAll([track, stored({ type: 'go', step: 'three' })]);
  expect(debts(roadmap, progress)).toEqual([]);
});

test('a quiz that was failed and left is a debt, but not while it is what to do now', () => {
  const quiz = stored({ type: 'quiz', step: 'three', questions: ['x'], carried: 0, total: 1 });
  const failed = [quiz, stored(answered('x', 'wrong', { step: 'three', quiz: quiz.id }))];
  expect(debts(roadmap, foldAll([track, ...failed])).map(({ id }) => id)).toEqual(['three']);
  const there = [...failed, stored({ type: 'go', step: 'three' }), ...done('c', 'three')];
  expect(next(...there)).toMatchObject({ kind: 'quiz', step: { id: 'three' }, open: null, retry: 1 });
  expect(debts(roadmap, foldAll([track, ...there]))).toEqual([]);
});

test('a step without questions is answered when the last of its lessons is read', () => {
  const silent: Roadmap = { ...roadmap, steps: roadmap.steps.map((one) => ({ ...one, questions: [] })) };
  const first = stored(read('a', 'one', 3, 3));
  const last = stored(read('b', 'one'));
  const standing = (...events: Event[]) => quizStanding(silent.steps[0]!, foldAll([track, ...events]), 'node');
  expect(standing(first)).toMatchObject({ passed: false, passedAt: null });
  expect(nextTask(silent, foldAll([track, first]))).toMatchObject({ kind: 'lesson', lesson: { id: 'b' } });
  expect(standing(first, last)).toMatchObject({ passed: true, passedAt: last.at, open: null });
  expect(nextTask(silent, foldAll([track, first, last]))).toMatchObject({ kind: 'lesson', lesson: { id: 'n' } });
  const all = foldAll([track, first, last, stored(read('n', 'two')), stored(read('c', 'three'))]);
  expect(nextTask(silent, all)).toEqual({ kind: 'done' });
  expect(debts(silent, all)).toEqual([]);
});

test('the only track of a roadmap is the one that is learned, without being chosen', () => {
  const only = someRoadmap({ tracks: [{ id: 'node', title: 'Node.js' }], steps: [roadmap.steps[1]!] });
  const doneReading = foldAll([stored(read('n', 'two'))]);
  expect(nextTask(only, doneReading)).toMatchObject({ kind: 'check', lesson: { id: 'n' } });
  const answeredIt = [stored(read('n', 'two')), stored(answered('n-check', 'right', { step: 'two', lesson: 'n' }))];
  expect(nextTask(only, foldAll(answeredIt))).toMatchObject({ kind: 'quiz', step: { id: 'two' } });
});

test('a step whose questions are all of another track is one without questions', () => {
  const one: Roadmap = {
    ...roadmap,
    steps: [{ ...roadmap.steps[1]!, questions: roadmap.steps[1]!.questions.slice(1) }],
  };
  expect(nextTask(one, foldAll([track, stored(read('n', 'two'))]))).toEqual({ kind: 'done' });
  const python = stored({ type: 'setting', key: 'track', value: 'python' });
  expect(nextTask(one, foldAll([python, stored(read('p', 'two'))]))).toMatchObject({ kind: 'check' });
});
