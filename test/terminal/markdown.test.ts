import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import chalk from 'chalk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSources } from '../../src/content/compile.js';
import { compile } from '../../src/content/compile.js';
import { fencesOf } from '../../src/domain/road/fences.js';
import { clean } from '../../src/terminal/clean.js';
import { goalText, lessonHeading, partText } from '../../src/terminal/lesson-view.js';
import { renderBlock, renderInline, renderMarkdown, renderOption } from '../../src/terminal/markdown.js';
import { questionText } from '../../src/terminal/question-view.js';
import { present } from '../../src/domain/asking/present.js';
import { seeded } from '../../src/domain/random.js';
import { lookOf } from './look.js';

const everything = readFileSync(fileURLToPath(new URL('../fixtures/everything.md', import.meta.url)), 'utf8');
const builtIn = compile(readSources(fileURLToPath(new URL('../../roadmap', import.meta.url))))!;
const level = chalk.level;

beforeEach(() => {
  chalk.level = 0;
});
afterEach(() => {
  chalk.level = level;
});

const ALL = { track: null, tracks: [] };

function lessonText(id: string, columns: number): string {
  const look = lookOf(columns);
  const step = builtIn.roadmap.steps.find(({ lessons }) => lessons.some((lesson) => lesson.id === id))!;
  const lesson = step.lessons.find((one) => one.id === id)!;
  const body = builtIn.bodies[step.id]!.lessons[id]!;
  const place = { index: step.lessons.indexOf(lesson) + 1, of: step.lessons.length, steps: 20 };
  return [
    lessonHeading(step, lesson, place, look),
    goalText(body, look),
    ...body.parts.flatMap((part) => ['', partText(part, ALL, look)]),
  ].join('\n');
}

test.each([40, 80])('every construct at %i columns', async (columns) => {
  await expect(`${renderMarkdown(everything, lookOf(columns))}\n`).toMatchFileSnapshot(
    `../snapshots/everything-${columns}.txt`,
  );
});

test('every construct for the ear', async () => {
  await expect(`${renderMarkdown(everything, lookOf(60, 'spoken'))}\n`).toMatchFileSnapshot(
    '../snapshots/everything-spoken.txt',
  );
});

test.each([
  ['command-line', 40],
  ['command-line', 80],
  ['joins', 40],
  ['joins', 80],
])('the lesson %s at %i columns', async (id, columns) => {
  const found = builtIn.roadmap.steps.flatMap(({ lessons }) => lessons).find((lesson) => lesson.id.includes(id))!;
  await expect(`${lessonText(found.id, columns)}\n`).toMatchFileSnapshot(`../snapshots/lesson-${id}-${columns}.txt`);
});

test.each([20, 40, 80, 120])('no lesson has a line wider than %i columns, but for code and addresses', (columns) => {
  const wide = builtIn.roadmap.steps.flatMap((step) =>
    step.lessons.flatMap(({ id }) => {
      const body = builtIn.bodies[step.id]!.lessons[id]!;
      const code = new Set(
        body.parts.flatMap(({ markdown }) =>
          fencesOf(markdown).flatMap((fence) => fence.code.map((line) => line.trim())),
        ),
      );
      return lessonText(id, columns)
        .split('\n')
        .filter((line) => line.length > columns && !code.has(line.trim()) && !/^\W*https?:\/\/\S+$/.test(line))
        .map((line) => `${id}: ${line}`);
    }),
  );
  expect(wide).toEqual([]);
});

test.each([40, 80])('no question has a line wider than %i columns, but for code', (columns) => {
  const look = { ...lookOf(columns), input: 'lines' as const };
  const wide = Object.values(builtIn.bodies).flatMap(({ questions }) =>
    questions.flatMap((question) => {
      if (question.kind === 'write') return [];
      const code = new Set(
        [
          ...fencesOf(question.prompt).flatMap((fence) => fence.code),
          ...(question.kind === 'predict' ? question.code.split('\n') : []),
        ].map((line) => line.trim()),
      );
      return questionText(present(question, seeded(1)), 'Quiz', look)
        .split('\n')
        .filter((line) => line.length > columns && !code.has(line.trim()) && !/^\W*https?:\/\/\S+$/.test(line))
        .map((line) => `${question.id}: ${line}`);
    }),
  );
  expect(wide).toEqual([]);
});

test('inline marks, entities and code stay what they are', () => {
  expect(renderInline('**a** `b < c` & <d> "e"', lookOf(80))).toBe('a `b < c` & <d> "e"');
});

