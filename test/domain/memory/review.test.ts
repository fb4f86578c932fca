import { FSRSAlgorithm } from 'ts-fsrs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcome } from '../../../src/domain/history/event.js';
import { briefOf } from '../../../src/domain/road/question.js';
import { seeded } from '../../../src/domain/random.js';
import {
  forecast,
  isDue,
  needsLesson,
  pickForSlipping,
  pickSibling,
  retention,
  retrievability,
  session,
  warmUp,
  type Card,
} from '../../../src/domain/memory/card.js';
import { reviewed, scheduled } from '../../../src/domain/memory/scheduling.js';
import { choice } from '../questions.js';

const DAY = 86_400_000;
const now = new Date('2026-03-10T12:00:00+01:00');

const card = (changes: Partial<Card> = {}): Card => ({
  due: '2026-03-10T00:00:00+01:00',
  stability: 5,
  difficulty: 5,
  reps: 3,
  lapses: 0,
  last: '2026-03-05T09:00:00+01:00',
  missed: false,
  step: 'http',
  ...changes,
});

const answer = (before: Card | null, outcome: Outcome | 'hinted', at: string, concept = 'idempotency'): Card => {
  const hint = outcome === 'hinted';
  return reviewed(before, { concept, step: 'http', outcome: hint ? 'right' : outcome, hint, at });
};
const onDay = (day: number, hour = 9) =>
  `2026-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+01:00`;
const dueDay = ({ due }: Card) => due.slice(0, 10);

test('a miss comes back tomorrow, a right answer the day after', () => {
  expect(dueDay(answer(null, 'wrong', onDay(1)))).toBe('2026-03-02');
  expect(dueDay(answer(null, 'unknown', onDay(1)))).toBe('2026-03-02');
  expect(dueDay(answer(null, 'hinted', onDay(1)))).toBe('2026-03-03');
  expect(dueDay(answer(null, 'right', onDay(1)))).toBe('2026-03-03');
  expect(dueDay(answer(card({ stability: 90 }), 'wrong', onDay(10)))).toBe('2026-03-11');
});

test('a first right answer, as the checkpoint keeps it', () => {
  expect(answer(null, 'right', onDay(1, 23))).toEqual({
    due: '2026-03-03T00:00:00+01:00',
    stability: 2.3065,
    difficulty: 2.11810397,
    missed: false,
    reps: 1,
    lapses: 0,
    last: '2026-03-01T23:00:00+01:00',
    step: 'http',
  });
});

test('the better the answer, the longer it is remembered', () => {
  const [wrong, unknown, hinted, right] = (['wrong', 'unknown', 'hinted', 'right'] as const).map(
    (outcome) => answer(card(), outcome, onDay(10)).stability,
  );
  expect(unknown).toBe(wrong);
  expect(hinted).toBeGreaterThan(wrong!);
  expect(right).toBeGreaterThan(hinted!);
});

test('right answers come back after longer and longer, within 180 days, spread alike on every machine', () => {
  const gaps: number[] = [];
  let one = answer(null, 'right', onDay(1));
  for (let review = 0; review < 8; review++) {
    const before = one.due;
    one = answer(one, 'right', before);
    gaps.push(Math.round((Date.parse(one.due) - Date.parse(before)) / DAY));
  }
  expect(gaps).toEqual([11, 47, 158, 179, 180, 169, 171, 177]);
});

test('of one day only the first answer counts, unless a later one is a miss', () => {
  const right = answer(card(), 'right', onDay(10));
  expect(answer(right, 'right', onDay(10, 21))).toBe(right);
  expect(answer(right, 'hinted', onDay(10, 21))).toBe(right);
  const missed = answer(right, 'wrong', onDay(10, 21));
  expect(missed).toMatchObject({ due: '2026-03-11T00:00:00+01:00', lapses: 1, last: onDay(10, 21) });
  expect(missed.stability).toBeLessThan(right.stability);
  expect(answer(missed, 'unknown', onDay(10, 22))).toBe(missed);
  expect(answer(missed, 'right', onDay(10, 22))).toBe(missed);
});

test('a second try within hours is no recall, though midnight lies between', () => {
  const missed = answer(null, 'wrong', '2026-03-01T23:55:00+01:00');
  const again = (outcome: Outcome, at: string) =>
    reviewed(missed, { concept: 'idempotency', step: 'http', outcome, hint: false, at, where: 'again' });
  expect(again('right', '2026-03-01T23:59:00+01:00')).toBe(missed);
  expect(again('right', '2026-03-02T00:05:00+01:00')).toBe(missed);
  expect(again('wrong', '2026-03-02T00:05:00+01:00')).toBe(missed);
  expect(again('right', '2026-03-02T09:00:00+01:00')).toEqual(answer(missed, 'right', '2026-03-02T09:00:00+01:00'));
});

