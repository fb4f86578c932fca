import { expect, test } from 'vitest';
import { placementModel } from '../../../src/domain/placement/placement-model.js';
import { looksGuessed } from '../../../src/domain/placement/guessing.js';
import { answerPlacement, nextPlacementStep, startPlacement } from '../../../src/domain/placement/placement.js';

const graph = (requires: Record<string, string[]>) =>
  placementModel(Object.entries(requires).map(([id, others]) => ({ id, requires: others })));
const CHOICE = { kind: 'choice', options: 4, dontKnow: true } as const;

test.each([
  ['a line', graph({ a: [], b: ['a'], c: ['b'], d: ['c'], e: ['d'] }), [['a', 'b', 'c']]],
  ['a star', graph({ hub: [], a: ['hub'], b: ['hub'], c: ['hub'], d: ['hub'] }), [['hub']]],
  ['steps that require nothing', graph({ a: [], b: [], c: [], d: [], e: [] }), []],
  [
    'two lines from one root',
    graph({ root: [], a: ['root'], b: ['a'], c: ['b'], d: ['c'], x: ['root'], y: ['x'], z: ['y'] }),
    [['a', 'b'], ['x']],
  ],
])('the regions of %s', (_, { regions }, expected) => expect(regions).toEqual(expected));

test('a learner who gets everything right is asked of both lines before the end', () => {
  const model = graph({ root: [], a: ['root'], b: ['a'], c: ['b'], d: ['c'], x: ['root'], y: ['x'], z: ['y'] });
  let state = startPlacement(model);
  for (let step = nextPlacementStep(model, state); step !== null; step = nextPlacementStep(model, state))
    state = answerPlacement(model, state, step, CHOICE, 'right');
  const asked = state.answers.map(({ step }) => step);
  expect(asked).toContain('root');
  expect(asked.some((step) => ['a', 'b'].includes(step))).toBe(true);
  expect(asked).toContain('x');
});

test('of steps that are worth the same the first is asked, and not the one that rounding favors', () => {
  const steps = Array.from({ length: 12 }, (_, index) => `s${index + 1}`);
  const model = graph(Object.fromEntries(steps.map((step) => [step, []])));
  let state = startPlacement(model);
  for (const outcome of ['right', 'wrong', 'right', 'unknown', 'right', 'wrong'] as const)
    state = answerPlacement(model, state, nextPlacementStep(model, state)!, CHOICE, outcome);
  expect(state.answers.map(({ step }) => step)).toEqual(steps.slice(0, 6));
});

test('what was worked with is believed a little, and alone skips nothing', () => {
  const model = graph({ a: [], b: ['a'], c: ['b'], d: ['c'], e: ['d'] });
  const of = (workedWith: string[] | null) => startPlacement(model, workedWith).probabilities;
  expect(of(['c'])[2]).toBeGreaterThan(of([])[2]!);
  expect(of([])[0]).toBeLessThan(of(null)[0]!);
  expect(nextPlacementStep(model, startPlacement(model, ['a', 'b', 'c', 'd', 'e']))).not.toBeNull();
});

const answers = (outcomes: string, ms: number) =>
  Array.from(outcomes, (letter) => ({
    form: CHOICE,
    outcome: letter === 'r' ? ('right' as const) : letter === 'w' ? ('wrong' as const) : ('unknown' as const),
    ms,
  }));

test.each<[string, boolean, string, number]>([
  ['one right in four, two seconds each', true, 'wwrwwwrwww', 2000],
  ['the same at leisure', false, 'wwrwwwrwww', 15_000],
  ['half of them right', false, 'rwrwrrwwrr', 2000],
  ['one of them "I don’t know"', false, 'wwrwwu?rww', 2000],
  ['too few to tell', false, 'wwrw', 2000],
])('%s: looks guessed is %s', (_, guessed, outcomes, ms) =>
  expect(looksGuessed(answers(outcomes.replace('?', 'u'), ms))).toBe(guessed),
);
