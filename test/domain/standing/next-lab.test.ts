import { expect, test } from 'vitest';
import type { Event } from '../../../src/domain/history/event.js';
import { foldAll } from '../../../src/domain/history/fold.js';
import { labInWork, labToOffer, rungToOffer } from '../../../src/domain/standing/next-lab.js';
import { nextTask } from '../../../src/domain/standing/next.js';
import { answered, round, stored } from '../events.js';
import { labOf } from '../labs.js';
import { road } from '../road.js';

const roadmap = road();
roadmap.steps[0]!.labs = [labOf('rest-api', ['alive'])];
roadmap.steps[1]!.labs = [
  labOf('schema', ['tables'], { step: 'databases', offeredAfter: ['databases'] }),
  labOf('ladder', ['rung'], { step: 'databases', offeredAfter: ['versions'] }),
];
const offered = (...events: Event[]) => labToOffer(roadmap, foldAll(events))?.id ?? null;
const passed = (step: string) => {
  const quiz = stored({ type: 'quiz', step, questions: ['x'], carried: 0, total: 1 });
  return [quiz, stored(answered('x', 'right', { step, quiz: quiz.id }))];
};
const left = (step: string) => stored({ type: 'defer', step });
const begun = (lab: string) => stored(round([], [], { lab }));

test('a lab is offered when the quiz of its step is passed, or left', () => {
  expect([offered(), offered(...passed('http')), offered(left('http'))]).toEqual([null, 'rest-api', 'rest-api']);
});

test('a lab may wait for another step than its own', () => {
  expect(offered(...passed('versions'))).toBe('ladder');
});

test('of several, the one after the step that was answered last is offered', () => {
  expect(offered(...passed('databases'), ...passed('http'))).toBe('rest-api');
  expect(offered(...passed('http'), left('databases'))).toBe('schema');
});

test('a lab that was begun is not offered again, and is in work instead', () => {
  const events = [...passed('databases'), ...passed('http'), begun('rest-api')];
  expect(offered(...events)).toBe('schema');
  expect(labInWork(roadmap, foldAll(events))).toMatchObject({ lab: { id: 'rest-api' }, passed: 0, of: 1 });
});

test('of the labs in work, the one that was worked on last is told', () => {
  const events = [begun('rest-api'), begun('schema'), stored(round([], ['alive']))];
  expect(labInWork(roadmap, foldAll(events))?.lab.id).toBe('rest-api');
  const green = stored(round(['alive'], [], { whole: true }));
  expect(labInWork(roadmap, foldAll([...events, green]))?.lab.id).toBe('schema');
});

test('a rung is offered when the last of its steps is answered, and no more once the road has gone on', () => {
  const own = road();
  own.steps[0]!.labs = [labOf('rest-api', ['alive'])];
  own.steps[2]!.labs = [
    labOf('checker', ['met'], { step: 'versions', isRung: true }),
    labOf('shortener', ['met'], { step: 'versions', isRung: true, offeredAfter: ['http', 'databases'] }),
  ];
  const rung = (...events: Event[]) => rungToOffer(own, foldAll(events))?.id ?? null;
  expect([rung(), rung(...passed('databases'))]).toEqual([null, null]);
  expect(rung(...passed('http'))).toBe('checker');
  expect(rung(...passed('http'), ...passed('databases'))).toBe('shortener');
  expect(rung(...passed('http'), ...passed('databases'), begun('shortener'))).toBeNull();
  expect(rung(...passed('http'), left('versions'))).toBeNull();
  // The road's own lab is offered and told as if there were no rungs.
  const both = foldAll([...passed('http'), stored(round([], ['met'], { lab: 'checker', step: 'versions' }))]);
  expect([labToOffer(own, both)?.id, labInWork(own, both)]).toEqual(['rest-api', null]);
});

test('a lab is no task: the road goes on without it', () => {
  const events = [...passed('http'), begun('rest-api'), stored(round([], ['alive']))];
  expect(nextTask(roadmap, foldAll(events))).toMatchObject({ kind: 'quiz', step: { id: 'databases' } });
});