test('a day is the one of the learner: half an hour later may be tomorrow', () => {
  const evening = answer(null, 'right', '2026-03-01T23:50:00+01:00');
  expect(answer(evening, 'right', '2026-03-02T00:20:00+01:00').reps).toBe(2);
  const west = '2026-03-01T20:00:00-05:00';
  expect(answer(answer(null, 'right', '2026-03-02T00:10:00+01:00'), 'right', west).reps).toBe(1);
});

test('concepts learned together come back on different days', () => {
  const days = ['a', 'b', 'c', 'd', 'e', 'f'].map((concept) =>
    dueDay(answer(card({ stability: 30 }), 'right', onDay(10), concept)),
  );
  expect(new Set(days).size).toBeGreaterThan(3);
});

test('two missed days send back to the lesson, until it is known for a week again', () => {
  const once = answer(card(), 'wrong', onDay(10));
  expect(needsLesson(once)).toBe(false);
  const twice = answer(once, 'unknown', onDay(11));
  expect(needsLesson(twice)).toBe(true);
  const known = [twice];
  for (let review = 0; review < 5; review++) known.push(answer(known.at(-1)!, 'right', known.at(-1)!.due));
  expect(known.map(needsLesson)).toEqual([true, true, true, true, true, false]);
  expect(known.map(({ stability }) => Math.floor(stability))).toEqual([0, 0, 2, 3, 6, 9]);
});

test('what placement skipped is checked within the days given, spread over them', () => {
  const concepts = Array.from({ length: 40 }, (_unused, index) => `concept-${index}`);
  const days = concepts.map((concept) => dueDay(scheduled(concept, 'http', onDay(1), { days: 5 })));
  expect([...new Set(days)].sort()).toEqual(['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06']);
});

test('the first check of what was skipped counts, on the same day too', () => {
  const skipped = scheduled('idempotency', 'http', onDay(1), { days: 14 });
  expect(answer(skipped, 'right', onDay(1, 10))).toMatchObject({ reps: 1, lapses: 0 });
  expect(answer(skipped, 'right', onDay(8)).stability).toBeGreaterThan(14);
  expect(answer(skipped, 'wrong', onDay(8))).toMatchObject({ due: '2026-03-09T00:00:00+01:00', lapses: 1 });
});

test('is due from the first minute of its day on', () => {
  expect(isDue(card(), new Date('2026-03-09T23:59:00+01:00'))).toBe(false);
  expect(isDue(card(), new Date('2026-03-10T00:00:00+01:00'))).toBe(true);
});

test('retrievability falls from 1 to 0.9 in as many days as the stability says', () => {
  const after = (days: number) => retrievability(card(), new Date(Date.parse(card().last) + days * DAY));
  expect([-1, 0, 5, 50].map((days) => after(days).toFixed(2))).toEqual(['1.00', '1.00', '0.90', '0.69']);
});

test('a session asks what is due, the most decayed first', () => {
  const cards = {
    strong: card({ stability: 50, step: 'sql' }),
    later: card({ due: '2026-03-11T00:00:00+01:00' }),
    weak: card({ stability: 1, step: 'git' }),
    middle: card(),
  };
  expect(session(cards, now)).toEqual(['weak', 'middle', 'strong']);
  expect(session(cards, now, 2)).toEqual(['weak', 'middle']);
  expect(warmUp(cards, now)).toEqual(['weak', 'later', 'strong', 'middle']);
});

test('a session has 20 concepts at most, a warm-up 10', () => {
  const cards = Object.fromEntries(Array.from({ length: 30 }, (_unused, index) => [`concept-${index}`, card()]));
  expect([session(cards, now).length, warmUp(cards, now).length]).toEqual([20, 10]);
});

test('keeps concepts of one step apart where that can be done', () => {
  const order = (steps: string) =>
    session(Object.fromEntries(Array.from(steps).map((step, index) => [`${index}`, card({ step })])), now)
      .map((concept) => steps[Number(concept)])
      .join('');
  expect(order('aabbc')).toBe('ababc');
  expect(order('abcbb')).toBe('babcb');
  expect(order('aaab')).toBe('abaa');
  expect(order('bcaaa')).toBe('abaca');
  expect(order('aaa')).toBe('aaa');
});

