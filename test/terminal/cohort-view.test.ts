import chalk from 'chalk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addHandIn } from '../../src/domain/cohort/add.js';
import { assignmentIn } from '../../src/domain/cohort/assignment.js';
import { cohortOf } from '../../src/domain/cohort/cohort.js';
import { startTally } from '../../src/domain/cohort/tally.js';
import { cohortText, remarksText } from '../../src/terminal/cohort-view.js';
import { width } from '../../src/terminal/wrap.js';
import { handIns, ROAD } from '../domain/cohort/made-up.js';
import { lookOf } from './look.js';

const level = chalk.level;
beforeEach(() => {
  chalk.level = 0;
});
afterEach(() => {
  chalk.level = level;
});

const ASSIGNMENT = assignmentIn('steps 1-2 by 2026-11-20', ROAD);

function textAt(columns: number, learners: number, symbols?: 'ascii' | 'spoken'): string {
  const tally = startTally(ROAD, ASSIGNMENT);
  for (const handIn of handIns(learners)) addHandIn(tally, handIn);
  return cohortText(cohortOf(tally, '2026-11-28'), ASSIGNMENT, lookOf(columns, symbols));
}

test.each([40, 80])('a class of 300 at %i columns', async (columns) => {
  await expect(`${textAt(columns, 300)}\n`).toMatchFileSnapshot(`../snapshots/cohort-${columns}.txt`);
});

test('a class of nine in words: nothing is put in an order', async () => {
  await expect(`${textAt(80, 9, 'spoken')}\n`).toMatchFileSnapshot('../snapshots/cohort-plain.txt');
});

test.each([20, 30, 40, 57, 80, 120])('no line is wider than %i columns', (columns) => {
  const lines = [textAt(columns, 40), textAt(columns, 40, 'ascii')].join('\n').split('\n');
  expect(lines.filter((line) => width(line) > columns)).toEqual([]);
});

test('names and file names cannot drive the terminal', () => {
  const tally = startTally(ROAD, null);
  for (const { header, facts } of handIns(1))
    addHandIn(tally, { header: { ...header, name: `\u001b[31mred\n${'x'.repeat(90)}`, made: '2026-11-01' }, facts });
  const text = cohortText(cohortOf(tally, '2026-11-28'), null, lookOf(80));
  expect(text).toContain('\u241b[31mred xxxxxxxxxxx');
  expect(text).not.toMatch(/\u001b|x{20}/);
  const remark = { file: 'a\u001b]0;title\u0007b', kind: 'left-out', why: 'is damaged' };
  expect(remarksText([remark], lookOf(80))).toBe('Not counted: a\u241b]0;title\u2407b is damaged.');
});
