import { expect, test } from 'vitest';
import { guessProject } from '../../../src/domain/lab/guess.js';
import { changedWith, filesFor, programWith, referenceAfter } from '../../../src/domain/lab/laid-out.js';

const FIRST = { both: { 'README.md': 'b', a: 'both' }, node: { a: 'node', b: '1' }, python: { a: 'py' } };
const SECOND = { both: { 'README.md': 'later' }, node: { b: '2', c: '3' } };

test('a track has the files for all, and its own, which win', () => {
  expect(filesFor(FIRST, 'node')).toEqual({ 'README.md': 'b', a: 'node', b: '1' });
  expect(filesFor(FIRST, 'ruby')).toEqual({ 'README.md': 'b', a: 'both' });
  expect(filesFor(FIRST, null)).toEqual({ 'README.md': 'b', a: 'both' });
  expect(filesFor({}, 'node')).toEqual({});
});

test('the reference is what all labs have laid down, later ones winning', () => {
  const labs = [{ reference: FIRST }, { reference: SECOND }];
  expect(referenceAfter(labs, 'node')).toEqual({ 'README.md': 'later', a: 'node', b: '2', c: '3' });
  expect(referenceAfter(labs, 'python')).toEqual({ 'README.md': 'later', a: 'py' });
  expect(referenceAfter([], 'node')).toEqual({});
});

const EXPRESS = { id: 'express', track: 'node' };
const ROW = [
  { reference: { both: { page: 'page' }, node: { app: 'plain', router: 'plain', store: 'one' } } },
  { reference: { node: { app: 'plain 2' }, 'node+express': { app: 'express', router: '', lock: 'express' } } },
  { reference: { node: { app: 'plain 3', router: 'plain 3', store: 'two', 'empty.js': '' }, python: { app: 'py' } } },
  { reference: { 'node+express': { app: 'express 4', lock: '' }, 'node+koa': { app: 'koa' } } },
].map(({ reference }) => ({ reference: reference }));

test('with a framework its files win, those of later labs too, and an empty one takes away', () => {
  const programs = [1, 2, 3, 4].map((labs) => programWith(EXPRESS, ROW.slice(0, labs)));
  expect(programs).toEqual([
    { page: 'page', app: 'plain', router: 'plain', store: 'one' },
    { page: 'page', app: 'express', store: 'one', lock: 'express' },
    { page: 'page', app: 'express', store: 'two', lock: 'express', 'empty.js': '' },
    { page: 'page', app: 'express 4', store: 'two', 'empty.js': '' },
  ]);
  expect(programWith({ id: 'none', track: 'node' }, ROW)).toEqual(referenceAfter(ROW, 'node'));
});

test('what a lab adds with a framework is what its own and the track say anew', () => {
  expect(changedWith(EXPRESS, ROW.slice(0, 2))).toEqual({ app: 'express', lock: 'express' });
  expect(changedWith(EXPRESS, ROW.slice(0, 3))).toEqual({ store: 'two', 'empty.js': '' });
  expect(changedWith(EXPRESS, ROW)).toEqual({ app: 'express 4' });
});

test.each<[string[], Record<string, string>, string[]]>([
  [['server.js', 'shelf.js'], {}, ['start: node server.js', 'cli: node shelf.js']],
  [
    ['server.js'],
    { start: 'x', build: 'y', test: 'z' },
    ['start: npm start', 'build: npm run build', 'test: npm test'],
  ],
  [['server.js'], { test: 'echo "Error: no test specified" && exit 1' }, ['start: node server.js', 'test:']],
  [['manage.py'], {}, ['start: python manage.py runserver --noreload 127.0.0.1:$PORT', 'test: python manage.py test']],
  [['app.py', 'tests', 'shelf.py'], {}, ['start: python app.py', 'test: python -m pytest -q', 'cli: python shelf.py']],
  [[], {}, ['start:', 'cli:', 'test:', 'build:', 'reset:', 'stop:']],
])('with %j and the scripts %j, shelf.yaml says %j', (files, scripts, lines) => {
  const text = guessProject((name) => files.includes(name), scripts);
  const said = text.split('\n').map((line) => line.replace(/\s*#.*/, ''));
  expect(said).toEqual(expect.arrayContaining(lines));
});