test('no step comes twice in a row unless it has more than half of the concepts', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 20 }), (steps) => {
      const cards = Object.fromEntries(steps.map((step, index) => [`${index}`, card({ step, stability: 1 + index })]));
      const asked = session(cards, now).map((concept) => cards[concept]!.step);
      const twice = asked.filter((step, index) => step === asked[index - 1]).length;
      const most = Math.max(0, ...steps.map((step) => steps.filter((other) => other === step).length));
      expect(asked.toSorted()).toEqual(steps.toSorted());
      expect(twice).toBe(Math.max(0, 2 * most - steps.length - 1));
    }),
  );
});

test('of siblings the least asked comes, then the one asked longest ago, never the last one again', () => {
  const pick = (history: Record<string, [asked: number, at: string] | null>) =>
    pickSibling(
      Object.keys(history).map((id) => ({ ...briefOf(choice), id })),
      (id) => (history[id] ? { asked: history[id][0], at: history[id][1] } : null),
      seeded(1),
    )?.id;
  expect(pick({ a: [1, onDay(1)], b: null, c: [1, onDay(2)] })).toBe('b');
  expect(pick({ a: [1, onDay(2)], b: [1, onDay(1)], c: [1, onDay(3)] })).toBe('b');
  expect(pick({ a: [1, onDay(9)], b: [3, onDay(1)], c: [2, onDay(8)] })).toBe('c');
  expect(pick({ a: [1, onDay(9)] })).toBe('a');
  expect(pick({})).toBe(undefined);
});

test('of siblings never asked any may come', () => {
  const siblings = ['a', 'b', 'c'].map((id) => ({ ...briefOf(choice), id }));
  const picked = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => pickSibling(siblings, () => null, seeded(seed))!.id);
  expect(new Set(picked).size).toBe(3);
});

test('counts what is still known; what was only taken for known does not count', () => {
  const cards = [card({ stability: 50 }), card({ stability: 9 }), card({ stability: 2 }), card({ stability: 0.1 })];
  expect(retention(cards, now)).toEqual({ strong: 2, fading: 1, weak: 1 });
  expect(retention([scheduled('idempotency', 'http', onDay(9), { days: 7 })], now)).toEqual({
    strong: 0,
    fading: 0,
    weak: 0,
  });
});

test('forecasts by weeks from now, the overdue in the first', () => {
  const days = { overdue: 1, today: 10, soon: 16, nextWeek: 18, inFour: 45 };
  const cards = Object.fromEntries(
    Object.entries(days).map(([concept, day]) => [
      concept,
      card({ due: new Date(Date.UTC(2026, 2, day)).toISOString() }),
    ]),
  );
  expect(forecast(cards, now, 4)).toEqual([3, 1, 0, 0]);
  expect(forecast({}, now, 2)).toEqual([0, 0]);
});

const answers = fc.array(
  fc.record({
    outcome: fc.constantFrom<Outcome>('right', 'wrong', 'unknown'),
    hint: fc.boolean(),
    wait: fc.oneof(fc.integer({ min: 0, max: 3 * DAY }), fc.integer({ min: 0, max: 900 * DAY })),
    zone: fc.constantFrom('Z', '-11:00', '-05:00', '+02:00', '+05:30', '+14:00'),
  }),
  { minLength: 1, maxLength: 30 },
);

test('whatever is answered: a due day after the answer, within 180 days, and a memory that is a number', () => {
  fc.assert(
    fc.property(answers, fc.string(), fc.boolean(), (given, concept, skipped) => {
      const history = fold(given, concept, skipped);
      for (const { due, last, stability, difficulty, lapses, reps } of history) {
        const wait = Date.parse(due) - Date.parse(last);
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(180 * DAY);
        expect(stability).toBeGreaterThan(0);
        expect(difficulty).toBeGreaterThanOrEqual(1);
        expect(difficulty).toBeLessThanOrEqual(10);
        expect(lapses).toBeLessThanOrEqual(reps);
      }
      expect(fold(given, concept, skipped)).toEqual(history);
      expect(JSON.parse(JSON.stringify(history))).toEqual(history);
    }),
    { numRuns: 500 },
  );
});

interface Given {
  outcome: Outcome;
  hint: boolean;
  wait: number;
  zone: string;
}

