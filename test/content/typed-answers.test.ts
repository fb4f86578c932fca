import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compile, readSources } from '../../src/content/compile.js';
import { grade } from '../../src/domain/asking/grade.js';

type Answers = Record<string, string[]>;

const road = fileURLToPath(new URL('../../roadmap', import.meta.url));
const bodies = Object.values(compile(readSources(road))!.bodies);
const questions = new Map(
  bodies
    .flatMap((body) => body.questions)
    .filter((question) => question.kind === 'short' || question.kind === 'predict')
    .map((question) => [question.id, question]),
);

function answersIn(name: string): { right: Answers; wrong: Answers } {
  const path = fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
  return JSON.parse(readFileSync(path, 'utf8')) as { right: Answers; wrong: Answers };
}

/** Questions of the first edition that are gone, or are no longer typed. */
const RETIRED = new Set([
  'column-that-must-move',
  'confirmed-commit-lost',
  'default-port-of-https',
  'django-view',
  'error-params',
  'escaped-character',
  'header-that-opens-the-door',
  'introducing-two-people',
  'lang-one-file',
  'level-of-clean-tag-test',
  'name-of-daily-joining',
  'name-that-cannot-move',
  'node-stop-here',
  'param-type',
  'pull-request-at-gitlab',
  'python-stop-here',
  'same-code-different-result',
  'same-key-other-link',
  'settings-per-folder',
  'third-word-of-tdd',
  'too-many-roles',
  'wildcard-challenge',
]);

/** Questions that ask something else by now. */
const RENEWED = new Set(['where-did-the-file-go', 'onion-node', 'route-order-node', 'pool-keeps-the-order-python']);

function gradedOtherThan(outcome: 'right' | 'wrong', answers: Answers): string[] {
  return Object.entries(answers).flatMap(([id, given]) =>
    RETIRED.has(id) || RENEWED.has(id)
      ? []
      : given.filter((text) => grade(questions.get(id)!, text).outcome !== outcome).map((text) => `${id}: ${text}`),
  );
}

const LATER = [
  'more-typed-answers.json',
  'further-typed-answers.json',
  'later-typed-answers.json',
  'told-typed-answers.json',
];
/** As people type who want to get on: most are short. */
const PLAIN = 'plain-typed-answers.json';
const FILES = ['typed-answers.json', ...LATER, PLAIN];

test('what is graded here is typed, but for what is retired', () => {
  const ids = FILES.map(answersIn).flatMap(({ right, wrong }) => Object.keys({ ...right, ...wrong }));
  expect(new Set(ids.filter((id) => !questions.has(id)))).toEqual(RETIRED);
});

test.each(FILES)('of the wrong answers in %s none is taken', (name) => {
  expect(gradedOtherThan('wrong', answersIn(name).wrong)).toEqual([]);
});

test('the right answers that people typed when they tried the program are taken, all of them', () => {
  expect(gradedOtherThan('right', answersIn('typed-answers.json').right)).toEqual([]);
});

test('of the right answers that were written before the grader saw them, these alone are refused', () => {
  expect(LATER.flatMap((name) => gradedOtherThan('right', answersIn(name).right))).toEqual([
    'folder-goes-links-stay: SET NULL)',
    'balance-database-connections: four',
    'read-p95: 80 ms or less',
    'lock-range-picks: 4.9.3, the newest below 5',
    'open-connections-metric: guage',
    'setup-runs-once-py: setup 1, handled 3',
    'tag-after-another-commit: v1: One, main: Two',
    'red-or-green-js: red and then green twice: red green green',
    'node-row-not-there: it returns undefined, no error',
    'choose-the-method-in-curl: curl -X DELETE http://127.0.0.1:3000/bookmarks/7',
    'worst-loss: almost 6 hours',
    'where-the-service-answers: LOCALHOST:5433',
    'apply-twice: idempotend',
    'version-without-quotes: it hands over 3.2',
    'one-email-or-two: user 1 has two emails',
    'exactly-at-the-end-python: two times False and then True: False False True',
    'key-from-lockfile: second miss, third hit',
    'collected-ids-node: before 5, now 1',
    'collected-ids-python: before 5, after 1',
    'next-date-on-the-list: database 2027-04',
  ]);
});

test('of the right answers that are typed in a hurry, at least 95 of 100 are taken', () => {
  const { right } = answersIn(PLAIN);
  expect(gradedOtherThan('right', right).length / Object.values(right).flat().length).toBeLessThan(0.05);
});
