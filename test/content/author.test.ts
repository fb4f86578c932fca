import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkRoadmap } from '../../src/content/check/check.js';
import { compile, readSources } from '../../src/content/compile.js';
import { formatFault } from '../../src/content/faults.js';
import { renderTokens } from '../../src/terminal/markdown-view.js';
import { lookOf } from '../terminal/look.js';
import { patched, scratch } from '../scratch.js';
import { contentsOf, disagreed } from './schema-agrees.js';

type Patches = Parameters<typeof patched>[0];

const QUIZ = '01-queue/quiz.yaml';
const STEP = '01-queue/step.yaml';
const LESSON = '01-queue/lessons/queue-basics.md';
const ROAD = 'roadmap.yaml';

function said(patches: Patches): string {
  const root = patched(patches);
  expect(disagreed(contentsOf(root, Object.keys(patches)))).toEqual([]);
  return checkRoadmap(root).faults.map(formatFault).join('\n');
}

test.each<[string, Patches, string]>([
  ['a misspelt key', { [QUIZ]: [['accept: [shift,', 'acept: [shift,']] }, 'acept: no such key; did you mean "accept"?'],
  ['a key of another file', { [ROAD]: [['gates: true', 'gates: true\nlessons: []']] }, 'roadmap.yaml:4:1  error'],
  ['a missing key', { [STEP]: [[/summary: .*\n/, '']] }, 'summary: this key is missing'],
  ['a number', { [QUIZ]: [['accept: [shift,', 'accept: [404,']] }, 'must be text: put it in quotes, "404"'],
  [
    'a share without its sign',
    { [QUIZ]: [['match: text', 'tolerance: 5 percent']] },
    'must be a number such as 0.5, or a share of the value such as 2 %',
  ],
  ['a number as it was typed', { [QUIZ]: [['explain: It takes from the front.', 'explain: 80.']] }, 'quotes, "80."'],
  ['true', { [QUIZ]: [['accept: [shift,', 'accept: [true,']] }, 'must be text: put it in quotes, "true"'],
  ['nothing', { [QUIZ]: [['explain: It takes from the front.', 'explain: # 1 is it']] }, 'this is empty'],
  [
    'brackets',
    { [QUIZ]: [['explain: It takes from the front.', 'explain: [a] it is']] },
    'put the whole text in quotes',
  ],
  ['a colon', { [STEP]: [['title: Queues', 'title: Queues: a start']] }, '01-queue/step.yaml:2:8  error  yaml-syntax'],
  ['a colon', { [STEP]: [['title: Queues', 'title: Queues: a start']] }, 'put the whole text in quotes'],
  [
    'a star',
    { [STEP]: [['title: Queues', 'title: *.js']] },
    '01-queue/step.yaml:2:8  error  yaml-aliases  *.js names no anchor',
  ],
  ['a backtick', { [STEP]: [['title: Queues', 'title: `push`']] }, 'no text can begin with this character'],
  ['a bang', { [STEP]: [['title: Queues', 'title: !important']] }, '01-queue/step.yaml:2:8  error'],
  ['a tab', { [STEP]: [['  - spot', '\t- spot']] }, 'YAML does not allow tabs'],
  [
    'a key that stands twice',
    { [STEP]: [['title: Queues', 'title: Queues\ntitle: Lines']] },
    'this key stands here twice',
  ],
  [
    'a name of every object',
    { [STEP]: [['{ id: first-out', '{ id: constructor']] },
    'every object of JavaScript has this name',
  ],
  ['a device of Windows', { [STEP]: [['{ id: first-out', '{ id: nul']] }, 'Windows keeps this name for a device'],
  ['a device as a folder', { [ROAD]: [['folder: 01-queue', 'folder: aux']] }, 'Windows keeps this one for a device'],
  ['another case', { [ROAD]: [['folder: 01-queue', 'folder: 01-Queue']] }, 'there is 01-queue/step.yaml'],
])('%s is told in plain words', (_what, patches, words) => {
  expect(said(patches)).toContain(words);
});

