import { expect, test } from 'vitest';
import { placementReason, type StepPlacement } from '../../src/domain/placement/placement.js';
import { placementTable, placementText } from '../../src/terminal/placement-view.js';
import { someRoadmap, someStep } from '../domain/road.js';
import { lookOf } from './look.js';

const steps = ['prerequisites', 'language', 'databases', 'servers'].map((id, index) =>
  someStep({ id, number: index + 1 }),
);
const roadmap = someRoadmap({ steps });
const placed = (
  step: string,
  probability: number,
  advice: StepPlacement['advice'],
  more: Partial<StepPlacement> = {},
): StepPlacement => ({
  ...{ step, probability, advice, right: 0, missed: 0, answeredAbove: [], missedBelow: [] },
  ...more,
});
const result = [
  placed('prerequisites', 0.97, 'skip', { answeredAbove: ['language', 'databases'] }),
  placed('language', 0.88, 'skip', { right: 2 }),
  placed('databases', 0.6, 'check', { right: 1, missed: 1 }),
  placed('servers', 0.05, 'learn', { missed: 1, missedBelow: ['databases'] }),
];

test.each([40, 80])('the screen of place at %i columns', async (columns) => {
  const text = placementText(result, roadmap, (placement) => placementReason(placement, steps), lookOf(columns));
  await expect(`${text}\n`).toMatchFileSnapshot(`../snapshots/place-${columns}.txt`);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
});

test('no line is too long at any width, its period included', () => {
  const reason = (placement: StepPlacement) => placementReason(placement, steps);
  for (let columns = 20; columns <= 100; columns++) {
    const lines = placementText(result, roadmap, reason, lookOf(columns)).split('\n');
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
  }
});

test('a step is named by its number and its title', () => {
  const text = placementText(result, roadmap, (placement) => placementReason(placement, steps), lookOf(80));
  expect(text).toContain('Step 4, servers, is likely new: you missed');
});

test.each([40, 80])('the table has a line for each step and fits %i columns', (columns) => {
  const lines = placementTable(result, roadmap, lookOf(columns)).split('\n');
  expect(lines.slice(0, 4).map((line) => line.trim().slice(0, 3))).toEqual(['1 p', '2 l', '3 d', '4 s']);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
});

test('in plain mode the table is sentences', () =>
  expect(placementTable(result, roadmap, lookOf(80, 'spoken'))).toContain(
    'Step 4, servers: learn, likely new, 0 of 1 right.',
  ));
