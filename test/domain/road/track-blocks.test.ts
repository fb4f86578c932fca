import { expect, test } from 'vitest';
import { blockWords } from '../../../src/domain/road/block-words.js';
import { questionFor } from '../../../src/domain/road/question-for.js';
import { markdownFor, trackedFences } from '../../../src/domain/road/track-blocks.js';
import { choice } from '../questions.js';

const TRACKS = [
  { id: 'node', title: 'Node.js' },
  { id: 'python', title: 'Python' },
];
const of = (track: string | null) => ({ track, tracks: TRACKS });
const block = (opening: string, code: string) => `\`\`\`${opening}\n${code}\n\`\`\``;

test('the words after a language are read, in quotes too', () => {
  expect(blockWords('js track=node node>=22.13 no-run').words).toMatchObject({
    ...{ track: 'node', node: '22.13', isRun: false, unknown: [] },
  });
  expect(blockWords('diagram alt="Ana sends, Shelf stores."')).toMatchObject({
    ...{ language: 'diagram', words: { alt: 'Ana sends, Shelf stores.' } },
  });
  expect(blockWords('js norun node>=new').words.unknown).toEqual(['norun', 'node>=new']);
});

const BOTH = [
  'Before.',
  block('js track=node', 'a'),
  block('python track=python', 'b'),
  block('output', 'c'),
  'After.',
];

test.each([
  ['node', ['Before.', block('js track=node', 'a'), block('output', 'c'), 'After.']],
  ['python', ['Before.', block('python track=python', 'b'), block('output', 'c'), 'After.']],
])('of code for several tracks that of %s is left, with what both print', (track, left) => {
  expect(markdownFor(BOTH.join('\n'), of(track))).toBe(left.join('\n'));
});

test('where all are shown, each has the name of its track above it', () => {
  expect(markdownFor(BOTH.join('\n'), of(null))).toContain('Node.js:\n\n```js track=node');
});

test('what is printed belongs to the code right above it', () => {
  const text = [
    block('js track=node', 'a'),
    block('output', '1'),
    block('python track=python', 'b'),
    block('output', '2'),
    'Between.',
    block('output', '3'),
  ].join('\n\n');
  expect(trackedFences(text).map(({ tracks }) => tracks)).toEqual([['node'], ['node'], ['python'], ['python'], null]);
});

test('code in a list is left out with its lines', () => {
  const text = '- One\n\n  ```js track=node\n  a\n  ```\n\n- Two';
  expect(markdownFor(text, of('python'))).toBe('- One\n\n\n- Two');
});

test('a question shows the code of one track in each of its texts', () => {
  const code = `${block('js track=node', 'a')}\n${block('python track=python', 'b')}`;
  const asked = { ...choice, prompt: code, explain: code, options: [{ text: code, correct: true, why: code }] };
  const mine = block('python track=python', 'b');
  expect(questionFor(asked, of('python'))).toMatchObject({
    ...{ prompt: mine, explain: mine, options: [{ text: mine, correct: true, why: mine }] },
  });
});

const TOLD = [
  'Cut it down',
  '::: track=node',
  '(`Math.min`).',
  ':::',
  '::: track=python',
  '(`min`).',
  ':::',
  'Then answer.',
];

test.each([
  ['node', 'Cut it down\n(`Math.min`).\nThen answer.'],
  ['python', 'Cut it down\n(`min`).\nThen answer.'],
  ['go', 'Cut it down\nThen answer.'],
])('of prose for several tracks that of %s is left, in the middle of a paragraph too', (track, left) => {
  expect(markdownFor(TOLD.join('\n'), of(track))).toBe(left);
});

test('where all is shown, prose of a track has its name, and what stands around it stays whole', () => {
  expect(markdownFor(TOLD.join('\n'), of(null))).toBe(
    'Cut it down\n(Node.js: `Math.min`)\n(Python: `min`).\nThen answer.',
  );
  const item = '- One:\n::: track=node\n  two\n  lines\n:::\n- Four';
  expect(markdownFor(item, of(null))).toBe('- One:\n  (Node.js: two\n  lines)\n- Four');
  const list = '- One\n::: track=node\n- Two\n  and more\n  - inner\n- Three\n:::\n::: track=python\n3. Five\n:::\n';
  expect(markdownFor(list, of(null))).toBe(
    '- One\n- Node.js: Two\n  and more\n  - inner\n- Node.js: Three\n3. Python: Five\n',
  );
});

const told = (text: string) => `Before\n::: track=node\n${text}\n:::\nafter.`;

test.each([
  ['of `server.close()`,', '(Node.js: of `server.close()`,)'],
  ['(`shift`)', '(Node.js: `shift`)'],
  ['(`shift`):', '(Node.js: `shift`):'],
  ['(It says `(`.)', '(Node.js: It says `(`.)'],
  ['(a list\nof (many) lines).', '(Node.js: a list\nof (many) lines).'],
  ['`ws` (`npm install ws`).', '[Node.js: `ws` (`npm install ws`).]'],
  ['(one) and (two)', '[Node.js: (one) and (two)]'],
  ['a (small) list', '[Node.js: a (small) list]'],
])('where all is shown, the name in %j nests no brackets', (text, named) => {
  expect(markdownFor(told(text), of(null))).toBe(`Before\n${named}\nafter.`);
});

const both = (node: string, python: string) =>
  markdownFor(`Before\n::: track=node\n${node}\n:::\n::: track=python\n${python}\n:::\nafter.`, of(null));

test('what ends the brackets of several tracks is said once, where it is the same', () => {
  expect(both('(one),', '(two),')).toBe('Before\n(Node.js: one)\n(Python: two),\nafter.');
  expect(both('(one).', '(two),')).toBe('Before\n(Node.js: one).\n(Python: two),\nafter.');
  expect(both('(one).', 'Two.')).toBe('Before\n(Node.js: one).\n(Python: Two.)\nafter.');
});

test('texts of several tracks side by side have the same brackets', () => {
  expect(both('one', 'two (2)')).toBe('Before\n[Node.js: one]\n[Python: two (2)]\nafter.');
});

test('where all is shown, a row of a table has the name of its track in its first cell', () => {
  const table = '| a | b |\n|---|---|\n::: track=node\n| c | d |\n:::\n| e | f |';
  expect(markdownFor(table, of(null))).toBe('| a | b |\n|---|---|\n| Node.js: c | d |\n| e | f |');
});

test('where all is shown, prose of a track that stands by itself has the name above it', () => {
  const alone = 'Before.\n\n::: track=node\nOne.\n:::\n::: track=python\nTwo.\n\nThree.\n:::\n\nAfter.';
  expect(markdownFor(alone, of(null))).toBe('Before.\n\n\nNode.js:\n\nOne.\n\n\nPython:\n\nTwo.\n\nThree.\n\n\nAfter.');
});

test('lines of a list may be for one track', () => {
  const text = '- One\n::: track=node\n- Two\n:::\n::: track=python\n- Three\n:::\n- Four';
  expect(markdownFor(text, of('python'))).toBe('- One\n- Three\n- Four');
});

test('marks that are not ended, and those in code, are text', () => {
  const open = '::: track=node\nHere';
  expect(markdownFor(open, of('python'))).toBe(open);
  const code = block('text', '::: track=node\na\n:::');
  expect(markdownFor(code, of('python'))).toBe(code);
});
