import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import type { NewEvent } from '../../src/domain/history/event.js';
import { VALID } from '../scratch.js';
import { answered, read } from '../domain/events.js';
import { questionsIn } from './answers.js';
import { BEGUN, LABS, PARTLY, READ } from './built.js';
import { writeClass } from './class.js';
import { BIN, environment } from './cli.js';

/** The moment at which every run begins. */
const NOW = '2026-11-28T12:00:00+01:00';
const CLOCK = fileURLToPath(new URL('../fixtures/fixed-clock.cjs', import.meta.url));
const LAB = fileURLToPath(new URL('../fixtures/lab', import.meta.url));

/** A run at a terminal: its arguments, and what is typed when something stands there. */
export interface Spoken {
  args: string[];
  typed?: [until: string, keys: string][];
  road?: 'labs' | 'none';
  /** Without anything that was learned. */
  isNew?: true;
  /** What it prints is Markdown for somebody else. */
  isHandedOn?: true;
  /** In a folder that has what the lab asks for in part. */
  inLab?: true;
}

/** A learner who has passed the first step, got some of it wrong, and begun the second. */
function shelfEvents(): [at: string, event: NewEvent][] {
  const drawn = questionsIn(VALID)
    .filter(({ id }) => id.startsWith('queue-'))
    .slice(0, 10);
  const answers = drawn.map(({ id, concept, lesson, kind }, index): [string, NewEvent] => [
    `2026-11-02T18:${10 + index}`,
    answered(id, index < 9 ? 'right' : 'wrong', {
      ...{ step: 'queue', lesson, concept, kind, given: 'this', ms: 240_000, where: 'quiz', quiz: 'small000005' },
    }),
  ]);
  return [
    ['2026-09-15T18:00', { type: 'setting', key: 'track', value: 'node' }],
    ['2026-09-15T18:01', { type: 'setting', key: 'weekly-hours', value: '5' }],
    ['2026-09-15T18:10', read('queue-basics', 'queue', 4, 4)],
    ['2026-09-15T18:12', answered('queue-empty-queue-0-choice', 'wrong', { step: 'queue', concept: 'empty-queue' })],
    ['2026-11-02T18:00', read('queue-use', 'queue', 4, 4)],
    ['2026-11-02T18:05', { type: 'quiz', step: 'queue', questions: drawn.map(({ id }) => id), carried: 0, total: 10 }],
    ...answers,
    ['2026-11-20T19:00', read('shelf-node', 'shelf', 1, 4)],
    ['2026-11-27T19:30', { type: 'aside', concept: 'first-out', step: 'queue', on: true }],
  ];
}

function labEvents(): [at: string, event: NewEvent][] {
  const events = [READ, { type: 'defer', step: 'notes' } as const, BEGUN, PARTLY];
  return events.map((event, index) => [`2026-11-20T19:0${index}`, event]);
}

/** A folder with all that the runs read: two roads, and a home with what was learned on them. */
export function makePlace(): string {
  // As long on every machine, so that lines with it break alike.
  const base = realpathSync(mkdtempSync('/tmp/roadmap-ear-'));
  cpSync(VALID, join(base, 'road'), { recursive: true });
  const step = join(base, 'road', '02-shelf', 'step.yaml');
  writeFileSync(step, readFileSync(step, 'utf8').replace('lessons: [', 'labs: [small-shelf]\nlessons: ['));
  cpSync(LAB, join(base, 'road'), { recursive: true });
  cpSync(LABS, join(base, 'labs'), { recursive: true });
  writeClass(join(base, 'class'));
  writeFileSync(join(base, 'class', 'photo.png'), 'no hand-in');
  for (const [road, events] of [
    ['small', shelfEvents()],
    ['labs', labEvents()],
  ] as const) {
    const home = join(base, 'home', 'roadmaps', road);
    mkdirSync(join(home, 'history'), { recursive: true, mode: 0o700 });
    for (const folder of [join(base, 'home'), home]) chmodSync(folder, 0o700);
    const lines = events.map(([at, event], index) =>
      JSON.stringify({ id: `${road}00000${index.toString(36)}`, at: `${at}:00.000+01:00`, ...event }),
    );
    writeFileSync(join(home, 'history', 'ear-0000.jsonl'), `${lines.join('\n')}\n`);
    writeFileSync(join(home, 'device'), 'ear-0000\n');
  }
  return base;
}

let count = 0;

/** No program here writes it. */
const ENDED = '\u001e';

/** What long work is at, said where the machine takes half a second for it: on a line of its own, or over the last. */
const WORKING = { ear: /^This takes a while: .*\r\n/gm, drawn: /\r[^\r\n\u001b]*\u001b\[K/g };

/** What a run writes at a terminal, by ear or as it is drawn, in a home of its own; without what differs each time. */
export async function spoken(
  base: string,
  { args, typed = [], road, isNew, inLab }: Spoken,
  how: 'ear' | 'drawn',
): Promise<string> {
  const own = join(base, `${how}${String((count += 1)).padStart(3, '0')}`);
  const home = join(own, 'home');
  mkdirSync(join(own, 'work'), { recursive: true });
  if (!isNew) cpSync(join(base, 'home'), home, { recursive: true });
  if (inLab) {
    writeFileSync(join(own, 'work', 'shelf.yaml'), '{}\n');
    writeFileSync(join(own, 'work', 'notes.txt'), 'milk and bread\n');
  }
  const folder = join(base, road ?? 'road');
  // A terminal that nobody holds open any more loses what was not read of it yet: the shell holds it until all has come.
  const pty = spawn(
    '/bin/sh',
    [
      ...['-c', `"$@"; printf '${ENDED}'; sleep 60`, 'sh', process.execPath, BIN],
      ...[...args, '--seed', '1', ...(road === 'none' ? [] : ['--roadmap', folder])],
    ],
    {
      ...{ cols: 80, rows: 40, cwd: join(own, 'work') },
      env: environment(home, {
        ...{ TERM: 'xterm-256color', PAGER: '', NODE_OPTIONS: `--require=${CLOCK}`, FIXED_CLOCK: NOW },
        ...(how === 'ear' ? { ACCESSIBLE: '1' } : {}),
      }),
    },
  );
  let [written, from] = ['', 0];
  const left = [...typed];
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  pty.onExit(end);
  pty.onData((data) => {
    written += data;
    if (written.endsWith(ENDED)) end();
    for (const [until, keys] = left[0] ?? []; until && shown(written.slice(from)).includes(until);) {
      from = written.length;
      left.shift();
      // Prompts drain what was typed before they were there.
      setTimeout(() => pty.write(keys!), 100);
      break;
    }
  });
  const late = setTimeout(() => pty.kill(), 30_000);
  await ended;
  clearTimeout(late);
  pty.kill();
  if (left.length > 0) throw new Error(`${args.join(' ')}: "${left[0]![0]}" never came:\n${written}`);
  return written
    .replace(ENDED, '')
    .replace(WORKING[how], '')
    .replaceAll('\r\n', '\n')
    .replaceAll(own, '/own')
    .replaceAll(base, '/base')
    .replaceAll(`${process.version} on ${process.platform} ${process.arch}`, 'NODE')
    .replace(/^(roadmap:? +)[\d.]+$/m, '$1VERSION');
}

/** Without escapes, and in words that stand beside each other. */
export function shown(written: string): string {
  return written.replace(/\u001b(?:\[[0-9;?]*[A-Za-z]|\][^\u0007]*\u0007|[=>])/g, '');
}