test('code is colored by its language, and left alone where we do not know it', () => {
  chalk.level = 1;
  expect(renderMarkdown('```js\nconst a = 1; // x\n```', lookOf(80))).toBe(
    '  \u001b[1mconst\u001b[22m a = 1; \u001b[3m// x\u001b[23m',
  );
  expect(renderMarkdown('```text\nconst a\n```', lookOf(80))).toBe('  const a');
});

test('links are terminal links where they are supported', () => {
  chalk.level = 1;
  expect(renderMarkdown('[a](https://x.example)', { ...lookOf(80), hyperlinks: true })).toContain(
    '\u001b]8;;https://x.example\u0007',
  );
});

test.each([
  ['\u001b[31mred\u001b[0m', '\u001b[31mred\u001b[0m'],
  ['\u001b[2J\u001b]0;title\u0007', '␛[2J␛]0;title␇'],
  ['a\u0007b\rc\u009b2J', 'a␇b␍c\ufffd2J'],
  ['tab\tand\nline', 'tab\tand\nline'],
  ['\u202egnp.exe', '\ufffdgnp.exe'],
])('cleans %j', (text, cleaned) => {
  expect(clean(text)).toBe(cleaned);
});

test.each([
  ['5 &times; 3 &mdash; 10&nbsp;&euro;', '5 × 3 — 10\u00a0€'],
  ['`&mdash;` and \\&mdash; and &nosuch; and &amp;mdash;', '`&mdash;` and &mdash; and &nosuch; and &mdash;'],
  ['&#27;[2J &#x9b; &#x202e;', '␛[2J � �'],
  ['a &lt;b&gt; &ngE;', 'a <b> ≧̸'],
  ['My ![foo *bar*](x.png) and ![](y.png)', 'My [image: foo bar] and [image]'],
  ['H<sub>2</sub>O, 10<sup>6</sup>, x<sup>n + 1</sup>, <kbd>Ctrl</kbd>+<KBD>C</KBD>', 'H2O, 10^6, x^(n + 1), Ctrl+C'],
  ['one<br>two<br />three', 'one\ntwo\nthree'],
  ['Use <strong> or <form> for it', 'Use <strong> or <form> for it'],
  ['a <!-- not for readers --> b', 'a b'],
  ['a<!-- x --> *b*<!-- y -->', 'a b'],
  ['Write <me@example.com> or [Ana](mailto:ana@example.com)', 'Write me@example.com or Ana (mailto:ana@example.com)'],
  ['<https://x.example/a> and www.x.example', 'https://x.example/a and www.x.example'],
  ['[bank](javascript:alert(1))', 'bank (javascript:alert(1))'],
  ['zero\u200bwidth, \u202egnp.exe, tag\u{e0041}', 'zero\ufffdwidth, \ufffdgnp.exe, tag\ufffd'],
  ['👨\u200d👩\u200d👧 and می\u200cخواهم', '👨\u200d👩\u200d👧 and می\u200cخواهم'],
])('shows %j', (markdown, shown) => {
  expect(renderMarkdown(markdown, lookOf(120))).toBe(shown);
});

test.each([
  ['<!-- x -->\n\n- baz', '• baz'],
  ['<table>\n</table>\n\nokay.', '<table>\n</table>\n\nokay.'],
  ['text\n\n<!-- a\n\nb -->\n\n> quote', 'text\n\n  quote'],
  ['```python\na = 1\n\n\n\ndef f():\n    pass\n```', '  a = 1\n\n\n\n  def f():\n      pass'],
  [
    '- Do:\n\n  ```python\n  def f(x):\n      return x\n  ```\n\n- b',
    '• Do:\n\n    def f(x):\n        return x\n\n• b',
  ],
  ['- ```python\n  if x:\n      y\n  ```', '•   if x:\n        y'],
  ['```js\na()\n```\n\n```output\n1\n2\n```', '  a()\n\nprints:\n  1\n  2'],
  ['- b\n  ```output\n  1\n  ```', '• b\n  prints:\n    1'],
  ['- a\n  > one\n  > two\n- b', '• a\n    one two\n• b'],
  ['1. Then\n   ```sh\n   echo 1\n   echo 2\n   ```', '1. Then\n     echo 1\n     echo 2'],
  ['-     indented code\n  text', '•   indented code\n\n  text'],
])('keeps the blocks of %j apart, and their indentation', (markdown, shown) => {
  expect(renderMarkdown(markdown, lookOf(80))).toBe(shown);
});

