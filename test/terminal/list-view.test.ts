import { expect, test } from 'vitest';
import type { Roadmap, Step } from '../../src/domain/road/roadmap.js';
import type { Standing } from '../../src/domain/standing/standing.js';
import { listText } from '../../src/terminal/list-view.js';
import { lookOf } from './look.js';

const titles = ['Before you start', 'A backend language', 'Authentication and authorization', 'CI and CD'];
const standing = (index: number, more: Partial<Standing> = {}): Standing => ({
  step: { id: `s${index}`, number: index * 6 + 1, title: titles[index]! } as Step,
  read: { done: index, of: 7 },
  quiz: { passed: false, passedAt: null, deferredAt: null, tries: 0, best: 0, last: null, open: null },
  answers: { asked: 0, right: 0 },
  retained: { strong: 0, fading: 0, weak: 0 },
  ...{ placed: null, built: null, weak: [], ms: 0 },
  ...more,
});
const quiz = standing(0).quiz;
const standings = [
  standing(0, { quiz: { ...quiz, passed: true, tries: 1, best: 0.9 }, retained: { strong: 3, fading: 1, weak: 0 } }),
  standing(1, { placed: 'skip' }),
  standing(2, { quiz: { ...quiz, deferredAt: '2026-01-01', tries: 2, best: 0.5 }, answers: { asked: 9, right: 4 } }),
  standing(3),
];
const roadmap = { title: 'Backend developer' } as Roadmap;

test.each([20, 40, 80])('the list at %i columns', async (columns) => {
  const text = listText(roadmap, standings, 's2', lookOf(columns));
  await expect(`${text}\n`).toMatchFileSnapshot(`../snapshots/list-${columns}.txt`);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
});
