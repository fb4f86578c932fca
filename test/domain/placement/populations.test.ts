import { beforeAll, describe, expect, it, test } from 'vitest';
import { seeded } from '../../../src/domain/random.js';
import { knownOf, model, place, placed, POPULATIONS, UNERRING, type Figures } from './populations.js';

const LEARNERS = 400;

describe.each<[keyof typeof POPULATIONS, least: number, falseSkips: number, questions: number]>([
  ['know all that is required', 0.95, 0.5, 14],
  ['know nothing', 0.95, 0.4, 14],
  ['never say "I don’t know"', 0.93, 0.8, 20],
  ['are front-end developers', 0.92, 1, 20],
  ['are database administrators', 0.82, 1.2, 20],
  ['are operators', 0.82, 1.5, 20],
  ['taught themselves, with 40 % of gaps', 0.89, 1.3, 20],
])('of those who %s', (name, least, falseSkips, questions) => {
  let figures: Figures;
  beforeAll(() => {
    figures = place(POPULATIONS[name], LEARNERS);
  }, 120_000);

  it(`${least * 100} % of what is told to skip or to learn is true`, () =>
    expect(figures.trueVerdicts).toBeGreaterThanOrEqual(least));
  it(`at most ${falseSkips} steps are skipped that are not known`, () =>
    expect(figures.falseSkips).toBeLessThanOrEqual(falseSkips));
  it(`at most ${questions} questions are asked on average`, () =>
    expect(figures.questions).toBeLessThanOrEqual(questions));
});

test.each([
  ['a database administrator', knownOf(1, 3, 9, 14)],
  ['an operator', knownOf(1, 5, 12, 13, 15)],
  ['someone who knows nothing', knownOf()],
  ['someone who knows all', knownOf(...Array.from({ length: 17 }, (_, index) => index + 1))],
])('%s is asked the first step, and of databases, frameworks, HTTP and deployment', (_, known) => {
  const asked = placed(known, UNERRING, seeded(1)).answers.map(({ step }) => step);
  for (const step of ['prerequisites', 'databases', 'frameworks', 'http-and-rest', 'deployment'])
    expect(asked).toContain(step);
  expect(model.regions).toEqual([['databases'], ['frameworks'], ['http-and-rest'], ['deployment']]);
});
