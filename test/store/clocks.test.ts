import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceOf } from '../../src/domain/history/author.js';
import type { Event, NewEvent } from '../../src/domain/history/event.js';
import { appendix, missingLines } from '../../src/domain/history/history-lines.js';
import { lastUndoable } from '../../src/domain/history/undo.js';
import { openStore, type Store } from '../../src/store/store.js';
import { answered, read } from '../domain/events.js';
import { scratch } from '../scratch.js';

const [SECOND, HOUR, DAY] = [1000, 3_600_000, 86_400_000];
/** How far the clocks of the devices are off, and may be off from now on. */
const anyClock = fc.constantFrom(
  0,
  0,
  0,
  5 * SECOND,
  180 * SECOND,
  -10 * HOUR,
  365 * DAY,
  73 * 365 * DAY,
  -56 * 365 * DAY,
);
const anyDevice = fc.nat(2);

type Action =
  | { kind: 'read' | 'reset' | 'quiz' | 'answer' | 'undo' | 'set'; device: number }
  | { kind: 'clock'; device: number; ahead: number }
  | { kind: 'exchange'; device: number; other: number };

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constantFrom('read' as const, 'answer' as const), device: anyDevice }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('quiz' as const, 'reset' as const, 'undo' as const, 'set' as const),
      device: anyDevice,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('clock' as const), device: anyDevice, ahead: anyClock }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('exchange' as const), device: anyDevice, other: anyDevice }),
  },
);

test(
  'devices whose clocks differ come to the same progress, in which nothing is lost',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyAction, { minLength: 5, maxLength: 40, size: 'max' }),
        fc.array(anyClock, { minLength: 3, maxLength: 3 }),
        fc.constantFrom([0, 1, 2], [2, 0, 1], [1, 2, 0]),
        async (actions, clocks, order) => {
          const learners = devices(clocks);
          const told: Told = { all: [], taken: [], resets: [] };
          for (const action of actions) await act(learners, action, told);
          for (const device of [...order, ...order])
            exchange(learners.homes[device]!, learners.homes[order[(order.indexOf(device) + 1) % 3]!]!);
          const [one, ...others] = await Promise.all(
            learners.homes.map(async (_home, device) => await learners.open(device)),
          );
          for (const other of others) expect(other.progress).toEqual(one!.progress);
          // From the start, and step by step, is the same.
          for (const home of learners.homes) writeFileSync(join(home, 'progress.json'), '');
          expect((await learners.open(0)).progress).toEqual(one!.progress);

          const held = new Set([...(await one!.history())].map(({ id }) => id));
          expect(told.all.filter(({ id }) => !held.has(id))).toEqual([]);
          const counting = told.all.filter(({ id }) => !told.taken.includes(id));
          expect(Object.keys(one!.progress.lessons).toSorted()).toEqual(
            counting
              .filter((event) => !told.resets.some(({ id, seen }) => !told.taken.includes(id) && seen.has(event.id)))
              .flatMap((event) => (event.type === 'lesson' ? [event.lesson] : []))
              .toSorted(),
          );
          expect(one!.progress.quizzes['databases']?.tries ?? 0).toBe(quizzesEnded(counting));
        },
      ),
      { numRuns: 30 },
    );
  },
);

interface Told {
  all: Event[];
  taken: string[];
  resets: { id: string; seen: Set<string> }[];
}

interface Devices {
  homes: string[];
  clocks: number[];
  open(device: number): Promise<Store>;
}

let minute = 0;

function devices(clocks: number[]): Devices {
  const root = scratch();
  const homes = clocks.map((_clock, device) => join(root, `${device}`));
  const ahead = [...clocks];
  return {
    homes,
    clocks: ahead,
    open: (device) =>
      openStore({
        home: homes[device]!,
        now: () => new Date(Date.UTC(2026, 4, 1) + (minute += 1) * 60_000 + ahead[device]!),
        random: Math.random,
        warn: (message) => message.includes('damaged') || expect.fail(message),
      }),
  };
}

async function act(learners: Devices, action: Action, told: Told): Promise<void> {
  if (action.kind === 'clock') learners.clocks[action.device] = action.ahead;
  if (action.kind === 'exchange') exchange(learners.homes[action.device]!, learners.homes[action.other]!);
  if (action.kind === 'clock' || action.kind === 'exchange') return;
  const store = await learners.open(action.device);
  const history = [...(await store.history())];
  const count = told.all.length;
  const record = async (event: NewEvent) => {
    const stored = await store.record(event);
    told.all.push(stored);
    return stored;
  };
  switch (action.kind) {
    case 'read':
      await record(read(`lesson-${count}`));
      return;
    case 'set':
      await record({ type: 'setting', key: 'track', value: `t${count}` });
      // What was set last, here, holds here: whatever was seen from a clock that ran ahead.
      expect(store.progress.settings['track']).toBe(`t${count}`);
      return;
    case 'quiz':
      await record({ type: 'quiz', step: 'databases', questions: [`q${count}a`, `q${count}b`], carried: 0, total: 2 });
      return;
    case 'answer': {
      const open = store.progress.quizzes['databases']?.open;
      const question = open?.questions.find((id) => !open.answered[id]);
      await record(
        answered(question ?? `q${count}`, 'right', { step: 'databases', concept: `c${count}`, quiz: open?.id ?? null }),
      );
      return;
    }
    case 'reset': {
      const { id } = await record({ type: 'reset', steps: ['http'] });
      told.resets.push({ id, seen: new Set(history.map((event) => event.id)) });
      return;
    }
    case 'undo': {
      const last = lastUndoable(history.filter((event) => event.type === 'undo' || deviceOf(event) === store.device()));
      const own = told.all.filter((event) => deviceOf(event) === store.device() && !told.taken.includes(event.id));
      expect(last?.id).toBe(own.findLast(({ type }) => type === 'answer' || type === 'reset')?.id);
      if (!last) return;
      await record({ type: 'undo', event: last.id });
      told.taken.push(last.id);
    }
  }
}

/** Each takes over the lines that it lacks, as a sync does. */
function exchange(a: string, b: string): void {
  const folders = [a, b].map((home) => join(home, 'history'));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  for (const [from, to] of [folders, folders.toReversed()]) {
    for (const name of readdirSync(from!)) {
      const [theirs, ours] = [from!, to!].map((folder) => {
        const path = join(folder, name);
        return existsSync(path) ? readFileSync(path, 'utf8') : '';
      });
      appendFileSync(join(to!, name), appendix(ours!, missingLines(ours!, theirs!)));
    }
  }
}

function quizzesEnded(events: Event[]): number {
  const answers = events.flatMap((event) => (event.type === 'answer' ? [event] : []));
  return events.filter(
    (event) =>
      event.type === 'quiz' &&
      event.questions.every((id) => answers.some(({ question, quiz }) => question === id && quiz === event.id)),
  ).length;
}
