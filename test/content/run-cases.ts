import type { Fault } from '../../src/content/faults.js';
import type { RuleId } from '../../src/content/rules.js';
import type { Patches } from '../scratch.js';

export const QUIZ = '01-queue/quiz.yaml';
export const NODE = '02-shelf/lessons/shelf-node.md';
export const SHARED = '02-shelf/lessons/shelf-shared.md';
export const SHELF_QUIZ = '02-shelf/quiz.yaml';

export function saidBy(rule: RuleId, faults: Fault[]): string {
  return faults
    .filter((fault) => fault.rule === rule)
    .map(({ file, line, col, message }) => `${file}:${line}:${col}  ${message}`)
    .join('\n');
}

/** The quiz with one question more, to be written. */
export function withWritten(more: string, from: string | RegExp = '', to = ''): Patches {
  const question = `
- id: first-of-queue
  kind: write
  lesson: queue-basics
  concept: first-out
  level: apply
  prompt: Write \`first(jobs)\`, which gives the job that is taken next.
  language: js
  cases:
    - { call: "first(['a', 'b'])", gives: a }
    - { call: 'first([3])', gives: 3 }
  solution: |
    const first = (jobs) => jobs[0];
  wrong:
    - { code: 'const first = (jobs) => jobs.at(-1);', say: That is the one that came last. }
    - { code: 'const first = (jobs) => jobs;', say: That is all of them. }
  explain: The first in is the first out.
  source: none
${more}`;
  return { [QUIZ]: [[/$/, question.replace(from, to)]] };
}

/** For each rule that runs what stands in the content: what breaks it, and what is then said. */
export const RUN_CASES: [rule: RuleId, patches: Patches, said: string][] = [
  [
    'example-fails',
    { [NODE]: [["jobs.push('c');", "jobs.push('c'"]] },
    '02-shelf/lessons/shelf-node.md:26:1  this example fails: SyntaxError',
  ],
  [
    'example-output',
    { [NODE]: [["jobs.push('c');", "jobs.unshift('c');"]] },
    'this example prints "c", not what the output block says',
  ],
  [
    'example-output',
    {
      [SHARED]: [
        [/$/, '\n```js track=node\nconsole.log(1)\n```\n```python track=python\nprint(2)\n```\n```output\n1\n```\n'],
      ],
    },
    'this example prints "2", not what the output block says',
  ],
  ['example-file', { [NODE]: [['```js', '```js file=..']] }, '".." is no file name'],
  ['write-solution', withWritten('', 'jobs[0]', 'jobs[1]'), 'the solution fails case 1: expected "a", got "b"'],
  [
    'write-starter',
    withWritten('  starter: const first = ([one]) => one;'),
    'the starter, or nothing at all, passes all cases',
  ],
  ['write-wrong', withWritten('', 'jobs.at(-1)', 'jobs[0]'), 'this wrong solution passes all cases'],
  [
    'predict-compiles',
    { [SHELF_QUIZ]: [['console.log(2 * 3);\n  answer: "6"', 'console.log(2 * 3);\n  error-line: 1']] },
    'this program compiles',
  ],
  [
    'predict-compiles',
    { [SHELF_QUIZ]: [['console.log(2 * 3);\n  answer: "6"', 'let a;\n    let a;\n    a();\n  error-line: 1']] },
    'the error is in line 2: SyntaxError',
  ],
  ['predict-fails', { [SHELF_QUIZ]: [['print(2 * 3)', 'print(2 *']] }, 'this program fails: SyntaxError'],
  ['predict-output', { [SHELF_QUIZ]: [['console.log(2 * 3)', 'console.log(2 * 4)']] }, 'the program prints "8"'],
  [
    'predict-output',
    { [SHELF_QUIZ]: [['console.log(2 * 3);\n  answer: "6"', 'console.log("6\\n6");\n  answer: 6 6\n  match: exact']] },
    'typed as the program prints it, the answer would be graded wrong',
  ],
];
