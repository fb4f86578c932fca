import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event, NewEvent } from '../../src/domain/history/event.js';
import { foldAll } from '../../src/domain/history/fold.js';
import type { Progress } from '../../src/domain/history/progress.js';
import { openStore } from '../../src/store/store.js';
import { anyNewEvent } from '../domain/any-event.js';
import { scratch } from '../scratch.js';

const anyId = fc.oneof({ weight: 9, arbitrary: fc.nat(30).map((id) => `e${id}`) }, fc.constantFrom('e-quiz', 'é"\\'));
const anyTime = fc.tuple(fc.nat(20), fc.constantFrom('Z', '+00:00', '-07:00', '+05:30')).map(([minute, offset]) => {
  const shift = offset === 'Z' ? 0 : Date.parse(`2026-01-01T00:00:00Z`) - Date.parse(`2026-01-01T00:00:00${offset}`);
  return new Date(Date.UTC(2026, 0, 1, 0, minute) + shift).toISOString().replace('Z', offset);
});
const anyUndo = anyId.map((event): NewEvent => ({ type: 'undo', event }));
const anyEvent: fc.Arbitrary<Event> = fc
  .tuple(anyId, anyTime, fc.oneof({ weight: 6, arbitrary: anyNewEvent }, anyUndo))
  .map(([id, at, event]) => ({ id, at, ...event }));

interface Line {
  text: string;
  event: Event | null;
}
const WRITTEN: ((event: Event) => string)[] = [
  (event) => JSON.stringify(event),
  (event) => `${JSON.stringify(event)}\r`,
  (event) => JSON.stringify(event, null, 1).replaceAll('\n', ' '),
  ({ id, at, ...rest }) => JSON.stringify({ ...rest, at, id }),
];
const GARBAGE = [
  '',
  '  ',
  'garbage',
  '[]',
  '\u0000\ufffd',
  '{"id":"e1","at":"2026-01-01T00:00:00.000Z","type":"answer","step":"http"}',
  '{"id":"e2","at":"2025-01-01T00:00:00.000Z","type":"go","st',
  '{"id":"e3","at":"2026-01-01T00:00:00.000Z","type":"undo"}',
  '{"id":"e4","at":"2027-01-01T00:00:00.000Z","type":"party"}',
  '{"id":"e5","at":"never","type":"go","step":"http"}',
];
const lineOf = (events: fc.Arbitrary<Event>): fc.Arbitrary<Line> =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc.tuple(events, fc.constantFrom(...WRITTEN)).map(([event, written]) => line(event, written)),
    },
    fc.constantFrom(...GARBAGE).map((text) => ({ text, event: null })),
  );

test('the progress read from any files is the fold of all their events', async () => {
  // Lines are drawn from one pool, so that the same event stands in a file twice, and in two files.
  const files = fc
    .uniqueArray(anyEvent, { minLength: 1, maxLength: 30, selector: ({ id }) => id })
    .chain((pool) => fc.array(fc.array(lineOf(fc.constantFrom(...pool)), { maxLength: 25 }), { maxLength: 3 }));
  const root = scratch();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(files, fc.constantFrom('', '{"id":"torn'), async (lines, torn) => {
      const home = join(root, `${(runs += 1)}`);
      write(
        home,
        lines.map((file) => `${textOf(file)}${torn}`),
      );
      expect(await progressIn(home)).toEqual(foldAll(eventsOf(lines)));
      expect(await progressIn(home)).toEqual(foldAll(eventsOf(lines)));
    }),
  );
});

test('files that grow from any byte on come to the same progress', async () => {
  const grown = fc
    .array(fc.tuple(anyNewEvent, anyTime, fc.nat(2)), { maxLength: 40 })
    .map((list) => list.map(([event, at, file], index) => ({ file, event: { id: `e${index}`, at, ...event } })));
  const root = scratch();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      grown,
      fc.array(fc.nat(6000), { minLength: 3, maxLength: 3 }),
      anyUndo,
      async (list, cuts, undo) => {
        const home = join(root, `${(runs += 1)}`);
        const late: Event = { id: 'late', at: '2026-01-01T00:10:00.000Z', ...undo };
        const lines = [0, 1, 2].map((file) => list.filter((one) => one.file === file).map(({ event }) => line(event)));
        write(
          home,
          lines.map((file, index) => Buffer.from(textOf(file)).subarray(0, cuts[index])),
        );
        await progressIn(home);
        write(home, lines.map(textOf));
        expect(await progressIn(home)).toEqual(foldAll(eventsOf(lines)));
        write(home, [...lines.map(textOf), textOf([line(late)])]);
        expect(await progressIn(home)).toEqual(foldAll([...eventsOf(lines), late]));
      },
    ),
  );
});

function line(event: Event, written = WRITTEN[0]!): Line {
  return { text: written(event), event };
}

function textOf(lines: Line[]): string {
  return lines.map(({ text }) => `${text}\n`).join('');
}

function eventsOf(files: Line[][]): Event[] {
  return files.flat().flatMap(({ event }) => event ?? []);
}

function write(home: string, files: (string | Buffer)[]): void {
  mkdirSync(join(home, 'history'), { recursive: true });
  for (const [index, text] of files.entries()) writeFileSync(join(home, 'history', `device-${index}.jsonl`), text);
}

async function progressIn(home: string): Promise<Progress> {
  const warn = (message: string) => expect.fail(message);
  return (await openStore({ home, now: () => new Date(), random: Math.random, warn })).progress;
}
