import { expect, test } from 'vitest';
import { compile, readSources } from '../../../src/content/compile.js';
import { changesBetween } from '../../../src/domain/standing/changes.js';
import { noProgress, noQuiz, type Progress } from '../../../src/domain/history/progress.js';
import { changesText } from '../../../src/terminal/changes-view.js';
import { patched, VALID, type Patches } from '../../scratch.js';

function version(folder: string) {
  const { roadmap, bodies } = compile(readSources(folder))!;
  return { roadmap, questions: Object.values(bodies).flatMap(({ questions }) => questions) };
}

function told(patches: Patches, learned: Partial<Progress> = {}): string {
  const after = Object.keys(patches).length === 0 ? VALID : patched(patches);
  const changes = changesBetween(version(VALID), version(after), { ...noProgress(), ...learned });
  return changesText(changes, { columns: 200 });
}

const QUESTION = { step: 'queue', concept: 'first-out', asked: 1, right: 1, ms: 0 };
const ASKED = { ...QUESTION, last: { at: '2026-01-01T00:00:00.000Z', outcome: 'right', rev: 1, turn: 1 } } as const;
const PASSED = { queue: { ...noQuiz(), passedAt: '2026-01-02T10:00:00.000Z' } };

test('a text that is worded anew', () => {
  expect(told({})).toBe('Only texts have changed.');
});

test('a question under a new name, and one that is asked in another way', () => {
  const quiz: Patches[string] = [
    ['id: queue-first-out-0-choice\n', 'id: oldest-served\n  was: [queue-first-out-0-choice]\n'],
    ['id: queue-first-out-1-choice\n', 'id: queue-first-out-1-choice\n  rev: 2\n'],
  ];
  expect(told({ '01-queue/quiz.yaml': quiz }, { quizzes: PASSED })).toBe(
    [
      'Questions: 1 renamed; 1 asked in another way.',
      'What you answered goes on under the new names.',
      'What you passed stays passed: 1 step.',
    ].join('\n'),
  );
});

test('a question that is retired, and another one in its place', () => {
  const quiz: Patches[string] = [['id: queue-first-out-0-choice\n', 'id: oldest-served\n']];
  expect(told({ '01-queue/quiz.yaml': quiz }, { questions: { 'queue-first-out-0-choice': ASKED } })).toBe(
    ['Questions: 1 new; 1 retired.', 'You answered 1 of those that were retired: it stays in your history.'].join('\n'),
  );
});

test('steps that change places, and one with a new name', () => {
  const swapped = told({
    'roadmap.yaml': [
      [
        '  - { id: queue, folder: 01-queue, requires: [] }\n  - { id: shelf, folder: 02-shelf, requires: [queue] }',
        '  - { id: shelf, folder: 02-shelf }\n  - { id: queue, folder: 01-queue }',
      ],
    ],
  });
  expect(swapped).toBe('Steps: "Shelves" moved from 2 to 1; "Queues" moved from 1 to 2.');
});

test('a step that is gone after it was passed', () => {
  const gone = told(
    {
      'roadmap.yaml': [
        ['  - { id: queue, folder: 01-queue, requires: [] }\n', ''],
        ['requires: [queue]', 'requires: []'],
      ],
    },
    { quizzes: PASSED },
  );
  expect(gone).toContain('Steps: 1 retired ("Queues").');
  expect(gone).toContain('1 step that you passed is no longer there; your history keeps it.');
});
