import { expect, test } from 'vitest';
import { ask, check, http, PASSED, project, server } from './ask.js';

const UP = "if (req.url === '/health/live') return res.end('{}');";

const beside = { atOnce: 40, beside: 'GET /health/live' } as const;

/** A server that lets through one after another, and plain requests at once. */
const QUEUE = `let before = Promise.resolve();
const slowly = (res) => { before = before.then(() => new Promise((done) => setTimeout(() => { res.end('{}'); done(); }, 60))); };`;

test('a queue is told apart from a server that is as slow for plain requests', async () => {
  const of = project({
    'server.js': server(
      `${UP} if (req.url === '/queue' || req.url === '/plain') return slowly(res); res.end('{}');`,
      QUEUE,
    ),
  });
  const { results } = await ask(of, [
    check('queue', [http('GET /queue', { waited: { 'at-least': 1000 }, slower: { 'at-least': 3 } }, beside)]),
    check('as-slow', [
      http(
        'GET /queue',
        { statuses: { count: 20, every: 200 }, slower: { 'at-most': 3 } },
        { ...beside, atOnce: 20, beside: 'GET /plain' },
      ),
    ]),
    check('quick', [http('GET /', { statuses: { count: 40, every: 200 }, waited: { 'at-most': 5000 } }, beside)]),
    check('alone', [http('GET /', { waited: { present: false }, slower: { present: false } }, { atOnce: 20 })]),
  ]);
  expect(results).toEqual({ queue: PASSED, 'as-slow': PASSED, quick: PASSED, alone: PASSED });
});

test('the best burst counts: one slow moment is no queue', async () => {
  const of = project({
    'server.js': server(
      `${UP} seen++; if (seen <= 20) return setTimeout(() => res.end('{}'), 1500); res.end('{}');`,
      'let seen = 0;',
    ),
  });
  const { results } = await ask(of, [
    check('best', [http('GET /', { slowest: { 'at-least': 1500 }, waited: { 'at-most': 1499 } }, beside)]),
  ]);
  expect(results).toEqual({ best: PASSED });
});

test('plain requests that fail, answer without end or by halves change nothing of the others', async () => {
  const of = project({
    'server.js': server(
      `if (req.url === '/closed') return req.socket.destroy();
       if (req.url === '/half') { res.writeHead(200, { 'content-length': 50 }); res.write('half'); return setTimeout(() => req.socket.destroy(), 50); }
       if (req.url === '/large') return res.end('x'.repeat(3 << 20));
       res.end('{}');`,
    ),
  });
  const fine = { status: 200, statuses: { count: 20, every: 200 } };
  const names = ['closed', 'half', 'large'];
  const { results } = await ask(
    of,
    names.map((name) => check(name, [http('GET /', fine, { atOnce: 20, beside: `GET /${name}` })])),
  );
  expect(results).toEqual({ closed: PASSED, half: PASSED, large: PASSED });
});

test('a list that is too long to be written down is put into the JSON, behind what stands there', async () => {
  const echo = "let text = ''; req.on('data', (data) => (text += data)).on('end', () => res.end(text || '{}'));";
  const of = project({ 'server.js': server(echo) });
  const repeat = { in: 'urls', of: 'https://x.example/${run}/${n}', count: 3 };
  const has = (json: unknown, want: Record<string, unknown>) => http('POST /', want, { body: { json }, repeat });
  const { results } = await ask(of, [
    check('more', [
      has(
        { urls: ['first'], a: 1 },
        { 'json./urls/0': 'first', 'json./urls/3': 'https://x.example/${run}/3', 'json./a': 1 },
      ),
    ]),
    check('new', [
      has({}, { 'json./urls': { count: 3 }, 'json./urls/0': { matches: '^https://x.example/[a-z]+\\d*/1$' } }),
    ]),
    check('no-list', [has({ urls: 5 }, { 'json./urls': { count: 3 } })]),
    check('no-object', [has(['a'], { json: ['a'] })]),
  ]);
  expect(results).toEqual({ more: PASSED, new: PASSED, 'no-list': PASSED, 'no-object': PASSED });
});
