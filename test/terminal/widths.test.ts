import { expect, test } from 'vitest';
import { listText } from '../../src/terminal/list-view.js';
import { renderMarkdown } from '../../src/terminal/markdown.js';
import { padded, truncated, width, wrap } from '../../src/terminal/wrap.js';
import { standingOf } from '../../src/domain/standing/standing.js';
import { noProgress } from '../../src/domain/history/progress.js';
import { lookOf } from './look.js';
import { road } from '../domain/road.js';

// Columns as terminals count them: wide letters and emoji take two, marks and joiners none.
test.each([
  ['日本語', 6],
  ['한국어', 6],
  ['ｆｕｌｌ', 8],
  ['e\u0301tude', 5],
  ['👍', 2],
  ['👍🏽', 2],
  ['🇩🇪', 2],
  ['❤️', 2],
  ['👩‍💻', 2],
  ['👨‍👩‍👧‍👦', 2],
  ['✔', 1],
  ['𠮷野家', 6],
])('%s takes %i columns', (text, columns) => {
  expect(width(text)).toBe(columns);
  expect(width(padded(text, 12))).toBe(12);
});

const WIDE = [
  '日本語の本を読む人のための長い題名です、たぶん',
  '👩‍💻👍🏽🇩🇪❤️'.repeat(8),
  'データ 👍 base 한국어 '.repeat(4).trim(),
];

test.each(WIDE)('%s is wrapped and cut within its columns, and loses nothing when it is wrapped', (text) => {
  for (const columns of [20, 21, 40]) {
    const lines = wrap(text, columns).split('\n');
    expect(lines.filter((line) => width(line) > columns)).toEqual([]);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    expect(width(truncated(text, columns, '…'))).toBeLessThanOrEqual(columns);
  }
});

test('a table and a list with them keep to 40 columns', () => {
  const table = `| ${WIDE[0]!} | b |\n| --- | --- |\n| 👍 | ${WIDE[2]!} |\n\n- ${WIDE[2]!}\n`;
  expect(tooWide(renderMarkdown(table, lookOf(40)))).toEqual([]);
});

test.each([20, 40, 80])('the road keeps its columns with titles of wide letters, at %i', (columns) => {
  const roadmap = road();
  roadmap.title = WIDE[0]!;
  for (const [index, step] of roadmap.steps.entries()) step.title = WIDE[index % WIDE.length]!;
  const standings = roadmap.steps.map((step) => standingOf(step, noProgress(), null, new Date('2026-11-28')));
  const lines = listText(roadmap, standings, roadmap.steps[0]!.id, lookOf(columns)).split('\n');
  expect(lines.filter((line) => width(line) > columns)).toEqual([]);
  const facts = lines
    .filter((line) => line.includes('read 0/'))
    .map((line) => width(line.slice(0, line.indexOf('read 0/'))));
  expect(new Set(facts).size).toBeLessThanOrEqual(1);
});

function tooWide(text: string): string[] {
  return text.split('\n').filter((line) => width(line) > 40);
}
