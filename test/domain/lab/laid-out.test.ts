import { expect, test } from 'vitest';
import { guessProject } from '../../../src/domain/lab/guess.js';
import { filesFor, referenceAfter } from '../../../src/domain/lab/laid-out.js';

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
