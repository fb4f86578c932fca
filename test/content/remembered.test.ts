import fc from 'fast-check';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkRoadmap } from '../../src/content/check/check.js';
import { recalled } from '../../src/content/remembered.js';
import { patchedLab } from '../scratch.js';
import { saidOf, toldOf } from './recall.js';

const LESSON = '02-shelf/lessons/shelf-shared.md';
const OTHER = '01-queue/lessons/queue-basics.md';
const [QUIZ, STEP, OTHER_QUIZ] = ['02-shelf/quiz.yaml', '02-shelf/step.yaml', '01-queue/quiz.yaml'];
const FOLDER = '02-shelf/lab/small-shelf';
const FILES = [
  ...['roadmap.yaml', 'contract.yaml', STEP, QUIZ, OTHER_QUIZ, LESSON, OTHER, '02-shelf/lessons/shelf-node.md'],
  ...['lab.yaml', 'brief.md', 'reference/node/server.js'].map((name) => `${FOLDER}/${name}`),
];

function edit(root: string, name: string, change: (text: string) => string): void {
  writeFileSync(join(root, name), change(readFileSync(join(root, name), 'utf8')));
}

/** What has to be found anew in a folder. */
function foundIn(root: string, told: string): string[] {
  const found: string[] = [];
  const before = recalled(told);
  const memory: typeof before = {
    ...before,
    of: (what, reads, find) =>
      before.of(what, reads, () => {
        found.push(what === 'yaml' ? reads[0]! : what);
        return find();
      }),
  };
  checkRoadmap(root, { memory });
  return found;
}

/** Rules that are broken in the fixture: what has faults is judged each time. */
const BROKEN = ['said', 'untaught'];

/** What a step names and uses is found once for each track. */
const OF_STEP = ['naming', 'met', 'met'];

test.each([
  [LESSON, /$/, '\nMore.\n', ['text', 'step', 'counted', 'language', 'order', ...OF_STEP, 'alive']],
  [QUIZ, /$/, '# more\n', [QUIZ, 'step', 'counted', 'language', 'gates', 'order', ...OF_STEP, 'alive']],
  ['contract.yaml', /$/, '# more\n', ['contract.yaml', 'labs', 'order', 'alive']],
  [
    'roadmap.yaml',
    /$/,
    '# more\n',
    [
      ...['roadmap.yaml', 'step', 'step', 'labs', 'counted', 'language', 'counted', 'language', 'gates', 'order'],
      ...['naming', 'naming', 'met', 'met', 'met', 'met', 'alive'],
    ],
  ],
])('nothing is judged again but what looks at %s, where that has changed', (name, from, to, again) => {
  const root = patchedLab({});
  const told = toldOf(root);
  expect(foundIn(root, told)).toEqual(BROKEN);
  edit(root, name, (text) => text.replace(from, to));
  expect(foundIn(root, told).filter((one) => !BROKEN.includes(one))).toEqual(again);
});

/** One change in a folder: some break a file, some change what is told of another, and some put back what was. */
type Edit = (root: string, before: Map<string, string>) => void;
const some = (change: (root: string, file: string, at: number, before: Map<string, string>) => void) =>
  fc.tuple(fc.constantFrom(...FILES), fc.nat()).map(
    ([file, at]): Edit =>
      (root, before) =>
        change(root, file, at, before),
  );
const ofLines = (change: (lines: string[], at: number) => string[]) =>
  some((root, file, at) => {
    if (!existsSync(join(root, file))) return;
    edit(root, file, (text) => {
      const lines = text.split('\n');
      return change(lines, at % lines.length).join('\n');
    });
  });
const put = (root: string, name: string, before: Map<string, string>, from = name) =>
  writeFileSync(join(root, name), before.get(from)!);
const EDITS = fc.oneof(
  ofLines((lines, at) => lines.toSpliced(at, 1)),
  ofLines((lines, at) => lines.toSpliced(at, 0, lines[at]!)),
  ofLines((lines, at) => lines.toSpliced(at, 2, ...lines.slice(at, at + 2).reverse())),
  ofLines((lines, at) => lines.with(at, lines[at]!.replace(/\w+(?=\W*$)/, 'simply'))),
  ofLines((lines, at) => lines.with(at, lines[at]!.replace(/(\w)(\w)/, '$2$1'))),
  some((root, file, at, before) => put(root, file, before, FILES[at % FILES.length])),
  some((root, file) => rmSync(join(root, file), { force: true })),
  ...[1, 2, 3].map(() => some((root, file, _at, before) => put(root, file, before))),
);

test('whatever has changed, a check that remembers says what one says that does not', () => {
  fc.assert(
    fc.property(fc.array(EDITS, { minLength: 3, maxLength: 12 }), (all) => {
      const root = patchedLab({});
      const before = new Map(FILES.map((name) => [name, readFileSync(join(root, name), 'utf8')]));
      let told = toldOf(root);
      for (const change of all) {
        change(root, before);
        const memory = recalled(told);
        expect(saidOf(checkRoadmap(root, { memory }))).toEqual(saidOf(checkRoadmap(root)));
        told = memory.told() ?? told;
      }
    }),
    { numRuns: RUNS },
  );
});

const RUNS = Number(process.env['RUNS'] ?? 15);

test('a fault in one file, told for a change in another, is told again and goes again', () => {
  const root = patchedLab({});
  const told = toldOf(root);
  const now = () => saidOf(checkRoadmap(root, { memory: recalled(told) })).filter((line) => / {2}error {2}/.test(line));
  expect(now()).toEqual([]);
  edit(root, OTHER, (text) => text.replace('## What it is', '## What it was'));
  expect(now()).toContainEqual(expect.stringMatching(`^${OTHER_QUIZ}:.*dangling-see`));
  edit(root, OTHER, (text) => text.replace('## What it was', '## What it is'));
  expect(now()).toEqual([]);
  edit(root, 'contract.yaml', (text) => text.replace('id: page', 'id: paper'));
  expect(now().join('\n')).toContain(`${FOLDER}/lab.yaml:`);
});

test.each([
  ['nothing', () => ''],
  ['half of it', (text: string) => text.slice(0, text.length / 2)],
  ['one letter less', (text: string) => text.slice(0, -1)],
  ['another letter', (text: string) => text.replace('"title":"Queues"', '"title":"Quoues"')],
  ['another key', (text: string) => text.replace(/\n./, '\n!')],
  ['what another program has told', (text: string) => text.replace(/^\w+/, 'another')],
  ['what another Node has told', (text: string) => text.replace(/ v[\d.]+ /, ' v1.2.3 ')],
  ['no line', () => 'x'],
])('what is not as it was told is not recalled: %s', (_what, change) => {
  const root = patchedLab({});
  const told = toldOf(root);
  expect(change(told)).not.toBe(told);
  expect(foundIn(root, change(told))).toEqual(foundIn(root, ''));
});

test('what is told is what was found this time, and no more', () => {
  const root = patchedLab({});
  const told = toldOf(root);
  edit(root, LESSON, (text) => text.replace('that', 'which'));
  const again = toldOf(root, told);
  expect(again.split('\n')).toHaveLength(told.split('\n').length);
  expect(toldOf(root, again)).toBe(again);
});
