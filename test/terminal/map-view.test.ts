import { expect, test } from 'vitest';
import { mapOf } from '../../src/domain/road/graph.js';
import { mapText } from '../../src/terminal/map-view.js';
import { someRoadmap, someStanding, someStep } from '../domain/road.js';
import { lookOf } from './look.js';

const step = (number: number, title: string, ...requires: string[]) =>
  someStep({ id: `s${number}`, number, title, requires });
const steps = [
  step(1, 'Before you start'),
  step(2, 'A backend language', 's1'),
  step(3, 'Databases', 's2'),
  step(4, 'Servers and APIs', 's2'),
  step(5, 'Version control with Git', 's1'),
  step(6, 'Authentication and authorization', 's3', 's4'),
  step(7, 'Deployment', 's4', 's5'),
];
const roadmap = someRoadmap({ title: 'Backend developer', steps });
const standings = steps.map((one, index) => {
  const standing = someStanding({ step: one });
  if (index === 3) return { ...standing, placed: 'skip' as const };
  if (index === 2) return { ...standing, read: { done: 2, of: 5 } };
  const passed = { ...standing.quiz, passed: true, best: 0.9 };
  return index < 2 ? { ...standing, quiz: passed, retained: { strong: 3, fading: 1, weak: 0 } } : standing;
});
const facts = { roadmap, rows: mapOf(steps), standings, currentId: 's3' };

test.each([20, 40, 80])('the map at %i columns', async (columns) => {
  const text = mapText(facts, lookOf(columns));
  await expect(`${text}\n`).toMatchFileSnapshot(`../snapshots/map-${columns}.txt`);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
});

test('the map in ASCII', async () => {
  const text = mapText(facts, lookOf(80, 'ascii'));
  await expect(`${text}\n`).toMatchFileSnapshot('../snapshots/map-ascii.txt');
  expect(text).not.toMatch(/[^\u0000-\u007f]/);
});

test('the map in words has what the drawn one has', async () => {
  const text = mapText(facts, lookOf(80, 'spoken'));
  await expect(`${text}\n`).toMatchFileSnapshot('../snapshots/map-plain.txt');
  const drawn = mapText(facts, lookOf(80));
  for (const number of drawn.match(/\d+/g)!) expect(text).toContain(number);
});

test('a road with more lanes than half a window has is told in words', () => {
  const wide = Array.from({ length: 60 }, (_unused, index) => step(index + 1, `S${index + 1}`));
  const last = step(61, 'All', ...wide.map(({ id }) => id));
  const all = [...wide, last];
  const text = mapText(
    { roadmap, rows: mapOf(all), standings: all.map((one) => someStanding({ step: one })), currentId: null },
    lookOf(80),
  );
  expect(text).toContain('Step 60, S60: open; read 0 of 5; leads to step 61.');
});