test('one fault hides no other: what can be read is judged', () => {
  const lines = said({
    [ROAD]: [['gates: true', 'gates: true\ncolour: blue']],
    [STEP]: [['title: Queues', 'titel: Queues']],
    [QUIZ]: [
      ['accept: [shift,', 'acept: [shift,'],
      ['hint: Think of the counter.', 'hint: What does the lesson say?'],
    ],
    [LESSON]: [
      ['title: Queue basics', 'titel: Queue basics'],
      ['A line of people', 'Simply a line of people'],
    ],
  });
  for (const words of [
    'colour: no such key',
    'titel: no such key',
    'acept: no such key',
    'do not write "simply"',
    'do not speak of "the lesson"',
  ])
    expect(lines).toContain(words);
  expect(lines).not.toMatch(/unknown-|dangling/);
});

test('places stay those of the file when an element before them cannot be read', () => {
  const faults = said({
    [QUIZ]: [
      ['kind: choice', 'kind: choise'],
      ['text: It sorts by name', 'text: None of these'],
    ],
  });
  expect(faults).toContain('01-queue/quiz.yaml:61:7  advice  banned-option');
});

test('link definitions hold in the whole lesson', () => {
  const root = patched({
    [LESSON]: [
      ['Goal: know', 'Goal: know [the RFC][rfc] and'],
      ['A line of people', 'See [the RFC][rfc]: a line of people'],
      [/$/, '\n[RFC]: https://rfc.example/9110\n'],
    ],
  });
  const body = compile(readSources(root))!.bodies['queue']!.lessons['queue-basics']!;
  expect(renderTokens(body.parts[0]!.tokens, lookOf(80))).toContain('See the RFC (https://rfc.example/9110): a');
  expect(JSON.stringify(body.goalTokens)).toContain('https://rfc.example/9110');
});

const HOSTILE: Record<string, string> = {
  lists: Array.from({ length: 900 }, (_unused, depth) => `${' '.repeat(depth * 2)}- x`).join('\n'),
  'lists in one line': `${'- '.repeat(900)}x`,
  'a long line of lists': `${'- '.repeat(10_000)}x`,
  numbers: `${'1. '.repeat(400)}x`,
  quotes: `${'>'.repeat(1_900)} x`,
  'quotes and lists': `${'> - '.repeat(400)}x`,
  emphasis: '_a__'.repeat(20_000),
  'emphasis over lines': `${'_a__'.repeat(100)}\n`.repeat(200),
  'nested emphasis': `${'*a _b '.repeat(200)}\n`.repeat(20) + `${'_ *'.repeat(400)}\n`.repeat(20),
  brackets: `${'['.repeat(1_900)}\n`.repeat(50),
  spaces: `a${' '.repeat(300_000)}b`,
  columns: `|${'a|'.repeat(20_000)}\n|${'-|'.repeat(20_000)}\n`,
  'columns in short lines': `|${'a|'.repeat(900)}\n|${'-|'.repeat(900)}\n${'|x|\n'.repeat(3_000)}`,
  rows: `|a|b|\n|-|-|\n${'|x|\n'.repeat(130_000)}`,
  lines: 'a\n'.repeat(40_000),
  length: `${'word '.repeat(300)}\n\n`.repeat(80),
  'quotes behind an HTML comment': `<!--\n\`\`\`\n-->\n\n${'> '.repeat(400)}x`,
};

test.each(Object.entries(HOSTILE))('hostile Markdown is a fault, not a hang: %s', (_name, markdown) => {
  const faults = checkRoadmap(
    patched({ [LESSON]: [['A line of people', `\n\n${markdown}\n\nA line of people`]] }),
  ).faults;
  expect(faults.map(({ rule }) => rule)).toContain('text-limits');
});

test('what is within the limits is no fault: rules, code with marks, deep prose', () => {
  const markdown = `${'- '.repeat(40)}\n\n${'* * '.repeat(40)}\n\n${'_'.repeat(300)}\n\n- a\n  - b\n    - c\n      - d\n\n> > > quoted\n\n`;
  expect(said({ [LESSON]: [['A line of people', `\n\n${markdown}A line of people`]] })).not.toContain('text-limits');
});

test('a byte order mark and Windows line ends change nothing', () => {
  const root = join(scratch(), 'roadmap');
  cpSync(patched({ [STEP]: [['title: Queues', 'title: Lines']] }), root, { recursive: true });
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:md|yaml)$/.test(name)) continue;
    const path = join(root, name);
    writeFileSync(`${path}.new`, `\ufeff${readFileSync(path, 'utf8').replaceAll('\n', '\r\n')}`);
    mkdirSync(dirname(path), { recursive: true });
    renameSync(`${path}.new`, path);
  }
  expect(checkRoadmap(root).faults.map(formatFault)).toEqual([]);
});
