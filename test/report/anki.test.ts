import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { Progress } from '../../src/domain/history/progress.js';
import { noProgress } from '../../src/domain/history/progress.js';
import { briefOf, type Question } from '../../src/domain/road/question.js';
import { ankiNotes } from '../../src/report/anki.js';
import { someLesson, someQuestion, someRoadmap, someStep } from '../domain/road.js';

const said = (id: string) => {
  const text = { prompt: `Prompt of ${id}`, hint: [], see: null, source: 'own', explain: 'So it is.' };
  return { ...someQuestion(id, { lesson: 'first' }), ...text };
};
const option = (text: string, correct: boolean, why: string | null = null) => ({ text, correct, why });
const EVIL = `"</td>\t"<script>x</script>\n\n#deck:other [sound:x.mp3]`;
const QUESTIONS: Question[] = [
  { ...said('choose'), kind: 'choice', options: [option('**yes**', true), option('no', false)] },
  { ...said('several'), kind: 'multi', options: [option('a', true, 'It is.'), option('b', true), option('c', false)] },
  { ...said('typed'), kind: 'short', accept: ['<b>'], match: 'exact', was: ['older', 'old'] },
  { ...said('printed'), kind: 'predict', language: 'js', code: 'if (1)\n\tlog("x");\n', answer: '1\n2', match: 'text' },
  {
    ...{ ...said('failing'), kind: 'predict', language: 'js', code: 'let a;\nlet a;', answer: 'error in line 2' },
    ...{ match: 'text', errorLine: 2, mayFail: true },
  },
  { ...said('sorted'), kind: 'order', items: ['first', 'then', 'last'] },
  {
    ...said('paired'),
    kind: 'match',
    pairs: [
      ['GET', 'reads'],
      ['PUT', 'writes'],
    ],
  },
  { ...said('turned'), kind: 'card', back: 'It *is*:\n\n- a\n- b' },
  { ...said('evil'), kind: 'short', accept: [EVIL], match: 'text', prompt: EVIL },
  {
    ...{ ...said('coded'), kind: 'write', language: 'sql', setup: 'CREATE TABLE t (a);', cases: [], lines: 'one' },
    ...{ starter: null, solution: 'SELECT *\nFROM t', wrong: [] },
  },
];
const step = someStep({
  ...{ id: 'databases', number: 3, title: 'Data & bases', lessons: [someLesson('first', { title: 'First' })] },
  questions: QUESTIONS.map(briefOf),
});
const roadmap = someRoadmap({ id: 'small', title: 'A "small" road::part', steps: [step] });

function met(...ids: string[]): Progress {
  const last = { at: '2026-05-04T10:00:00+02:00', outcome: 'right' as const, rev: 1, turn: 0 };
  const asked = { step: 'databases', concept: 'none', asked: 1, right: 1, ms: 0, last };
  return { ...noProgress(), questions: Object.fromEntries(ids.map((id) => [id, asked])) };
}

/** What Anki reads of a file: what its header says, and the fields of each note. */
function readBack(file: string): { header: Record<string, string>; notes: string[][] } {
  const lines = file.split('\n');
  const meta = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('#')),
  );
  const notes = parse(lines.slice(meta.length).join('\n'), { delimiter: '\t' });
  return { header: Object.fromEntries(meta.map((line) => line.slice(1).split(':') as [string, string])), notes };
}

const notesOf = (...ids: string[]) =>
  readBack(ankiNotes(roadmap, () => ({ reading: [], lessons: {}, questions: QUESTIONS }), met(...ids)));
const sidesOf = (id: string) => notesOf(id).notes[0]!.slice(2, 4);
const TAUGHT = '<p><small>Step 3, Data &amp; bases: First</small></p>';

test('only what was met is in it, each with its guid, its deck and the tag of its step', () => {
  const { header, notes } = notesOf('typed', 'gone', 'choose');
  expect(header).toEqual({
    ...{ separator: 'tab', html: 'true', notetype: 'Basic' },
    ...{ 'guid column': '1', 'deck column': '2', 'tags column': '5' },
  });
  expect(notes.map((note) => [note[0], note[1], note[4]])).toEqual([
    ['roadmap-tutor/small/choose', 'A "small" road:part', 'small::databases'],
    // By the first id that it had.
    ['roadmap-tutor/small/older', 'A "small" road:part', 'small::databases'],
  ]);
  expect(notesOf('old').notes).toHaveLength(1);
});

test('a second export is the same, letter by letter', () => {
  const all = QUESTIONS.map(({ id }) => id);
  expect(notesOf(...all)).toEqual(notesOf(...all));
  expect(notesOf(...all).notes.map((note) => note.length)).toEqual(QUESTIONS.map(() => 5));
});

test.each([
  [
    'choose',
    '<ul><li><p><strong>yes</strong></p></li><li><p>no</p></li></ul>',
    '<ul><li><p><strong>yes</strong></p></li></ul>',
  ],
  [
    'several',
    '<p>All that are right:</p><ul><li><p>a</p></li><li><p>c</p></li><li><p>b</p></li></ul>',
    '<ul><li><p>a</p> <p>It is.</p></li><li><p>b</p></li></ul>',
  ],
  ['typed', '', '<p><code>&lt;b&gt;</code></p>'],
  ['printed', '<pre><code>if (1)<br>\tlog(&quot;x&quot;);</code></pre>', '<pre><code>1<br>2</code></pre>'],
  [
    'paired',
    '<p>What belongs together?</p><ul><li><p>GET</p></li><li><p>PUT</p></li></ul><ul><li><p>writes</p></li><li><p>reads</p></li></ul>',
    '<ul><li><p>GET: reads</p></li><li><p>PUT: writes</p></li></ul>',
  ],
  [
    'failing',
    '<pre><code>let a;<br>let a;</code></pre><p>What does it print? Or in which line is an error, so that it does not compile?</p>',
    '<pre><code>error in line 2</code></pre>',
  ],
  ['turned', '', '<p>It <em>is</em>:</p> <ul> <li>a</li> <li>b</li> </ul>'],
  [
    'coded',
    '<p>To write in <code>sql</code>.</p><pre><code>CREATE TABLE t (a);</code></pre>',
    '<pre><code>SELECT *<br>FROM t</code></pre>',
  ],
])('a card for %s', (id, front, back) => {
  expect(sidesOf(id)).toEqual([`<p>Prompt of ${id}</p>${front}`, `${back}<p>So it is.</p>${TAUGHT}`]);
});

test('what an author wrote to break out of its field stays in it', () => {
  const { notes } = notesOf('evil', 'typed');
  expect(notes).toHaveLength(2);
  const [front, back] = notes[1]!.slice(2, 4);
  expect(front).toContain('&lt;script&gt;x&lt;/script&gt;');
  expect(front).not.toMatch(/<script|\[sound:|^#/m);
  expect(back).toContain(
    '<code>&quot;&lt;/td&gt; &quot;&lt;script&gt;x&lt;/script&gt; #deck:other &#91;sound:x.mp3]</code>',
  );
});
