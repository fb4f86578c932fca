import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkRoadmap } from '../../../src/content/check/check.js';
import { readSources } from '../../../src/content/compile.js';
import type { Draft, Format } from '../../../src/content/foreign/bank.js';
import { itemsIn, type CarriedItem } from '../../../src/content/foreign/carry.js';
import { filesOf } from '../../../src/content/foreign/files.js';
import { makeFolder } from '../../../src/content/foreign/folder.js';
import { scratch } from '../../scratch.js';

const WISHED = { id: 'bank', title: 'Bank', day: '2026-11-28' };

function imported(
  text: string,
  format: Format,
  target = join(scratch(), 'bank'),
): { items: CarriedItem[]; target: string } {
  const items = itemsIn([{ name: 'bank', title: 'Bank', text, format }]);
  makeFolder(target, items, WISHED);
  return { items, target };
}

const questionsIn = (target: string) => readSources(target).steps.flatMap(({ quiz }) => quiz.value);
const errorsIn = (target: string) => checkRoadmap(target, { isAsked: ({ severity }) => severity === 'error' }).faults;
const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/import/${name}`, import.meta.url)), 'utf8');

test.each<[string, Format, number[]]>([
  ['every-kind.gift', 'gift', [12, 7, 3]],
  ['ownership.toml', 'mdbook', [12, 2, 1]],
  ['docker-notes.txt', 'anki', [16, 4, 2]],
  ['table.csv', 'csv', [12, 1, 3]],
])('%s: whole, in part, not', (name, format, counts) => {
  const { items, target } = imported(fixture(name), format);
  const whole = items.filter(({ draft, lost }) => draft && lost.size === 0).length;
  const part = items.filter(({ draft, lost }) => draft && lost.size > 0).length;
  expect([whole, part, items.filter(({ draft, text }) => !draft && text === undefined).length]).toEqual(counts);
  expect(errorsIn(target)).toEqual([]);
  expect(questionsIn(target)).toHaveLength(whole + part);
});

test('the same bank has the same ids again, whatever comes before it', () => {
  const ids = (text: string) => itemsIn([{ name: 'bank', title: 'Bank', text, format: 'gift' }]).map(({ id }) => id);
  const before = ids('::Named::One?{=a}\n\nTwo?{=b}\n\nTwo?{=c}');
  expect(before).toEqual(['named', expect.stringMatching(/^two-\w{6}$/), expect.stringMatching(/^two-\w{6}-\w{6}$/)]);
  expect(ids('New?{=z}\n\n::Named::One?{=a}\n\nTwo?{=b}\n\nTwo?{=c}').slice(1)).toEqual(before);
});

test('options that have changed places since the last import have a new rev', () => {
  const { target } = imported('::a::One?{=a ~b ~c}', 'gift');
  imported('::a::One?{~b =a ~c}', 'gift', target);
  expect([errorsIn(target), questionsIn(target)[0]!.rev]).toEqual([[], 2]);
  imported('::a::One?{~b =a ~c}', 'gift', target);
  expect(questionsIn(target)[0]!.rev).toBe(2);
});

test.each([
  ['::constructor::a?{=b}', 'the-constructor'],
  ['::__proto__::a?{=b}', 'proto'],
  ['::CON::a?{=b}', 'the-con'],
  ['::\u001b[2Jclear\u202e::a?{=b}', '2jclear'],
  ['::../../etc/passwd::a?{=b}', 'etc-passwd'],
  ['::日本語::a?{=b}', expect.stringMatching(/^[a-z0-9]{6}$/)],
  [`::${'long '.repeat(50)}::a?{=b}`, expect.stringMatching(/^long-[a-z0-9-]{1,50}$/)],
])('a name such as %j makes an id', (text, id) => {
  const { items, target } = imported(text, 'gift');
  expect([items[0]!.id, errorsIn(target)]).toEqual([id, []]);
});

test.each<[string, Format, string | RegExp]>([
  ['what nobody sees', 'gift', 'A\u001b[2J?{=b}'],
  ['a heading that leads out', 'gift', '$CATEGORY: ..//..//x\n\nA?{=b}'],
  ['a heading such as constructor', 'gift', '$CATEGORY: constructor\n\nA?{=b}'],
  ['a heading of YAML', 'gift', '$CATEGORY: {a: [*b\n\nA: - "b" #c?{=b}'],
  ['a text that is a YAML alias', 'csv', 'prompt,answer\n*a,&b'],
  ['typed answers that stand in the prompt', 'gift', 'Is it red or blue?{=blue}'],
  ['an answer that stands in a title', 'gift', '$CATEGORY: Docker\n\nWhat runs containers?{=docker}'],
  ['an answer that asks for help', 'gift', 'What?{=hint}'],
  ['a pattern that takes for ever', 'gift', `What?{=${'*a'.repeat(30)}}\n\nB?{=c}`],
  ['options that name a place', 'gift', 'What?{=a ~the first option ~b}'],
  ['options that stand twice', 'gift', 'What?{=a ~a ~b}\n\nB?{=c}'],
  ['a text that is too long', 'gift', `${'x '.repeat(60_000)}?{=b}\n\nB?{=c}`],
  ['a line that is too long', 'gift', `${'x'.repeat(3_000)}?{=b}\n\nB?{=c}`],
  ['lists that are too deep', 'gift', `[markdown]${'> '.repeat(100)}a{=b}\n\nB?{=c}`],
  [
    'a link that starts a program',
    'gift',
    '[markdown][a](file:///etc/passwd) [b]\\n\\n[b]\\: javascript\\:x{=b}\n\nB?{=c}',
  ],
  ['a block with words of its own', 'gift', '[markdown]```js track\\=node from\\=x\\nlet a;\\n```\\n{=b}'],
  ['a text without a question that is too long', 'gift', `${'y '.repeat(60_000)}\n\nB?{=c}`],
])('makes a roadmap without an error of a bank with %s', (_what, format, text) => {
  const { target } = imported(String(text), format);
  expect(errorsIn(target)).toEqual([]);
  expect(questionsIn(target).length).toBeGreaterThan(0);
});

test('2,001 questions make steps of a size that is read', () => {
  const draft = (prompt: string): Draft => ({ kind: 'short', prompt, accept: ['b'] });
  const questions = Array.from({ length: 2_001 }, (_one, index) => ({ id: `q-${index}`, draft: draft(`Q ${index}?`) }));
  const { files, lines } = filesOf(
    'bank',
    'Bank',
    [{ title: 'Many', from: 'bank', questions, texts: [] }],
    '2026-11-28',
  );
  expect([...lines].map(([file, starts]) => [file, starts.length])).toEqual([
    ['many-part-1/quiz.yaml', 2_000],
    ['many-part-2/quiz.yaml', 1],
  ]);
  expect(files.get('many-part-2/quiz.yaml')).toBe(
    '- id: q-2000\n  kind: short\n  prompt: Q 2000?\n  accept:\n    - b\n\n',
  );
});

test('nothing is made of a bank that has nothing to ask', () => {
  const { target } = imported('Just a text.', 'gift');
  expect(() => readFileSync(target)).toThrow('ENOENT');
});
