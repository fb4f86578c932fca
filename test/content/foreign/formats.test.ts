import { expect, test } from 'vitest';
import type { Draft, Format } from '../../../src/content/foreign/bank.js';
import { itemsIn } from '../../../src/content/foreign/carry.js';
import { decoded } from '../../../src/content/foreign/decode.js';
import { formatOf } from '../../../src/content/foreign/format.js';

const itemsOf = (text: string, format: Format) => itemsIn([{ name: 'bank', title: 'Bank', text, format }]);
const draftOf = (text: string, format: Format) => itemsOf(text, format)[0]!.draft!;

test.each<[string, Partial<Draft>]>([
  ['Two?{=two =2}', { kind: 'short', accept: ['two', '2'] }],
  ['Two?{=%100%two =%50%too}', { accept: ['two'] }],
  ['It is {~a =b ~c}, is it?', { kind: 'choice', prompt: 'It is \\_\\_\\_\\_\\_, is it?' }],
  ['Year?{#1822:5}', { match: 'number', accept: ['1822'], tolerance: 5 }],
  ['Pi?{#3.141..3.142}', { accept: ['3.1415'], tolerance: 0.0005 }],
  [
    'Pairs{=a->b =c -> d}',
    {
      kind: 'match',
      pairs: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
  ],
  ['True?{T}', { options: [{ text: 'True', correct: true }, { text: 'False' }], shuffle: false }],
  ['Both?{~%50%a ~%50%b ~c}', { kind: 'multi' }],
  ['Any?{=*end}', { match: 'regex', accept: ['.*[Ee][Nn][Dd]'] }],
  ['Stars?{=\\\\*}', { match: 'text', accept: ['*'] }],
  ['Why?{####Because.}', { kind: 'card', back: 'Because.' }],
  ['Code \\{a\\: b\\}?{=\\=#Yes\\: it \\# is}', { prompt: 'Code {a: b}?', accept: ['='], explain: 'Yes: it # is' }],
  ['[markdown]A *b*?{=c}', { prompt: 'A *b*?' }],
  ['[plain]A *b*?{=c}', { prompt: 'A \\*b\\*?' }],
  ['Gap?{=a\n\n~b}', { kind: 'choice' }],
])('GIFT %j', (text, draft) => {
  expect(draftOf(text, 'gift')).toMatchObject(draft);
});

test('a brace that is never closed takes no other question with it', () => {
  const items = itemsOf('One?{=a\n\nTwo?{=b}', 'gift');
  expect(items.map(({ line, draft, lost }) => [line, draft?.prompt ?? [...lost]])).toEqual([
    [1, ['its braces are not closed']],
    [3, 'Two?'],
  ]);
});

test.each<[string, Partial<Draft>]>([
  ['prompt,answer\nTwo?,two', { kind: 'short', accept: ['two'] }],
  [
    'Question;Correct answer;Wrong 1;Wrong 2\nTwo?;2;3;4',
    { kind: 'choice', options: [{ text: '2', correct: true }, { text: '3' }, { text: '4' }] },
  ],
  ['question,option a,option b,answer\nTwo?,2,3,A', { options: [{ text: '2', correct: true }, { text: '3' }] }],
  [
    'question,option 1,option 2,option 3,answer\nBig?,1,2,9,"2\n9"',
    { kind: 'multi', options: [{ text: '1' }, { text: '2', correct: true }, { text: '9', correct: true }] },
  ],
  ['question,answer\nIs it?,true', { kind: 'choice', shuffle: false }],
  ['prompt,answer,match,tolerance\nPi?,3.14,number,0.01', { tolerance: 0.01 }],
  ["prompt,answer\nWhat?,'=1+1", { accept: ['=1+1'] }],
  ['prompt,answer\n"Two ""lines""\nof it",x', { prompt: 'Two "lines"\nof it' }],
])('CSV %j', (text, draft) => {
  expect(draftOf(text, 'csv')).toMatchObject(draft);
});

test('a gap of Anki that holds others, and one that is long', () => {
  const items = itemsOf('#separator:tab\nA {{c1::b {{c2::c}} d}} e {{c3::one two three four}}\t', 'anki');
  expect(items.map(({ draft }) => draft)).toMatchObject([
    { kind: 'short', prompt: 'A […] e one two three four', accept: ['b c d'] },
    { kind: 'card', prompt: 'A b c d e […]', back: 'one two three four' },
  ]);
});

const utf16 = (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);

test.each([
  [new TextEncoder().encode('\ufeffGrün\r\n'), 'Grün\n', 'UTF-8'],
  [utf16('Grün'), 'Grün', 'UTF-16'],
  [new Uint8Array([0x47, 0x72, 0xfc, 0x6e, 0x80]), 'Grün€', 'Windows-1252'],
])('reads %#, whatever its letters are written in', (bytes, text, encoding) => {
  expect(decoded(bytes, 'bank')).toEqual({ text, encoding });
});

test.each([
  [new Uint8Array(), 'bank is empty.'],
  [new TextEncoder().encode(' \n\n'), 'bank is empty.'],
  [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'bank is no text: it is packed (an .apkg or .xlsx, say).'],
  [new Uint8Array([1, 2, 0, 3]), 'bank is no text.'],
])('refuses %#, which is no text', (bytes, message) => {
  expect(() => decoded(bytes, 'bank')).toThrow(message);
});

test.each([
  ['Two?{=2}', 'bank.txt', 'gift'],
  ['Q: two, or not?{=2}', 'bank.gift', 'gift'],
  ['[[questions]]\ntype = "ShortAnswer"', 'bank', 'mdbook'],
  ['#separator:tab\nQuestion\tAnswer', 'deck.csv', 'anki'],
  ['front\tback', 'deck.txt', 'anki'],
  ['Question,Answer\na,b', 'bank.txt', 'csv'],
  ['a,b', 'bank.csv', 'csv'],
])('sees what %j is', (text, name, format) => {
  expect(formatOf(text, name).format).toBe(format);
});

test.each([
  ['<?xml version="1.0"?><quiz/>', 'Export it from Moodle in the GIFT format.'],
  ['Just some words.', '--format says which'],
])('says what to do with %j', (text, hint) => {
  let told = '';
  try {
    formatOf(text, 'bank.txt');
  } catch (error) {
    told = (error as { hint: string }).hint;
  }
  expect(told).toContain(hint);
});

test.each<[Format, string, string]>([
  ['mdbook', '[[questions]\n', 'bank:1:'],
  ['mdbook', `a = ${'['.repeat(5_000)}`, 'bank:1:'],
  ['csv', 'a,b\n1,2', 'bank has no column for the question'],
  ['csv', 'prompt,answer\n"one,2', 'bank:2 is no table'],
])('refuses %s %#', (format, text, message) => {
  expect(() => itemsOf(text, format)).toThrow(message);
});
