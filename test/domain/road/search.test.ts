import { expect, test } from 'vitest';
import { editDistance } from '../../../src/domain/road/find.js';
import type { Roadmap, StepBody } from '../../../src/domain/road/roadmap.js';
import { searchLessons } from '../../../src/domain/road/search.js';
import { stem } from '../../../src/domain/road/words.js';
import { road, someLesson } from '../road.js';

const TEXTS: Record<string, [title: string, markdown: string]> = {
  keys: ['Keys', 'Each table has a primary key. Postgres, that is PostgreSQL, makes an index for it.'],
  plans: ['Indexes and plans', 'An index is read before the table. A query without one reads all; queries add up.'],
  secure: ['Certificates', 'With https the password is safe, https, https, https.'],
  plain: ['Messages', 'One http request has one answer.'],
  vertices: ['Graphs', 'A vertex has neighbours; the class of all matrices is large.'],
};

const lesson = (id: string) => someLesson(id, { title: TEXTS[id]![0] });
const roadmap: Roadmap = { ...road(), steps: [{ ...road().steps[0]!, lessons: Object.keys(TEXTS).map(lesson) }] };
const body: StepBody = {
  reading: [],
  questions: [],
  lessons: Object.fromEntries(
    Object.entries(TEXTS).map(([id, [, markdown]]) => [
      id,
      { goal: '', goalTokens: [], recap: null, headings: [], parts: [{ title: 'About', markdown, tokens: [] }] },
    ]),
  ),
};
const search = (text: string) => searchLessons(roadmap, () => body, text, null);
const found = (text: string) => search(text).hits.map((hit) => hit.lesson.id);

test.each([
  ['index', ['plans', 'keys']],
  ['indices', ['plans', 'keys']],
  ['indexes', ['plans', 'keys']],
  ['INDEX', ['plans', 'keys']],
  ['primary key', ['keys']],
  ['primry key', ['keys']],
  ['priamry keys', ['keys']],
  ['postgress', ['keys']],
  ['postgres', ['keys']],
  ['pasword', ['secure']],
  ['query', ['plans']],
  ['certif', ['secure']],
  ['vertex', ['vertices']],
  ['matrix', ['vertices']],
  ['classes', ['vertices']],
  ['http', ['plain']],
  ['https', ['secure']],
  ['index, table!', ['plans', 'keys']],
  ['xyzzy', []],
  ['primary xyzzy', []],
  ['?!', []],
  ['', []],
])('%j finds %j', (text, ids) => {
  expect(found(text)).toEqual(ids);
});

test('what was looked for in place of a slip is told, and nothing where there was none', () => {
  expect([...search('primry keys').instead]).toEqual([['primry', 'primary']]);
  expect([...search('primary postgre').instead]).toEqual([]);
});

test('the line that says most of it is shown, with its heading', () => {
  expect(search('query').hits[0]).toMatchObject({ part: 'About', line: TEXTS['plans']![1] });
});

test.each([
  ['indices', 'index'],
  ['matrices', 'matrex'],
  ['queries', 'query'],
  ['caches', 'cach'],
  ['cache', 'cach'],
  ['databases', 'databas'],
  ['database', 'databas'],
  ['classes', 'class'],
  ['class', 'class'],
  ['status', 'status'],
  ['redis', 'redis'],
  ['apis', 'api'],
  ['css', 'css'],
  ['dns', 'dns'],
  ['https', 'https'],
  ['keys', 'key'],
])('%s is looked up as %s', (word, form) => {
  expect(stem(word)).toBe(form);
});

test.each([
  ['', '', 0],
  ['status', 'stauts', 1],
  ['stats', 'stauts', 1],
  ['primary', 'primry', 1],
  ['databases', 'databsaes', 1],
  ['kitten', 'sitting', 3],
  ['', 'abc', 3],
])('from %j to %j are %i slips', (a, b, slips) => {
  expect([editDistance(a, b), editDistance(b, a)]).toEqual([slips, slips]);
});
