import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import chalk from 'chalk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSources } from '../../src/content/compile.js';
import { compile } from '../../src/content/compile.js';
import { fencesOf } from '../../src/content/check/fences.js';
import { clean } from '../../src/terminal/clean.js';
import { goalText, lessonHeading, partText } from '../../src/terminal/lesson-view.js';
import { renderInline, renderMarkdown } from '../../src/terminal/markdown.js';
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

function lessonText(id: string, columns: number): string {
  const look = lookOf(columns);
  const step = builtIn.roadmap.steps.find(({ lessons }) => lessons.some((lesson) => lesson.id === id))!;
  const lesson = step.lessons.find((one) => one.id === id)!;
  const body = builtIn.bodies[step.id]!.lessons[id]!;
  const place = { index: step.lessons.indexOf(lesson) + 1, of: step.lessons.length, steps: 20 };
  return [
    lessonHeading(step, lesson, place, look),
    goalText(body, look),
    ...body.parts.flatMap((part) => ['', partText(part, look)]),
  ].join('\n');
}

test.each([40, 80])('every construct at %i columns', async (columns) => {
  await expect(`${renderMarkdown(everything, lookOf(columns))}\n`).toMatchFileSnapshot(
    `../snapshots/everything-${columns}.txt`,
  );
});

test('every construct in ASCII', async () => {
  await expect(`${renderMarkdown(everything, lookOf(60, 'ascii'))}\n`).toMatchFileSnapshot(
    '../snapshots/everything-ascii.txt',
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

test.each([20, 40, 80, 120])('no lesson has a line wider than %i columns, but for code', (columns) => {
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
        .filter((line) => line.length > columns && !code.has(line.trim()))
        .map((line) => `${id}: ${line}`);
    }),
  );
  expect(wide).toEqual([]);
});

test.each([40, 80])('no question has a line wider than %i columns, but for code', (columns) => {
  const look = { ...lookOf(columns), input: 'lines' as const };
  const wide = Object.values(builtIn.bodies).flatMap(({ questions }) =>
    questions.flatMap((question) => {
      const code = new Set(
        [
          ...fencesOf(question.prompt).flatMap((fence) => fence.code),
          ...(question.kind === 'predict' ? question.code.split('\n') : []),
        ].map((line) => line.trim()),
      );
      return questionText(present(question, seeded(1)), 'Quiz', look)
        .split('\n')
        .filter((line) => line.length > columns && !code.has(line.trim()))
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
    '  \u001b[36mconst\u001b[39m a = \u001b[33m1\u001b[39m; \u001b[2m// x\u001b[22m',
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