test.each([
  ['[a](https://x.example)', true],
  ['[a](HTTP://x.example)', true],
  ['[a](mailto:a@x.example)', true],
  ['[a](javascript:alert(1))', false],
  ['[a](JavaScript&colon;alert(1))', false],
  ['[a](file:///etc/passwd)', false],
  ['[a](vscode://x/y)', false],
  ['[a](ssh://-oProxyCommand=x/)', false],
  ['[a](data:text/html,x)', false],
  ['[a](//x.example)', false],
  ['[a](http:x)', false],
])('%s is opened by a click: %s', (markdown, live) => {
  chalk.level = 1;
  expect(renderMarkdown(markdown, { ...lookOf(80), hyperlinks: true }).includes('\u001b]8;;')).toBe(live);
});

test.each([
  ['[https://good.example](https://evil.example)', true],
  ['[see www.good.example/x](https://evil.example)', true],
  ['[ana@good.example](mailto:ana@evil.example)', true],
  ['[good.example](https://good.example@evil.example)', true],
  ['[gооd.example](https://good.example)', true],
  ['[good.example](https://www.good.example/docs)', false],
  ['[https://good.example/a](https://good.example/b)', false],
  ['[the manual](https://good.example)', false],
])('%s shows where it leads, since the label says otherwise: %s', (markdown, both) => {
  chalk.level = 1;
  const shown = renderMarkdown(markdown, { ...lookOf(120), hyperlinks: true }).replace(/\u001b\][^\u0007]*\u0007/g, '');
  expect(/\((?:https|mailto):/.test(shown)).toBe(both);
});

test('an address is never broken, so that it can be clicked; other long words are', () => {
  const address = 'https://example.com/a/very/long/path/that/does/not/end';
  const lines = renderMarkdown(`See [it](${address}), ${'x'.repeat(50)} and ${address}.`, lookOf(30)).split('\n');
  expect(lines.filter((line) => line.includes(address))).toHaveLength(2);
  expect(lines.filter((line) => line.length > 30 && !line.includes(address))).toEqual([]);
});

test('what is nested deeper than a narrow terminal is wide is not indented further', () => {
  const deep = Array.from({ length: 12 }, (_unused, depth) => `${'  '.repeat(depth)}- level ${depth} of it`).join('\n');
  const lines = renderMarkdown(`${deep}\n\n${'> '.repeat(12)}quoted`, lookOf(20)).split('\n');
  expect(lines.filter((line) => line.length > 20)).toEqual([]);
});

test('a table of 130,000 rows is laid out', () => {
  const rows = renderMarkdown(`|a|b|\n|-|-|\n${'|x|\n'.repeat(130_000)}`, lookOf(80)).split('\n');
  expect(rows).toHaveLength(130_002);
});

test('code in an option stands under its number with its indentation, and a reason may have paragraphs', () => {
  const code = '```python\nfor x in y:\n    print(x)\n```';
  expect(renderOption(code, lookOf(80), 70)).toEqual(['  for x in y:', '      print(x)']);
  expect(renderBlock(`Because:\n\n- one\n- two\n\n${code}`, lookOf(80), 2)).toBe(
    '  Because:\n\n  • one\n  • two\n\n    for x in y:\n        print(x)',
  );
});

const DIAGRAM = '```diagram alt="Ana asks; Shelf answers *at once*."\nAna ----> Shelf\n    <----\n```';

test.each([
  ['drawn', {}, '  Ana ----> Shelf\n      <----'],
  ['without the indentation that does not fit', { columns: 16 }, 'Ana ----> Shelf\n    <----'],
  ['words where it is narrower', { columns: 14 }, 'Ana asks;\nShelf answers\n*at once*.'],
  ['words where the terminal is plain', { plain: true }, 'Ana asks; Shelf answers *at once*.'],
])('a diagram is %s', (_how, more, shown) => {
  expect(renderMarkdown(DIAGRAM, { ...lookOf(80), ...more })).toBe(shown);
});

test('a diagram of box lines is words where those cannot be seen, one of ASCII is drawn', () => {
  const look = { ...lookOf(80, 'ascii'), plain: false };
  expect(renderMarkdown(DIAGRAM.replace('---->', '────>'), look)).toContain('Ana asks');
  expect(renderMarkdown(DIAGRAM, look)).toContain('---->');
});
