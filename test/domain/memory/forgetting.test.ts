import { clamp, default_w, FSRSAlgorithm, Rating } from 'ts-fsrs';
import { expect, test } from 'vitest';
import { seeded, type Random } from '../../../src/domain/random.js';
import { session, type Card } from '../../../src/domain/memory/card.js';
import { reviewed } from '../../../src/domain/memory/scheduling.js';

const [DAYS, LEARNING, CONCEPTS, PER_STEP, SECONDS] = [200, 120, 280, 14, 20];
/** Their seeds. */
const LEARNERS = Array.from({ length: 40 }, (_unused, index) => index + 1);

interface Result {
  recalled: number;
  minutes: number;
  busiest: number;
}

test('with review learners still know on day 200 what is half gone without it', () => {
  const reviewing = LEARNERS.map((seed) => live(seed, true));
  const idle = LEARNERS.map((seed) => live(seed, false));
  console.log(
    `On day ${DAYS}, of ${CONCEPTS} concepts, ${LEARNERS.length} learners\n` +
      `  with review: ${shown(reviewing)}\n  without:     ${shown(idle)}`,
  );
  expect(mean(reviewing.map(({ recalled }) => recalled))).toBeGreaterThanOrEqual(0.88);
  expect(mean(reviewing.map(({ recalled }) => (recalled >= 0.88 ? 1 : 0)))).toBeGreaterThanOrEqual(0.9);
  for (const [index, { recalled, minutes }] of reviewing.entries()) {
    expect(minutes).toBeLessThanOrEqual(8);
    expect(recalled).toBeGreaterThan(idle[index]!.recalled + 0.2);
  }
});

/**
 * Forgets by FSRS-6's curve in real time, with weights of their own (each some 15 % off) and for each concept a stability
 * (spread by half) and a difficulty (5 ± 2, where the scheduler starts from 2.1) that the scheduler never sees.
 * One question in ten is missed right after its lesson; later, one in five that is forgotten is still guessed right.
 */
function live(seed: number, reviews: boolean): Result {
  const [traits, days, test] = [seeded(seed), seeded(seed + 1000), seeded(seed + 2000)];
  const brain = new FSRSAlgorithm({ w: default_w.map((w) => w * Math.exp(0.15 * normal(traits))) });
  const minds = Array.from({ length: CONCEPTS }, (_unused, index) => {
    const understood = traits() < 0.9;
    return {
      id: `concept-${index}`,
      step: `step-${Math.floor(index / PER_STEP)}`,
      learned: Math.floor((index * LEARNING) / CONCEPTS),
      understood,
      stability: brain.init_stability(understood ? Rating.Good : Rating.Again) * Math.exp(0.5 * normal(traits)),
      difficulty: clamp(5 + 2 * normal(traits), 1, 10),
      seen: 0,
    };
  });
  type Mind = (typeof minds)[number];
  const known = (mind: Mind, time: number) => brain.forgetting_curve(time - mind.seen, mind.stability);
  const cards: Record<string, Card> = {};
  let [asked, busiest] = [0, 0];
  const answer = ({ id, step }: Mind, right: boolean, time: number) => {
    cards[id] = reviewed(cards[id] ?? null, {
      concept: id,
      step,
      outcome: right ? 'right' : 'wrong',
      hint: false,
      at: local(time),
    });
  };

  for (let day = 0; day < DAYS; day++) {
    const time = day + (8 + 13 * days()) / 24;
    const due = reviews ? session(cards, new Date(local(time))) : [];
    for (const id of due) {
      const mind = minds.find((one) => one.id === id)!;
      const recalled = days() < known(mind, time);
      const grade = recalled ? Rating.Good : Rating.Again;
      const { stability } = brain.next_state(mind, time - mind.seen, grade, known(mind, time));
      Object.assign(mind, { stability, seen: time });
      answer(mind, recalled || days() < 0.2, time);
    }
    for (const mind of minds.filter(({ learned }) => learned === day)) {
      mind.seen = time;
      answer(mind, mind.understood, time);
    }
    asked += due.length;
    busiest = Math.max(busiest, due.length);
  }
  return {
    recalled: minds.filter((mind) => test() < known(mind, DAYS + 0.5)).length / CONCEPTS,
    minutes: (asked * SECONDS) / 60 / DAYS,
    busiest: (busiest * SECONDS) / 60,
  };
}

/** In the summer time of Berlin, so that days begin at another hour than in UTC. */
function local(time: number): string {
  return `${new Date(Date.UTC(2026, 2, 1) + time * 86_400_000).toISOString().slice(0, -1)}+02:00`;
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function shown(results: Result[]): string {
  const recalled = results.map((result) => result.recalled);
  const [average, least] = [mean(recalled), Math.min(...recalled)].map((part) => `${(100 * part).toFixed(1)} %`);
  const minutes = mean(results.map((result) => result.minutes)).toFixed(1);
  const busiest = Math.max(...results.map((result) => result.busiest)).toFixed(1);
  return `${average} recalled (the weakest ${least}), ${minutes} minutes a day (the busiest ${busiest})`;
}

function mean(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
