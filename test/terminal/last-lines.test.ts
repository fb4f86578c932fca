import { expect, test } from 'vitest';
import { lastLines } from '../../src/terminal/last-lines.js';

const frames = Array.from({ length: 8 }, (_, i) => `    at next (/shelf/node_modules/router/index.js:${i}:7)`);

test('of a trace of Node, the message and the calls of own files are shown', () => {
  const said = [
    'k3 GET / 200',
    'k4 TypeError: Provided value cannot be bound',
    '    at Store.add (file:///shelf/store.js:20:10)',
    '    at file:///shelf/app.js:36:28',
    ...frames,
    '    at node:internal/main:1:1 {',
    "  code: 'ERR_INVALID_ARG_TYPE'",
    '}',
    'k4 POST /bookmarks 500',
    'k5 GET / 200',
    'k6 GET / 200',
  ].join('\n');
  expect(lastLines(said).split('\n')).toEqual([
    'k4 TypeError: Provided value cannot be bound',
    '    at Store.add (file:///shelf/store.js:20:10)',
    '    at file:///shelf/app.js:36:28',
    "  code: 'ERR_INVALID_ARG_TYPE'",
    '}',
  ]);
  expect(lastLines(said, true)).toBe(said);
});

test('without one, the last lines are', () => {
  expect(lastLines('1\n2\n3\n4\n5\n6\n')).toBe('2\n3\n4\n5\n6');
  const python = 'Traceback:\n  File "a.py", line 1\n    f()\n  File "b.py", line 2\n    g()\nValueError: no';
  expect(lastLines(python)).toBe(python.split('\n').slice(1).join('\n'));
  expect(lastLines(`a\n${frames.join('\n')}\n`)).toBe('a');
});
