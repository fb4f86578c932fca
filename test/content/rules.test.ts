import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkRoadmap } from '../../src/content/check/check.js';
import { fault, formatFault } from '../../src/content/faults.js';
import { recalled } from '../../src/content/remembered.js';
import { RULES, ruleOf, type RuleId } from '../../src/content/rules.js';
import { patched, patchedLab, type Patches } from '../scratch.js';
import { LANG_CASES } from './lang-cases.js';
import { LAB_CASES, LAB_RUN_CASES } from './lab-cases.js';
import { saidOf, toldOf } from './recall.js';
import { NODE, QUIZ, RUN_CASES, saidBy, SHARED, SHELF_QUIZ } from './run-cases.js';
import { contentsOf, disagreed } from './schema-agrees.js';

const STEP = '01-queue/step.yaml';
const LESSON = '01-queue/lessons/queue-basics.md';
const ROAD = 'roadmap.yaml';
const long = (words: number) => Array.from({ length: words }, () => 'word').join(' ');

const UNTAUGHT = 'used on the node track before a lesson names it: const, while, .pop, break';

/** For each rule: what breaks it in a roadmap without faults, and what is then said where. */
const CASES: [rule: RuleId, patches: Patches, said: string][] = [
  [
    'place-moved',
    { [QUIZ]: [[/(    - \{ text: The one that waited.*\n)(    - .*\n)/, '$2$1']] },
    'these stood in another order',
  ],
  ['yaml-syntax', { [QUIZ]: [['kind: choice', 'kind: "choice']] }, '01-queue/quiz.yaml:'],
  ['yaml-shape', { [STEP]: [['title: Queues', 'titel: Queues']] }, '01-queue/step.yaml:1:1  title: '],
  [
    'yaml-aliases',
    {
      [STEP]: [
        [
          'title: Queues',
          `title: Queues\nx: &a [1,1,1,1,1,1,1,1,1,1]\ny: &b [${Array(12).fill('*a').join(',')}]\nz: [${Array(12).fill('*b').join(',')}]`,
        ],
      ],
    },
    '01-queue/step.yaml:1:1  too many YAML aliases',
  ],
  [
    'control-character',
    { [QUIZ]: [['text: It sorts by name', 'text: "It \\e[31msorts"']] },
    '01-queue/quiz.yaml:61:15  control character U+001B',
  ],
  [
    'control-character',
    { [LESSON]: [['A line of people', 'A \u009b2J line of people']] },
    '01-queue/lessons/queue-basics.md:13:3  control character U+009B',
  ],
  [
    'front-matter',
    { [LESSON]: [['---\nid:', 'id:']] },
    '01-queue/lessons/queue-basics.md:1:1  a lesson begins with front matter',
  ],
  [
    'file-missing',
    { [STEP]: [['lessons: [queue-basics,', 'lessons: [queue-absent,']] },
    '01-queue/lessons/queue-absent.md:1:1  this file does not exist',
  ],
  [
    'file-outside',
    { [ROAD]: [['folder: 01-queue', 'folder: ../../..']] },
    '../../../step.yaml:1:1  this path leaves the roadmap folder',
  ],
  [
    'duplicate-id',
    { [QUIZ]: [['id: queue-extra-1', 'id: queue-extra-0']] },
    'the question id "queue-extra-0" is already used at 01-queue/quiz.yaml:',
  ],
  [
    'unknown-step',
    { [ROAD]: [['requires: [queue]', 'requires: [nowhere]']] },
    'roadmap.yaml:9:46  requires names "nowhere", which is not a step',
  ],
  [
    'requires-cycle',
    { [ROAD]: [['requires: []', 'requires: [shelf]']] },
    'roadmap.yaml:8:46  "queue" requires itself through shelf',
  ],
  ['id-mismatch', { [STEP]: [['id: queue\n', 'id: other\n']] }, '01-queue/step.yaml:1:5  the id is "other"'],
  [
    'unknown-concept',
    { [LESSON]: [['concepts: [first-out,', 'concepts: [last-out,']] },
    '"last-out" is not a concept of this step',
  ],
  [
    'unknown-track',
    { [NODE]: [['track: node', 'track: ruby']] },
    '02-shelf/lessons/shelf-node.md:7:8  "ruby" is not a track of this roadmap',
  ],
  [
    'unknown-track',
    { [NODE]: [['```js', '```js track=ruby']] },
    '02-shelf/lessons/shelf-node.md:26:1  "ruby" is not a track of this roadmap',
  ],
  [
    'unknown-track',
    { [QUIZ]: [['prompt: Which', 'prompt: |\n    ```js track=ruby\n    1\n    ```\n    Which']] },
    '"ruby" is not a track of this roadmap',
  ],
  [
    'unknown-track',
    { [SHARED]: [['## How it looks', '## How it looks\n\n::: track=ruby\nSo it goes.\n:::']] },
    '02-shelf/lessons/shelf-shared.md:23:1  "ruby" is not a track of this roadmap',
  ],
  [
    'track-prose',
    { [SHARED]: [['## How it looks', '## How it looks\n\n::: track=node\nSo it goes.']] },
    '02-shelf/lessons/shelf-shared.md:23:1  prose of one track begins with a line "::: track=ID" and ends',
  ],
  [
    'track-prose',
    { [SHARED]: [['## How it looks', '::: track=node\n## How it looks\n:::']] },
    '02-shelf/lessons/shelf-shared.md:22:1  a heading is for every track',
  ],
  [
    'track-prose',
    { [QUIZ]: [['prompt: Which', 'prompt: |\n    ::: node\n    Which']] },
    'prose of one track begins with a line "::: track=ID"',
  ],
  [
    'block-words',
    { [NODE]: [['```js', '```js norun']] },
    '02-shelf/lessons/shelf-node.md:26:1  "norun" means nothing here',
  ],
  [
    'one-language',
    { [SHARED]: [['## How it looks', '## How it looks\n\n```js\nlet a;\n```']] },
    '02-shelf/lessons/shelf-shared.md:23:1  this js is shown on every track',
  ],
  [
    'one-language',
    { [SHARED]: [['## How it looks', '## How it looks\n\n```js track=node\nlet a;\n```']] },
    '02-shelf/lessons/shelf-shared.md:23:1  this part has code of a track, and none for python',
  ],
  ['one-language', { [SHELF_QUIZ]: [[/ {2}track: node\n/g, '']] }, 'this is asked in js on every track'],
  ['untaught', { [NODE]: [['console.log(jobs.shift());', 'while (jobs.pop()) break;']] }, UNTAUGHT],
  [
    'said-before',
    { [QUIZ]: [[/$/, `${reasoned(1)}${reasoned(1).replace('reasoned-1', 'reasoned-2')}`]] },
    'this asks what "reasoned-1" asks, with the same key',
  ],
  [
    'alive',
    { [NODE]: [[/reviewed: .*/, 'reviewed: 2026-11-22 (RFC 9110, Node.js 18.20)']] },
    'Node.js 18.20 has had no fixes since 2025-04-30',
  ],
  ['diagram-words', { [NODE]: [['```js', '```diagram']] }, 'shows words in place of a diagram: alt="…"'],
  [
    'diagram-columns',
    { [NODE]: [[/```js\n/, `\`\`\`diagram alt="A line."\n${'-'.repeat(65)}\n`]] },
    '02-shelf/lessons/shelf-node.md:26:1  a diagram has at most 64 columns; this has 65',
  ],
  [
    'diagram-characters',
    { [NODE]: [[/```js\n/, '```diagram alt="A line."\n├── → here\n']] },
    'in printable ASCII and box lines; "→" is neither',
  ],
  [
    'from-reference',
    { [NODE]: [['```js', '```js from=store.js']] },
    "this stands in no lab's reference as store.js for node",
  ],
  [
    'unknown-lesson',
    { [QUIZ]: [['lesson: queue-basics', 'lesson: nowhere']] },
    '01-queue/quiz.yaml:3:11  "nowhere" is not a lesson of this step',
  ],
  [
    'unknown-lesson',
    { [QUIZ]: [['  lesson: queue-basics\n', '']] },
    '01-queue/quiz.yaml:4:10  a check is asked in its lesson: say which one it is',
  ],
  ...(['lesson', 'concept', 'level', 'source'] as const).map((key): (typeof CASES)[number] => [
    'yaml-shape',
    { [QUIZ]: [[new RegExp(`  ${key}: .*\n`), '']] },
    `0.${key}: this key is missing`,
  ]),
  [
    'duplicate-id',
    {
      [ROAD]: [['gates: true', 'gates: false']],
      [QUIZ]: [[/id: queue-extra-0([^]*?) {2}concept: .*\n/, 'id: first-out$1']],
    },
    'the concept id "first-out" is already used at 01-queue/step.yaml:',
  ],
  [
    'unknown-context',
    { [QUIZ]: [['  check: true\n', '  check: true\n  context: nowhere\n']] },
    '01-queue/quiz.yaml:6:12  "nowhere" is not a context of this step',
  ],
  [
    'raw-html',
    { [STEP]: [['lessons: [', 'contexts: [{ id: a, text: "<b>x</b>" }]\nlessons: [']] },
    '01-queue/step.yaml:9:27  no raw HTML',
  ],
  [
    'duplicate-id',
    { [STEP]: [['lessons: [', 'contexts: [{ id: a, text: x }, { id: a, text: y }]\nlessons: [']] },
    'the context id "a" is already used at 01-queue/step.yaml:9',
  ],
  [
    'dangling-see',
    { [QUIZ]: [['see: queue-basics#what-it-is', 'see: queue-basics#nowhere']] },
    '"queue-basics#nowhere" is not a lesson or a heading of one',
  ],
  [
    'answer-missing',
    { [QUIZ]: [['correct: true, why: The order of arrival decides.', 'why: The order of arrival decides.']] },
    'exactly one option must be correct; 0 are',
  ],
  ['answer-reserved', { [QUIZ]: [['accept: [shift,', 'accept: ["?",']] }, '"?" cannot be an answer'],
  ['answer-missing', { [SHELF_QUIZ]: [['answer: "6"', 'error-line: 2']] }, 'there is no line 2: the code has 1'],
  [
    'answer-missing',
    { [SHELF_QUIZ]: [['answer: "6"', 'answer: "6"\n  error-line: 1']] },
    'a predict has an answer, which is what it prints, or an error-line',
  ],
  ['answer-not-a-number', { [QUIZ]: [['match: text', 'match: number']] }, '"shift" is not a number'],
  [
    'answer-not-a-number',
    { [QUIZ]: [['match: text', 'tolerance: 1 %']] },
    'a tolerance is for numbers: add match: number',
  ],
  [
    'answer-not-a-regex',
    { [QUIZ]: [[/accept: .*\n {2}match: text/, 'accept: ["(a"]\n  match: regex']] },
    'Invalid regular expression',
  ],
  [
    'answer-refused',
    { [QUIZ]: [[/accept: \[shift, "shift\(\)"\]/, 'accept: [shift, "cd.."]\n  rev: 2']] },
    '01-queue/quiz.yaml:22:19  "cd..." would be graded wrong; where its case or its signs are the point, say match: exact',
  ],
  [
    'options-in-prompt',
    { [QUIZ]: [['Which call takes a job out? One word.', 'Is it push, shift or pop?']] },
    '01-queue/quiz.yaml:21:11  "shift" is one of the options in the prompt: ask it as a choice, or name none',
  ],
  [
    'options-in-prompt',
    { [QUIZ]: [['Which call takes a job out? One word.', '"Which call is it: `push`, `pop`, `shift`?"']] },
    '"shift" is one of the options in the prompt',
  ],
  [
    'options-in-prompt',
    { [QUIZ]: [['Which call takes a job out? One word.', 'There are push and shift. Which of the two is it?']] },
    '"shift" is one of the options in the prompt',
  ],
  [
    'answer-in-title',
    { [STEP]: [['title: First out', 'title: Push and shift']] },
    '01-queue/quiz.yaml:19:12  the title of this concept holds the answer "shift"',
  ],
  [
    'answer-in-title',
    { [LESSON]: [[/title: .*/, 'title: Why to shift']] },
    '01-queue/quiz.yaml:18:11  the title of this lesson holds the answer "shift"',
  ],
  [
    'answer-in-title',
    { [STEP]: [['title: Queues', 'title: Push and shift']] },
    '01-queue/quiz.yaml:22:11  the title of this step holds the answer "shift"',
  ],
  [
    'answer-in-hint',
    {
      [QUIZ]: [
        ['  explain: It takes from the front.', '  hint: It is not `Shift`.\n  explain: It takes from the front.'],
      ],
    },
    'the hint holds the answer "shift"',
  ],
  [
    'answer-in-hint',
    {
      [QUIZ]: [
        [
          '  explain: It takes from the front.',
          '  hint: [A call., It is `Shift`.]\n  explain: It takes from the front.',
        ],
      ],
    },
    '01-queue/quiz.yaml:24:19  the hint holds the answer "shift"',
  ],
  [
    'yaml-shape',
    { [QUIZ]: [['hint: Think of the counter.', 'hint: [a, b, c, d]']] },
    'must be a text, or a list of up to three: a nudge, a pointer, nearly the answer',
  ],
  [
    'pattern-backtracks',
    { [QUIZ]: [[/accept: .*\n {2}match: text/, "accept: ['x(a+)+b']\n  match: regex"]] },
    '01-queue/quiz.yaml:22:12  an answer such as "xaaaaaaaaaaa…" makes this pattern backtrack',
  ],
  [
    'pattern-backtracks',
    { [QUIZ]: [[/accept: .*\n {2}match: text/, "accept: ['([a-z0-9]+[.-]?)+@x\\\\.org']\n  match: regex"]] },
    'makes this pattern backtrack',
  ],
  [
    'repeated-text',
    { [QUIZ]: [['text: The one that is named first', 'text: The one that arrived newest']] },
    'this option stands here twice',
  ],
  [
    'lesson-goal',
    { [LESSON]: [['Goal: know', 'You will know']] },
    '01-queue/lessons/queue-basics.md:9:1  the first line must be "Goal: "',
  ],
  ['lesson-parts', { [LESSON]: [['## How it looks', '### How it looks']] }, 'a lesson has 2 to 4 parts'],
  ['lesson-tail', { [LESSON]: [['## The mistake people make', '## A mistake']] }, 'a lesson ends with'],
  ['lesson-recap', { [LESSON]: [['- The oldest comes out first.\n', '']] }, 'a recap has 3 to 5 lines; this has 2'],
  ['lesson-length', { [LESSON]: [[/A line of people[\s\S]*?comes next\. \n/g, '']] }, 'a lesson has 250 to 600 words'],
  ['lesson-minutes', { [LESSON]: [['minutes: 6', 'minutes: 1']] }, 'too fast to learn from'],
  [
    'lesson-wording',
    { [LESSON]: [['A line of people', 'Simply a line of people']] },
    '01-queue/lessons/queue-basics.md:13:1  do not write "simply"',
  ],
  ['lesson-columns', { [LESSON]: [['| the new length |', `| ${long(16)} |`]] }, 'a table row has'],
  [
    'lesson-idea',
    { [LESSON]: [['A line of people', `${long(121)} a line of people`]] },
    '01-queue/lessons/queue-basics.md:13:1  one idea has at most 120 words',
  ],
  ['code-language', { [NODE]: [['```js', '```cobol']] }, '"cobol" is not a language we show'],
  [
    'code-lines',
    {
      [NODE]: [
        ["const jobs = ['a', 'b'];", Array.from({ length: 25 }, (_unused, index) => `const x${index} = 1;`).join('\n')],
      ],
    },
    'an example has at most 25 lines',
  ],
  [
    'code-columns',
    { [NODE]: [["jobs.push('c');", `jobs.push('c'); // ${'x'.repeat(70)}`]] },
    '02-shelf/lessons/shelf-node.md:28:77  code has at most 76 columns',
  ],
  [
    'negative-stem',
    { [QUIZ]: [['prompt: What is true of it?', 'prompt: Which of these is not true of it?']] },
    'a negative question needs a bold **NOT**',
  ],
  [
    'names-a-place',
    { [QUIZ]: [['hint: Think of the counter.', 'hint: Not the first option.']] },
    'options are shuffled',
  ],
  [
    'unknown-concept',
    { [STEP]: [['kind: spec, checked: 2026-11-22', 'kind: spec, checked: 2026-11-22, concepts: [nothing]']] },
    '"nothing" is not a concept of this step',
  ],
  [
    'leans-on-lesson',
    { [QUIZ]: [['hint: Think of the counter.', 'hint: What does the lesson say?']] },
    'do not speak of "the lesson"',
  ],
  [
    'leans-on-lesson',
    { [QUIZ]: [['hint: Think of the counter.', 'hint: [Think., What does the lesson say?]']] },
    'do not speak of "the lesson"',
  ],
  [
    'question-wording',
    { [QUIZ]: [['hint: Think of the counter.', 'hint: [Think., Simply think.]']] },
    'do not write "simply"',
  ],
  ['question-wording', { [QUIZ]: [['hint: Think of', 'hint: Simply think of']] }, 'do not write "simply"'],
  [
    'concept-not-taught',
    { [QUIZ]: [['concept: first-out', 'concept: queue-order']] },
    '01-queue/quiz.yaml:4:12  the lesson "queue-basics" does not teach "queue-order"',
  ],
  [
    'track-mismatch',
    { [SHELF_QUIZ]: [['  track: node\n', '']] },
    '"shelf-node" is for the node track, so the question must be too',
  ],
  [
    'choice-size',
    { [QUIZ]: [[/ {4}- \{ text: The one that is named.*\n/, '']] },
    'a choice has 2 or 3 wrong options; this has 1',
  ],
  [
    'key-length',
    { [QUIZ]: [['The one that waited longest', 'The one that waited longest of all the jobs that are in the line']] },
    'times as long as the wrong ones',
  ],
  ['banned-option', { [QUIZ]: [['It sorts by name', 'None of these']] }, '"None of these" leans on the other options'],
  ['why-missing', { [QUIZ]: [[', why: That would be a stack.', '']] }, 'every option needs a why'],
  ['explain-missing', { [QUIZ]: [['  explain: It takes from the front.\n', '']] }, 'this question needs an explain'],
  [
    'multi-balance',
    { [QUIZ]: [['text: It may be empty, correct: true,', 'text: It may be empty,']] },
    'at least two right options',
  ],
  ['match-size', { [QUIZ]: [['    - [length, counts them]\n', '']] }, 'a match has 3 to 5 pairs; this has 2'],
  [
    'order-size',
    { [QUIZ]: [['[It arrives, It waits, It is taken, It is done]', '[It arrives, It waits]']] },
    'an order has 3 to 6 items; this has 2',
  ],
  [
    'predict-language',
    { [SHELF_QUIZ]: [['language: python', 'language: ruby']] },
    'predict runs js, python, sql or sh',
  ],
  [
    'predict-answer',
    { [SHELF_QUIZ]: [['answer: "6"', 'answer: "1\\n2\\n3\\n4\\n5"']] },
    'a printed answer has at most 4 lines',
  ],
  [
    'step-summary',
    { [STEP]: [['summary: What', `summary: ${'x'.repeat(90)} What`]] },
    'a summary has at most 90 characters',
  ],
  ['step-goals', { [STEP]: [['  - spot the usual mistake\n', '']] }, 'a step has 3 to 5 goals; this has 2'],
  ['step-reading', { [STEP]: [[/ {2}- \{ title: "The manual".*\n/, '']] }, 'at least two primary sources'],
  [
    'step-questions',
    {
      [QUIZ]: [
        [/- id: queue-queue-order-match[\s\S]*$/, ''],
        [/- id: queue-first-out-match[\s\S]*?(?=- id: queue-empty)/, ''],
      ],
    },
    'a step has at least 20 questions',
  ],
  [
    'step-kinds',
    {
      [QUIZ]: [
        [/kind: (order|match)\n([\s\S]*?)(items|pairs):[\s\S]*?explain/g, 'kind: short\n$2accept: [a]\n  explain'],
      ],
    },
    'a step has at least 4 kinds of question; this has 3',
  ],
  ['step-apply', { [QUIZ]: [[/level: apply/g, 'level: recall']] }, "a third of a step's questions are at level apply"],
  [
    'concept-siblings',
    {
      [STEP]: [['concepts:\n', 'concepts:\n  - { id: lonely, title: Lonely }\n']],
      [LESSON]: [['concepts: [first-out', 'concepts: [lonely, first-out']],
    },
    '"lonely" needs 2 questions',
  ],
  [
    'concept-untaught',
    { [STEP]: [['concepts:\n', 'concepts:\n  - { id: lonely, title: Lonely }\n']] },
    '01-queue/step.yaml:11:5  no lesson teaches "lonely"',
  ],
  ['lesson-unchecked', { [QUIZ]: [[/ {2}check: true\n/g, '']] }, 'no question with check: true follows "queue-basics"'],
  [
    'topic-unasked',
    { [STEP]: [['concepts: [first-out, empty-queue, queue-order], names', 'concepts: [], names']] },
    '"queues (RabbitMQ)" is asked 0 times',
  ],
  [
    'name-untaught',
    { [STEP]: [['names: ["RabbitMQ"]', 'names: ["RabbitMQ", "Kafka"]']] },
    'no lesson of this step names Kafka',
  ],
  ['name-unasked', { [QUIZ]: [[/RabbitMQ/g, 'it']] }, 'no question of this step names RabbitMQ'],
  [
    'used-before-taught',
    { [QUIZ]: [['Three jobs wait', 'Three jobs wait in SQLite']] },
    'SQLite is named here, but no lesson up to this step names it',
  ],
  [
    'bank-longest-key',
    { [QUIZ]: [[/waited longest/g, 'waited the longest']], [SHELF_QUIZ]: [[/waited longest/g, 'waited the longest']] },
    'roadmap.yaml:1:1  the right option is the longest in',
  ],
  [
    'bank-true-false',
    {
      [QUIZ]: [
        [
          /kind: (short|multi)\n([\s\S]*?)(accept|options):[\s\S]*?(source)/g,
          'kind: choice\n$2options:\n    - { text: "True", correct: true }\n    - { text: "False" }\n  explain: So it is.\n  $4',
        ],
      ],
    },
    'of the questions are true or false',
  ],
  [
    'bank-plain-choice',
    {
      [QUIZ]: [
        [
          /kind: (short|multi)\n([\s\S]*?)(accept|options):[\s\S]*?(source)/g,
          'kind: choice\n$2options:\n    - { text: "One", correct: true }\n    - { text: "Two" }\n    - { text: "Six" }\n  explain: So it is.\n  $4',
        ],
      ],
      [SHELF_QUIZ]: [
        [
          /kind: (short|multi)\n([\s\S]*?)(accept|options):[\s\S]*?(source)/g,
          'kind: choice\n$2options:\n    - { text: "One", correct: true }\n    - { text: "Two" }\n    - { text: "Six" }\n  explain: So it is.\n  $4',
        ],
      ],
    },
    'of the questions are plain choice',
  ],
  [
    'bank-guessable',
    {
      [QUIZ]: [[/The one that waited longest/g, 'The one that waits and asks']],
      [SHELF_QUIZ]: [[/The one that waited longest/g, 'The job the worker asks for']],
    },
    'looking only at',
  ],
  [
    'bank-reasons',
    { [QUIZ]: [[/$/, Array.from({ length: 60 }, (_unused, index) => reasoned(index)).join('')]] },
    'weighing reasons, comparisons',
  ],
  ['file-too-large', { [LESSON]: [[/$/, 'x'.repeat(1_000_001)]] }, 'at most 1000000 are read'],
  [
    'text-limits',
    { [LESSON]: [['A line of people', `${'> '.repeat(17)}deep\n\nA line of people`]] },
    '01-queue/lessons/queue-basics.md:13:1  this is nested too deeply; at most 16 levels',
  ],
  [
    'text-limits',
    { [QUIZ]: [['hint: Think of the counter.', `hint: ${'_a__'.repeat(600)}`]] },
    '01-queue/quiz.yaml:12:9  this line has 2400 columns',
  ],
  [
    'link-scheme',
    { [LESSON]: [['A line of people', 'A [line](javascript:alert(1)) of people']] },
    '01-queue/lessons/queue-basics.md:13:3  "javascript:" is no link to read',
  ],
  [
    'link-scheme',
    { [QUIZ]: [['hint: Think of', 'hint: "[Think](file:///etc/passwd) of"\n  #']] },
    '"file:" is no link to read',
  ],
  [
    'link-scheme',
    { [LESSON]: [['A line of people', 'A line, ftp://example.com/line, of people']] },
    '"ftp:" is no link to read',
  ],
  [
    'link-label',
    { [LESSON]: [['A line of people', 'A [https://good.example](https://evil.example) of people']] },
    'this label is an address, and the link leads to another, https://evil.example',
  ],
  [
    'relative-link',
    { [LESSON]: [['A line of people', 'A [line](other.md) of people']] },
    '"other.md" leads nowhere from a terminal',
  ],
  [
    'raw-html',
    { [LESSON]: [['A line of people', 'A H<sub>2</sub>O line of people']] },
    '01-queue/lessons/queue-basics.md:13:4  no raw HTML',
  ],
  ['raw-html', { [QUIZ]: [['hint: Think of the counter.', 'hint: [Think., Think<br>more.]']] }, 'no raw HTML'],
  ['raw-html', { [QUIZ]: [['hint: Think of the', 'hint: Think<br>of the']] }, 'no raw HTML'],
  ['raw-html', { [LESSON]: [['A line of people', '<div>\nx\n</div>\n\nA line of people']] }, 'md:13:1  no raw HTML'],
  ['image', { [LESSON]: [['A line of people', 'A ![line](x.png) of people']] }, 'md:13:3  no images'],
  ['image', { [LESSON]: [['A line of people', 'A ![line][pic] of people\n\n[pic]: x.png\n\n']] }, 'md:13:3  no images'],
  ['footnote', { [LESSON]: [['A line of people', 'A line[^1] of people']] }, 'no footnotes'],
  ['footnote', { [LESSON]: [['A line of people', 'A line[^1] of people\n\n[^1]: note\n\n']] }, 'no footnotes'],
  [
    'control-character',
    { [LESSON]: [['A line of people', 'A li\u200bne of people']] },
    '01-queue/lessons/queue-basics.md:13:5  control character U+200B',
  ],
  [
    'control-character',
    { [QUIZ]: [['text: It sorts by name', 'text: It so\u{e0041}rts by name']] },
    'control character U+E0041',
  ],
  [
    'write-field',
    { [QUIZ]: [[/$/, written('{ call: "next([\'b\'])", gives: b, rows: [[b]] }')]] },
    'rows means nothing in a case in js',
  ],
  ['write-wants', { [QUIZ]: [[/$/, written('{ call: "next([\'b\'])" }')]] }, 'says nothing of what must come of it'],
  [
    'write-cases',
    { [QUIZ]: [[/$/, written('{ call: "next([\'b\'])", gives: b }').replace(/.*pop.*\n/, '')]] },
    'two wrong solutions or more',
  ],
  [
    'step-unasked',
    { [ROAD]: [['gates: true', 'gates: false']], [SHELF_QUIZ]: [[/[\s\S]*/, '[]\n']] },
    'this step has no questions',
  ],
];

/** A question of the kind `write` for what is in JavaScript, with this case beside one that is right. */
function written(aCase: string): string {
  return `
- id: written
  kind: write
  lesson: queue-basics
  concept: first-out
  level: apply
  prompt: Write what takes the oldest job.
  language: js
  cases:
    - { call: "next(['a', 'b'])", gives: a }
    - ${aCase}
  solution: |
    const next = (jobs) => jobs.shift();
  wrong:
    - { code: "const next = (jobs) => jobs.pop();", say: That is the newest. }
    - { code: "const next = (jobs) => jobs;", say: Those are all. }
  explain: It stands in front.
  source: none
`;
}

/** A question whose wrong options have reasons. */
function reasoned(index: number): string {
  return `
- id: reasoned-${index}
  kind: choice
  lesson: queue-basics
  concept: first-out
  level: apply
  prompt: What is number ${index}?
  options:
    - { text: It waits because it is number ${index}, why: No. }
    - { text: It waits and ends as number ${index}, correct: true, why: Yes. }
    - { text: It waits since it is number ${index}, why: No. }
  source: none
`;
}

/** What was told of the roadmaps before they had faults. */
const told = onceAsked(() => toldOf(patched({})));
const toldWithLab = onceAsked(() => toldOf(patchedLab({})));

function onceAsked<Told>(work: () => Told): () => Told {
  let known: Told | undefined;
  return () => (known ??= work());
}

test.each(CASES)('%s', (rule, patches, said) => {
  const root = patched(patches);
  const checked = checkRoadmap(root);
  expect(saidBy(rule, [...checked.faults, ...checked.pending])).toContain(said);
  expect(saidOf(checkRoadmap(root, { memory: recalled(told()) }))).toEqual(saidOf(checked));
  expect(disagreed(contentsOf(root, Object.keys(patches)))).toEqual([]);
});

test.each(LAB_CASES)('%s', (rule, patches, said) => {
  const root = patchedLab(patches);
  const checked = checkRoadmap(root);
  expect(saidBy(rule, checked.faults)).toContain(said);
  expect(saidOf(checkRoadmap(root, { memory: recalled(toldWithLab()) }))).toEqual(saidOf(checked));
  expect(disagreed(contentsOf(root, Object.keys(patches)))).toEqual([]);
});

test.each<[folder: string, said: string]>([
  ['node+koa', ''],
  ['both', ''],
  ['koa', '"koa" is not a track of this roadmap'],
  ['ruby+rails', '"ruby+rails" is not a track of this roadmap'],
  ['node+Koa', '"node+Koa" is not a track'],
  ['node+', '"node+" is not a track'],
  ['node+koa+two', '"node+koa+two" is not a track'],
])('a reference for %j', (folder, said) => {
  const root = patchedLab({});
  const place = `${root}/02-shelf/lab/small-shelf/reference/${folder}`;
  mkdirSync(`${place}/nothing in it`, { recursive: true });
  expect(checkRoadmap(root).faults).toEqual([]);
  writeFileSync(`${place}/app.js`, '// another form');
  const told = saidBy('unknown-track', checkRoadmap(root).faults);
  if (said === '') expect(told).toBe('');
  else expect(told).toContain(said);
});

test('files of a framework are for no starter', () => {
  const root = patchedLab({});
  mkdirSync(`${root}/02-shelf/lab/small-shelf/starter/node+express`);
  writeFileSync(`${root}/02-shelf/lab/small-shelf/starter/node+express/app.js`, '');
  expect(saidBy('unknown-track', checkRoadmap(root).faults)).toContain('"node+express" is not a track');
});

test('an excerpt of a reference is one, whatever stands at the ends of its lines', () => {
  const excerpt = (code: string) => {
    const root = patchedLab({ [NODE]: [[/```js\n[\s\S]*?```/, `\`\`\`js from=server.js\n${code}\n\`\`\``]] });
    return saidBy('from-reference', checkRoadmap(root).faults);
  };
  expect(excerpt("  const { method, url } = request;  \n  if (url === '/health/live') return answer(200, {});")).toBe(
    '',
  );
  expect(excerpt('const { method, url } = request;')).toContain("in no lab's reference as server.js for node");
});

test("code of both tracks, and the browser's own, is in no language alone", () => {
  const code = '```js track=node\nlet a;\n```\n```python track=python\na = 1\n```\n\n```js browser\nlet a;\n```';
  const root = patched({ [SHARED]: [['## How it looks', `## How it looks\n\n${code}`]] });
  expect(saidBy('one-language', checkRoadmap(root).faults)).toBe('');
  const asked = patched({
    [SHELF_QUIZ]: [
      [/ {2}track: node\n/g, ''],
      [/language: js\n/g, 'language: js\n  browser: true\n'],
    ],
  });
  expect(saidBy('one-language', checkRoadmap(asked).faults)).toBe('');
});

test('what a lesson names in its prose, or introduces, is taught', () => {
  const said = (patches: [string, string][]) =>
    saidBy(
      'untaught',
      checkRoadmap(patched({ [NODE]: [['jobs.shift()', 'jobs.shift(), typeof jobs'], ...patches] })).pending,
    );
  expect(said([])).toContain('typeof');
  expect(said([['A line of people', 'The word `typeof x` says. A line of people']])).not.toContain('typeof');
  expect(said([['track: node', 'track: node\nintroduces: [typeof]']])).not.toContain('typeof');
  const toldTo = (track: string) => `::: track=${track}\nThe word \`typeof x\` says.\n:::\nA line of people`;
  expect(said([['A line of people', toldTo('node')]])).not.toContain('typeof');
  expect(said([['A line of people', toldTo('python')]])).toContain('typeof');
});

test.each([
  ['2028-04-30', ''],
  ['2028-05-01', 'Node 24 has had no fixes since 2028-04-30'],
])('a version is judged on the day of the last review, %s', (day, said) => {
  const reviewed = (words: string): [RegExp, string] => [/reviewed: .*/, `reviewed: ${words}`];
  const root = patched({ [NODE]: [reviewed('2026-11-22 (Node 24)')], [SHARED]: [reviewed(day)] });
  const told = saidBy('alive', checkRoadmap(root).faults);
  expect(told === '' ? '' : told.slice(told.indexOf('Node 24'))).toBe(said);
});

test('what breaks a rule that is pending is no fault yet', () => {
  const root = patched({
    [ROAD]: [['pending: [', 'pending: [alive, ']],
    [NODE]: [[/reviewed: .*/, 'reviewed: 2026-11-22 (Node.js 18)']],
  });
  const { faults, pending } = checkRoadmap(root);
  expect(faults).toEqual([]);
  expect(pending.map(({ rule }) => rule)).toContain('alive');
});

test('a rule whose fault is an error is never pending', () => {
  const { faults } = checkRoadmap(patched({ [ROAD]: [['pending: [', 'pending: [file-missing, ']] }));
  expect(saidBy('yaml-shape', faults)).toContain('must be a rule of `author check` that is advice');
});

test('every rule of the checker has a case here', () => {
  const tested = new Set<string>(
    [...CASES, ...LAB_CASES, ...RUN_CASES, ...LAB_RUN_CASES, ...LANG_CASES].map(([rule]) => rule),
  );
  expect(Object.keys(RULES).filter((rule) => !tested.has(rule))).toEqual([]);
});

test('a fault is told with its place, how bad it is, and its rule', () => {
  const place = { file: 'a.yaml', line: 3, col: 5 };
  expect(formatFault(fault('dangling-see', place, 'no such lesson'))).toBe(
    'a.yaml:3:5  error  dangling-see  no such lesson',
  );
});

test('CONTRIBUTING.md has every rule as it is', () => {
  const contributing = readFileSync(fileURLToPath(new URL('../../CONTRIBUTING.md', import.meta.url)), 'utf8');
  const rows = (Object.keys(RULES) as RuleId[]).map((id) => {
    const { severity, says, gates, run, lang } = ruleOf(id);
    return `| \`${id}\` | ${severity} | ${gates ? '`gates: true`' : run ? '`--run`' : lang ? '`--lang`' : ''} | ${says} |`;
  });
  expect(contributing.split('\n').filter((line) => /^\| `[a-z-]+` \| (?:error|advice) \|/.test(line))).toEqual(rows);
});
