import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readSources } from '../../src/content/compile.js';
import { compileLab } from '../../src/content/lab.js';
import { likelyMistake } from '../../src/domain/lab/check-result.js';
import type { Check } from '../../src/domain/lab/lab.js';
import { misfits, type Facts } from '../../src/domain/lab/want.js';

const ROADMAP = fileURLToPath(new URL('../../roadmap', import.meta.url));
const checks = new Map<string, Check>(
  readSources(ROADMAP).steps.flatMap(({ step, labs }) =>
    labs.flatMap((source) => {
      const { lab, body } = compileLab(source, step.value.id, null);
      return body.checks.map((check) => [`${lab.id}/${check.id}`, check] as const);
    }),
  ),
);

/** What the contract allows, and frameworks send by themselves: the step of a check must take it. */
const ALLOWED: [what: string, check: string, step: number, facts: Facts][] = [
  [
    'Bottle, CherryPy, Pyramid and Sinatra redirect to a whole address',
    'rest-api/form-redirects',
    2,
    { status: 303, headers: { location: 'http://127.0.0.1:4567/' } },
  ],
  ['302 for a path with dots', 'shelf-answers/stays-inside', 3, { status: 302, headers: { location: '/' }, body: '' }],
  [
    'an id on an answer that another check refuses',
    'shelf-app/request-id-everywhere',
    5,
    { status: 500, headers: { 'x-request-id': 'a' } },
  ],
  ['Django refuses a host that is not its own', 'shelf-goes-out/behind-proxy', 4, { status: 400, headers: {} }],
];
test.for(ALLOWED)('%s', ([, id, step, facts]) => {
  expect(misfits(checks.get(id)!.steps[step - 1]!.want, facts)).toEqual([]);
});

const BROKEN_LIST: Facts = { status: 200, headers: { 'content-type': 'text/html' }, body: 'Fatal error' };

/** Nobody is told that a bookmark is there where the list is none. */
test.for(['rest-api/invalid', 'rest-api/delete'])('%s guesses nothing about a list that cannot be read', (id) => {
  const check = checks.get(id)!;
  const list = check.steps.findLastIndex(({ want }) => 'json./items' in want) + 1;
  expect(misfits(check.steps[list - 1]!.want, BROKEN_LIST)).not.toEqual([]);
  expect(likelyMistake(check, list, BROKEN_LIST, {})).toBeNull();
});

test('CherryPy, which answers 404 to names in a query, gets a sentence of its own', () => {
  const facts: Facts = { status: 404, headers: {}, body: 'Unexpected query string parameters: from' };
  expect(likelyMistake(checks.get('shelf-answers/query-apart')!, 1, facts, {})).toContain('CherryPy');
});
