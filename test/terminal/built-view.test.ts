import { expect, test } from 'vitest';
import type { Event } from '../../src/domain/history/event.js';
import { foldAll } from '../../src/domain/history/fold.js';
import type { Roadmap } from '../../src/domain/road/roadmap.js';
import { standingOf } from '../../src/domain/standing/standing.js';
import { statsOf } from '../../src/domain/standing/stats.js';
import { builtFact } from '../../src/domain/standing/facts.js';
import { inWorkText, rungLines } from '../../src/terminal/built-view.js';
import { listText } from '../../src/terminal/list-view.js';
import { statsText } from '../../src/terminal/stats-view.js';
import { statusText } from '../../src/terminal/status-view.js';
import { answered, round, stored } from '../domain/events.js';
import { labOf } from '../domain/labs.js';
import { road } from '../domain/road.js';
import { lookOf } from './look.js';

const NOW = new Date('2026-05-10T10:00:00Z');
const roadmap = road();
roadmap.steps[0]!.labs = [labOf('rest-api', ['alive', 'pages', 'delete'], { title: 'REST API' })];
roadmap.steps[1]!.labs = [
  labOf('schema', ['tables', 'keys'], { step: 'databases', title: 'The tables of Shelf', rev: 2 }),
];
roadmap.steps[2]!.labs = ['first', 'second'].map((id) =>
  labOf(id, ['alive'], { step: 'versions', title: `Rung ${id}` }),
);

const standings = (events: Event[], of: Roadmap = roadmap) =>
  of.steps.map((step) => standingOf(step, foldAll(events), null, NOW));
const day = (number: number) => `2026-05-0${number}T10:00:00+02:00`;
const green = (lab: string, step: string, passed: string[], number: number) =>
  stored(round(passed, [], { lab, step, whole: true }), day(number));
const begun = [
  green('rest-api', 'http', ['alive', 'pages', 'delete'], 1),
  stored(round(['alive'], ['pages']), day(2)),
  green('schema', 'databases', ['tables'], 3),
  green('first', 'versions', ['alive'], 4),
  stored(answered('methods-asked', 'right', { concept: 'methods' }), day(4)),
];
const fact = (...events: Event[]) => builtFact(standings(events)[0]!);
const passed = () => {
  const quiz = stored({ type: 'quiz', step: 'http', questions: ['x'], carried: 0, total: 1 });
  return [quiz, stored(answered('x', 'right', { quiz: quiz.id }))];
};

test('the fact of a lab, from open to built, and broken', () => {
  expect(fact()).toBe('');
  expect(fact(...passed())).toBe('lab open');
  expect(fact(stored({ type: 'defer', step: 'http' }))).toBe('lab open');
  expect(fact(stored(round([])))).toBe('lab 0/3');
  expect(fact(stored(round(['alive', 'pages'], ['delete'])))).toBe('lab 2/3');
  expect(fact(...begun.slice(0, 1))).toBe('built');
  expect(fact(...begun.slice(0, 2))).toBe('broke');
  expect(standings(begun).map(builtFact)).toEqual(['broke', 'built', 'labs 1/2']);
});

test('of a lab in work it is said how far it is, or what broke', () => {
  const begunLab = standings([stored(round(['alive'], ['pages']))])[0]!.built![0]!;
  expect(inWorkText(begunLab)).toBe('Lab begun: REST API, 1 of 3 checks pass; `roadmap lab` goes on.');
  const broken = standings(begun)[0]!.built![0]!;
  expect(inWorkText(broken)).toBe(
    'Lab broke: REST API, built 2026-05-01: "Check pages" fails now; `roadmap lab` goes on.',
  );
});

test.each([40, 80])('the list with labs at %i columns', async (columns) => {
  const text = listText(roadmap, standings(begun), 'http', lookOf(columns));
  await expect(`${text}\n`).toMatchFileSnapshot(`../snapshots/list-labs-${columns}.txt`);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
});

test.each([40, 80])('the status with labs at %i columns', async (columns) => {
  const facts = {
    ...{ roadmap, track: null, standings: standings(begun), owed: [], due: 'Nothing is due.', aside: [], ends: null },
    now: { task: { kind: 'quiz' as const, step: roadmap.steps[0]!, open: null }, description: 'the quiz of step 1' },
    left: { least: 600, most: 1200, source: 'author' as const },
  };
  const text = statusText(facts, lookOf(columns));
  await expect(`${text}\n`).toMatchFileSnapshot(`../snapshots/status-labs-${columns}.txt`);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
});

test.each([40, 80])('the stats with labs at %i columns', async (columns) => {
  const text = statsText(statsOf(roadmap, foldAll(begun), '2026-05-10'), null, lookOf(columns));
  await expect(`${text}\n`).toMatchFileSnapshot(`../snapshots/stats-labs-${columns}.txt`);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
});

test('a rung has a line of its own, and is nothing that its step lacks', () => {
  const own = road();
  own.steps[0]!.labs = [
    labOf('one', ['met', 'also'], { isRung: true, title: 'Rung 1: a checker', minutes: [180, 300] }),
    labOf('two', ['met'], { isRung: true, title: 'Rung 2: a shortener' }),
  ];
  const met = (yes: string[], no: string[], more = {}) =>
    standings([...passed(), stored(round(yes, no, { lab: 'one', ...more }), day(2))], own);
  const partly = met(['met'], ['also']);
  expect(rungLines(partly)).toEqual(['Rung 1: a checker: 1 of 2 met, 3 to 5 h']);
  expect([partly[0]!.built, builtFact(partly[0]!)]).toEqual([null, '']);
  expect(rungLines(met(['met', 'also'], [], { whole: true }))).toEqual(['Rung 1: a checker: built 2026-05-02']);
  expect(listText(own, partly, null, lookOf(80))).toMatch(/\n {2}Rung 1: a checker: 1 of 2 met, 3 to 5 h\n/);
});
