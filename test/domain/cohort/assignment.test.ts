import { expect, test } from 'vitest';
import { assignmentIn } from '../../../src/domain/cohort/assignment.js';
import { RoadmapError } from '../../../src/errors.js';
import { road } from '../road.js';

test.each([
  ['steps 1-2 by 2027-02-01', ['http', 'databases']],
  ['  Step 3   by 2027-02-01 ', ['versions']],
  ['3, 1 by 2027-02-01', ['http', 'versions']],
  ['steps 1 to 3 by 2027-02-01', ['http', 'databases', 'versions']],
  ['databases by 2027-02-01', ['databases']],
  ['steps 1-2,2-3,2 by 2027-02-01', ['http', 'databases', 'versions']],
])('%s', (text, ids) => {
  const { steps, by } = assignmentIn(text, road());
  expect([steps.map(({ id }) => id), by]).toEqual([ids, '2027-02-01']);
});

test.each([
  ['', 'This is no assignment: ""'],
  ['steps 1-4', 'This is no assignment: "steps 1-4"'],
  ['by 2027-02-01', 'This is no assignment: "by 2027-02-01"'],
  ['steps 1-2 by tomorrow', 'There is no such day in the assignment: "tomorrow"'],
  ['steps 1-2 by 2027-02-30', 'There is no such day in the assignment: "2027-02-30"'],
  ['steps 1-2 by 2027-13-01', 'There is no such day in the assignment: "2027-13-01"'],
  ['steps 3-1 by 2027-02-01', 'The assignment goes backwards: "3-1"'],
  ['steps 1-4 by 2027-02-01', 'There is no step "4" for the assignment.'],
  ['steps 1,,2 by 2027-02-01', 'There is no step "" for the assignment.'],
  ['cooking by 2027-02-01', 'There is no step "cooking" for the assignment.'],
  [`${'x'.repeat(500)} by 2027-02-01`, `There is no step "${'x'.repeat(60)}" for the assignment.`],
])('%s is refused in two lines', (text, message) => {
  expect(() => assignmentIn(text, road())).toThrow(message);
  try {
    assignmentIn(text, road());
  } catch (error) {
    expect(error).toBeInstanceOf(RoadmapError);
    expect((error as RoadmapError).hint).toMatch(/^(Write it as `--assignment|`roadmap list`)/);
    expect((error as RoadmapError).exitCode).toBe(2);
  }
});
