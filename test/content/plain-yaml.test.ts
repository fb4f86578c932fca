import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readPlainYaml } from '../../src/content/plain-yaml.js';

const roadmap = new URL('../../roadmap/', import.meta.url);
const FILES = readdirSync(roadmap, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

it.each(FILES)('reads %s as a whole parser does, if it reads it', (name) => {
  const text = readFileSync(new URL(name.replaceAll('\\', '/'), roadmap), 'utf8');
  const plain = readPlainYaml(text);
  expect(plain === null || isDeepStrictEqual(plain.data, parseDocument(text).toJS())).toBe(true);
});

it.each([
  ['a: 1\n', { a: 1 }],
  ['- a: b\n  c:\n  - d\n# e\n- f\n', [{ a: 'b', c: ['d'] }, 'f']],
  ['a: |\n  b: c\n\n    d\n\n', { a: 'b: c\n\n  d\n' }],
  ['a: >-\n  b\n  c\n\n  d\n', { a: 'b c\nd' }],
  ['a: b\n  c\n', { a: 'b c' }],
  ['a: "b\\n\n  c"\n', { a: 'b\n c' }],
  ["a: 'it''s'\n", { a: "it's" }],
  ['a: [b, "c: d", {e: -1, "f g": null}]\n', { a: ['b', 'c: d', { e: -1, 'f g': null }] }],
  ['a:\n  [\n    b,\n    c d\n  ]\n', { a: ['b', 'c d'] }],
  ['a: [-b, --, --c=d, -1]\nb: --all\n', { a: ['-b', '--', '--c=d', -1], b: '--all' }],
  ["a: { $ref: 'b', json./c/*/d: 1 }\n", { a: { $ref: 'b', 'json./c/*/d': 1 } }],
  ['git log --format=%s: true\n', { 'git log --format=%s': true }],
])('reads %j', (text, data) => expect(readPlainYaml(text)).toEqual({ data }));

it.each([
  'a',
  'a: b: c\n',
  'a: b\na: c\n',
  'a: &b c\n',
  'a: *b\n',
  'a: !!str b\n',
  'a: b # c\n',
  'a: 0x1\n',
  'a: |2\n    b\n',
  'a: >\n  b\n    c\n',
  'a: "\\u0041"\n',
  'a: [b: c]\n',
  'a: [b\n',
  '__proto__: a\n',
  '? a\n',
  '---\na: b\n',
  'a: b\r\n',
  `a: ${'['.repeat(4000)}${']'.repeat(4000)}\n`,
  `${'- '.repeat(4000)}a\n`.replace(/(?:- ){1000}/g, (dashes) => `${dashes}\n`),
])('leaves %j to a whole parser', (text) => expect(readPlainYaml(text)).toBeNull());

const PIECES = [
  ...[
    'a',
    'b: c',
    'd:',
    '- ',
    '- e',
    '-',
    ':',
    ': ',
    ' ',
    '  ',
    '\n',
    '\n',
    '\n  ',
    '\n    ',
    '\n\n',
    '\t',
    '#',
    ' # f',
  ],
  ...['"g h"', "'i'", '"', "'", '[1, j]', '{k: l}', '[', ']', '{', '}', ', ', '|\n  m\n', '>-\n  n\n  o\n', '|+', '>'],
  ...[
    'true',
    '~',
    '-1',
    '-q',
    '--',
    '$r',
    '*',
    '1e3',
    '0o7',
    '.5',
    '.inf',
    '\\n',
    '\\',
    '&p ',
    '*p',
    '!',
    '?',
    '%',
    '@',
    '`',
    '<<: ',
    '...',
  ],
];
const SAMPLE = readFileSync(new URL('09-data-modelling/quiz.yaml', roadmap), 'utf8').split('\n');

/** Some lines of a real file, with pieces put in or in the place of what was there. */
const spoiled = fc
  .record({
    from: fc.nat(SAMPLE.length - 20),
    lines: fc.integer({ min: 1, max: 20 }),
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.constantFrom('', ...PIECES)), { maxLength: 5 }),
  })
  .map(({ from, lines, cuts }) =>
    cuts.reduce(
      (text, [at, length, piece]) =>
        text.slice(0, at % text.length) + piece + text.slice((at % text.length) + length) || '\n',
      `${SAMPLE.slice(from, from + lines).join('\n')}\n`,
    ),
  );
const composed = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => `${pieces.join('')}\n`);

it.each([
  ['spoiled', spoiled],
  ['composed', composed],
])('gives nothing or what a whole parser gives without a fault, of what is %s', (_, texts) =>
  fc.assert(
    fc.property(texts, (text) => {
      const plain = readPlainYaml(text);
      if (!plain) return;
      const document = parseDocument(text, { prettyErrors: false });
      expect([...document.errors, ...document.warnings]).toEqual([]);
      expect(plain.data).toStrictEqual(document.toJS());
    }),
    { numRuns: 4000 },
  ),
);