function fold(given: Given[], concept: string, skipped: boolean): Card[] {
  let time = Date.UTC(2026, 0, 1);
  let one = skipped ? scheduled(concept, 'http', new Date(time).toISOString(), { days: 14 }) : null;
  return given.map(({ outcome, hint, wait, zone }) => {
    time += wait;
    return (one = reviewed(one, { concept, step: 'http', outcome, hint, at: inZone(time, zone) }));
  });
}

function inZone(time: number, zone: string): string {
  const [hours, minutes] = zone === 'Z' ? [0, 0] : zone.split(':').map(Number);
  const shift = hours! * 60 + Math.sign(hours!) * minutes!;
  return new Date(time + shift * 60_000).toISOString().slice(0, -1) + zone;
}

test.each([0, 1, 7, 30, 365])('the curve after %i days is the one of ts-fsrs', (days) => {
  const curve = new FSRSAlgorithm({ enable_short_term: false }).forgetting_curve(days, 12);
  const card: Card = {
    due: '',
    stability: 12,
    difficulty: 5,
    reps: 1,
    lapses: 0,
    last: '2026-01-01T00:00:00Z',
    missed: false,
    step: 'a',
  };
  expect(retrievability(card, new Date(Date.UTC(2026, 0, 1 + days)))).toBeCloseTo(curve, 6);
});

test('what was last seen on a day to come is due now, and answering it mends it', () => {
  const ahead = card({ last: '2027-03-10T09:00:00+01:00', due: '2027-06-01T00:00:00+02:00' });
  expect(isDue(ahead, now)).toBe(true);
  expect(session({ ahead }, now)).toEqual(['ahead']);
  const mended = answer(ahead, 'right', onDay(10));
  expect(mended.last).toBe(onDay(10));
  expect(isDue(mended, now)).toBe(false);
  expect(dueDay(answer(ahead, 'wrong', onDay(10)))).toBe('2026-03-11');
});

test('a clock that is some hours ahead is no wrong one', () => {
  const abroad = card({ last: '2026-03-10T22:00:00+01:00', due: '2026-03-12T00:00:00+01:00' });
  expect(isDue(abroad, now)).toBe(false);
});

test('the more is to be kept known, the sooner it is asked again', () => {
  const wait = (retention: number) => {
    const { due } = reviewed(
      card({ stability: 30 }),
      { concept: 'idempotency', step: 'http', outcome: 'right', hint: false, at: onDay(10) },
      { retention, dayStart: 0 },
    );
    return Math.round((Date.parse(due) - Date.parse(onDay(10))) / DAY);
  };
  const waits = [0.97, 0.94, 0.9, 0.85].map(wait);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(new Set(waits).size).toBe(4);
});

test('where a day begins at four, the night belongs to the day before', () => {
  const night = { retention: 0.9, dayStart: 4 };
  const at = (one: Card | null, outcome: Outcome, time: string) =>
    reviewed(one, { concept: 'idempotency', step: 'http', outcome, hint: false, at: time }, night);
  const late = at(null, 'wrong', '2026-03-02T01:30:00+01:00');
  expect(late.due).toBe('2026-03-02T04:00:00+01:00');
  expect(at(late, 'right', '2026-03-02T03:59:00+01:00')).toBe(late);
  expect(at(late, 'right', '2026-03-02T04:01:00+01:00').due).toBe('2026-03-04T04:00:00+01:00');
  expect(retention([late], new Date('2026-03-02T02:00:00+01:00'))).toMatchObject({ weak: 1 });
});

test('what keeps slipping is asked by what it was not asked by yet, then by chance and not in turn', () => {
  const siblings = (ids: string) => Array.from(ids).map((id) => ({ ...briefOf(choice), id }));
  const asked = (id: string) => ({ a: { asked: 9, at: onDay(9) }, b: { asked: 8, at: onDay(8) } })[id] ?? null;
  const picked = (ids: string) =>
    Array.from({ length: 30 }, (_unused, seed) => pickForSlipping(siblings(ids), asked, seeded(seed))!.id);
  expect(new Set(picked('abc'))).toEqual(new Set(['c']));
  expect(new Set(picked('ab'))).toEqual(new Set(['a', 'b']));
  const known = (id: string) => asked(id) ?? { asked: 1, at: onDay(1) };
  const thirty = Array.from(
    { length: 30 },
    (_unused, seed) => pickForSlipping(siblings('abc'), known, seeded(seed))!.id,
  );
  expect(new Set(thirty)).toEqual(new Set(['b', 'c']));
  expect(pickForSlipping([], asked, seeded(1))).toBe(null);
});
