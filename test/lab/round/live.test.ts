import { describe, expect, test } from 'vitest';
import type { ListenAsk } from '../../../src/domain/lab/ask.js';
import type { LabStep } from '../../../src/domain/lab/lab.js';
import type { Want } from '../../../src/domain/lab/want.js';
import { ask, check, http, PASSED, project, saved, server, step } from './ask.js';

type More = Partial<LabStep>;
const listen = (name: string, want: Want = {}, of: Partial<ListenAsk> = {}): LabStep =>
  step({ kind: 'listen', name, as: 'nobody', after: null, times: 1, ...of }, want);
const heard = (name: string, want: Want, more: More = {}) =>
  step({ kind: 'heard', name }, want, { within: 2, ...more });
const hangUp = (name: string, want: Want = {}, more: More = {}) => step({ kind: 'hang-up', name }, want, more);

const UP = "if (req.url === '/health/live') return res.end('ok');";
const HEAD = "res.writeHead(200, { 'content-type': 'text/event-stream' });";
const of = (live: string, code: string) =>
  project({ 'shelf.yaml': `start: node server.js\n${live === '' ? '' : `live: ${live}\n`}`, 'server.js': code });
const events = (handler: string, before = '') => of('events', server(UP + handler, before));

/** What a check sees of what such a program does. */
async function seen(handler: string, steps: LabStep[]) {
  const told = await ask(events(handler), [check('live', steps)]);
  return told.results['live']!;
}

/** Where these steps fail, and how. */
async function misfits(program: ReturnType<typeof of>, ...steps: LabStep[]): Promise<string[]> {
  const told = await ask(program, [check('live', steps)]);
  return told.failed('live').misfits.map(({ fact, got }) => `${fact}: ${got}`);
}

describe('events', () => {
  test('are heard in whatever pieces they come, with the place of the last one', async () => {
    const handler = `${HEAD}
      const text = ': hello\\r\\n\\r\\nid: 1\\ndata: {"url":\\ndata: "ü"}\\n\\nid: é2\\rdata: {"url":"b"}\\r\\rdata: words\\n\\n';
      for (const byte of Buffer.from(text)) res.write(Buffer.from([byte]));`;
    const want = {
      form: 'events',
      status: 200,
      'events./*/url': ['ü', 'b'],
      others: ['words'],
      last: 'é2',
      closed: false,
    };
    expect(
      await seen(handler, [listen('a', { 'headers.content-type': 'text/event-stream' }), heard('a', want)]),
    ).toEqual(PASSED);
  });

  test('of a half, nothing is heard; an end is an end', async () => {
    const half = `${HEAD} res.write('data: {"url":"x"}\\n');`;
    expect(await seen(half, [listen('a'), heard('a', { count: 0, closed: false })])).toEqual(PASSED);
    const ends = [listen('a'), heard('a', { count: 0, closed: true })];
    expect(await seen(`${half} setTimeout(() => res.end(), 50);`, ends)).toEqual(PASSED);
    expect(await seen(`${half} setTimeout(() => req.socket.destroy(), 50);`, ends)).toEqual(PASSED);
  });

  test('go on from the place that was kept', async () => {
    const handler = `${HEAD} const id = Number(req.headers['last-event-id'] ?? 6) + 1; res.write('id: ' + id + '\\ndata: {"n":' + id + '}\\n\\n');`;
    const steps = [
      listen('a'),
      heard('a', { last: '7' }, { save: { place: saved('last') } }),
      hangUp('a'),
      listen('b', {}, { after: '${place}' }),
      heard('b', { 'events./0/n': 8 }),
    ];
    expect(await seen(handler, steps)).toEqual(PASSED);
    expect(await seen(handler, [listen('a', {}, { after: '${never}' }), heard('a', { last: '7' })])).toEqual(PASSED);
  });

  test('a sign of life is one that comes in a silence', async () => {
    const beats = `${HEAD} res.write(': hello\\n\\n'); setTimeout(() => res.write(': still here\\n\\n'), 400);`;
    expect(await seen(beats, [listen('a'), heard('a', { heartbeats: 1 })])).toEqual(PASSED);
    const chat = `${HEAD} const t = setInterval(() => res.write(': x\\n\\n'), 50); req.on('close', () => clearInterval(t));`;
    expect(await seen(chat, [listen('a'), step({ kind: 'wait', seconds: 1 }), heard('a', { heartbeats: 0 })])).toEqual(
      PASSED,
    );
  });

  test('a head that comes late is waited for where it is wanted', async () => {
    const late = `setTimeout(() => { ${HEAD} res.write('data: {}\\n\\n'); }, 800);`;
    expect(await seen(late, [listen('a', { status: 200 })])).toEqual(PASSED);
    expect(await seen(late, [listen('a', { closed: false }), heard('a', { status: 200, count: 1 })])).toEqual(PASSED);
  });

  test.each([
    ['10 MB in one event', `${HEAD} res.write('data: '); res.write(Buffer.alloc(10 << 20, 'x')); res.write('\\n\\n');`],
    [
      'a flood',
      `${HEAD} const go = () => { while (res.write('data: {"url":"x"}\\n\\n')); res.once('drain', go); }; go();`,
    ],
    ['a flood of comments', `${HEAD} const go = () => { while (res.write(':\\n\\n')); res.once('drain', go); }; go();`],
    ['a line without an end', `${HEAD} const go = () => { while (res.write('x')); res.once('drain', go); }; go();`],
  ])('%s is too large', async (_what, handler) => {
    const want = { 'events./*/url': { has: 'never' } };
    expect(await misfits(events(handler), listen('a'), heard('a', want))).toEqual(['answer: too large']);
  });

  test('what is deep, or full of escapes, is a text', async () => {
    const deep = `${HEAD} res.write('data: {"url":' + '['.repeat(100000) + ']'.repeat(100000) + '}\\n\\n'); res.write('data: \\u001b[31mred\\u0007\\n\\n');`;
    const want = { count: 0, others: { count: 2 }, 'others./1': '\u001b[31mred\u0007' };
    expect(await seen(deep, [listen('a'), heard('a', want)])).toEqual(PASSED);
  });

  test('what is no answer is an error, or a status', async () => {
    expect(await misfits(events('req.socket.destroy();'), listen('a', { status: 200 }))).toEqual(['answer: closed']);
    expect(await misfits(events("req.socket.end('no http\\r\\n\\r\\n');"), listen('a'))).toEqual([
      expect.stringMatching(/^answer: Parse Error/),
    ]);
    const upgrade = "req.socket.write('HTTP/1.1 101 Switching\\r\\nupgrade: x\\r\\nconnection: upgrade\\r\\n\\r\\n');";
    expect(await misfits(events(upgrade), listen('a'))).toEqual(['answer: closed']);
    expect(await seen('res.writeHead(401); res.end();', [listen('a', { status: 401, closed: true })])).toEqual(PASSED);
  });

  test('a program that never answers is nobody accused', async () => {
    const told = await ask(events('0;'), [check('live', [listen('a', { status: 200 })])]);
    expect(told.results['live']).toMatchObject({ kind: 'unclear' });
  });

  test('a place that no header can hold is told', async () => {
    const told = await misfits(events(HEAD), listen('a', {}, { after: 'a\u0001b' }));
    expect(told).toEqual(['answer: what came cannot be sent as a header']);
  });

  test('many that come and go leave nothing; what is kept is counted', async () => {
    const counts = `${HEAD} res.write(':\\n\\n'); open += 1; res.on('close', () => (open -= 1));`;
    const program = events(`if (req.url === '/open') return res.end(String(open)); ${counts}`, 'let open = 0;');
    const keeps = events(`${HEAD} res.write(':\\n\\n'); fs.openSync('server.js');`, "const fs = require('node:fs');");
    const visits = [listen('first'), hangUp('first'), listen('a', { closed: false }, { times: 50 })];
    const left = { any: [{ left: { 'at-most': 5 } }, { left: { present: false } }] };
    const told = await ask(program, [
      check('live', [...visits, hangUp('a', left, { within: 2 }), http('GET /open', { body: '0' }, {}, { within: 2 })]),
    ]);
    expect(told.results).toEqual({ live: PASSED });
    if (process.platform !== 'linux') return;
    expect(await misfits(keeps, ...visits, hangUp('a', { left: { 'at-most': 5 } }))).toEqual([
      expect.stringMatching(/^left: 5\d$/),
    ]);
  });

  test('a visit that is refused is told by its number', async () => {
    const program = events(
      `seen += 1; if (seen > 20) { res.writeHead(503); return res.end(); } ${HEAD} res.write(':\\n\\n');`,
      'let seen = 0;',
    );
    const told = await ask(program, [check('live', [listen('a', { closed: false }, { times: 50 })])]);
    expect(told.failed('live').asked).toBe('listen at GET /events (number 21 of 50)');
  });

  test('a program that ends while one listens is told', async () => {
    const program = events(`${HEAD} res.write(':\\n\\n'); setTimeout(() => process.exit(3), 100);`);
    const told = await ask(program, [check('live', [listen('a'), heard('a', { closed: true }), http('GET /')])]);
    expect(told.failed('live').misfits).toEqual([
      { fact: 'answer', expected: 'an answer', got: expect.any(String) as string },
    ]);
  });
});

test.each(['', 'letters', 'constructor'])('live: %s is no form', async (live) => {
  expect(await misfits(of(live, server("res.end('ok')")), listen('a'), heard('a', {}))).toEqual([
    expect.stringMatching(/^answer: shelf.yaml does not say/),
  ]);
});

describe('sockets', () => {
  /** A program that shakes hands, and then writes these bytes. */
  const socket = (bytes: string, more = '') =>
    of(
      'socket',
      `const crypto = require('node:crypto');
require('node:http').createServer((req, res) => res.end('ok')).on('upgrade', (req, socket) => {
  socket.on('error', () => 0);
  const key = crypto.createHash('sha1').update(req.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
  socket.write('HTTP/1.1 101 Switching Protocols\\r\\nupgrade: websocket\\r\\nconnection: upgrade\\r\\nsec-websocket-accept: ' + key + '\\r\\n\\r\\n');
  socket.write(Buffer.from(${bytes}));
  ${more}
}).listen(process.env.PORT, '127.0.0.1');`,
    );
  const results = async (program: ReturnType<typeof of>, ...steps: LabStep[]) =>
    (await ask(program, [check('live', steps)])).results['live'];

  test('messages are heard, halves and pings are not', async () => {
    const text = '{"id":7}';
    const one = `[0x81, 8, ...Buffer.from('${text}'), 0x89, 0, 0x81, 8, 0x7b]`;
    const want = { form: 'socket', status: 101, events: [{ id: 7 }], last: '7', heartbeats: 0, closed: false };
    expect(await results(socket(one), listen('a', { status: 101 }), heard('a', want))).toEqual(PASSED);
    expect(await results(socket(one, 'socket.end();'), listen('a'), heard('a', { count: 1, closed: true }))).toEqual(
      PASSED,
    );
  });

  test.each([
    ['a message of 10 MB', '[0x81, 127, 0, 0, 0, 0, 0, 160, 0, 0]', 'too large'],
    ['a flood', 'Buffer.concat(Array(200000).fill(Buffer.from([0x81, 8, ...Buffer.from(\'{"id":7}\')])))', 'too large'],
    ['a flood of pings', 'Buffer.alloc(4 << 20, Buffer.from([0x89, 0]))', 'too large'],
    ['a frame that is none', '[0xff, 0xff, 1, 2, 3]', 'Invalid WebSocket frame'],
    ['letters that are none', '[0x81, 2, 0xff, 0xfe]', 'Invalid WebSocket frame'],
  ])('%s: an outcome in words', async (_what, bytes, word) => {
    const want = { 'events./*/url': { has: 'never' } };
    expect(await misfits(socket(bytes), listen('a'), heard('a', want))).toEqual([expect.stringContaining(word)]);
  });

  test('one that is refused has a status; a wrong handshake has words', async () => {
    const refuses = of('socket', server('res.writeHead(401); res.end();'));
    expect(await results(refuses, listen('a', { status: 401, closed: true }))).toEqual(PASSED);
    const wrong = socket('[]').commands;
    expect(wrong.start).toBe('node server.js');
    const strange = of(
      'socket',
      `require('node:http').createServer((req, res) => res.end('ok')).on('upgrade', (req, socket) => socket.write('HTTP/1.1 101 Switching\\r\\nupgrade: websocket\\r\\nconnection: upgrade\\r\\nsec-websocket-accept: no\\r\\n\\r\\n')).listen(process.env.PORT, '127.0.0.1');`,
    );
    expect(await misfits(strange, listen('a', { last: 'never' }))).toEqual([
      expect.stringContaining('Sec-WebSocket-Accept'),
    ]);
  });
});

describe('polling', () => {
  const polling = (handler: string, before = '') => of('polling', server(UP + handler, before));

  test('whoever answers at once is not asked as fast as can be, and that is counted', async () => {
    const handler =
      "asked += 1; if (req.url === '/asked') return res.end(String(asked)); res.writeHead(req.headers['if-none-match'] ? 304 : 200, { etag: 'x' }); res.end(req.headers['if-none-match'] ? '' : '{\"items\":[]}');";
    const told = await ask(polling(handler, 'let asked = 0;'), [
      check('live', [
        listen('a', { status: 200, 'headers.etag': 'x' }),
        step({ kind: 'wait', seconds: 0.5 }),
        heard('a', { hasty: { 'at-least': 2 }, heartbeats: 0, closed: false }),
        hangUp('a'),
        http('GET /asked', { body: { 'at-most': 70 } }),
      ]),
    ]);
    expect(told.results).toEqual({ live: PASSED });
  });

  test.each([
    ['no list', "res.writeHead(200, { etag: String(n++) }); res.end('[1, 2]');", { count: 0, closed: false }],
    ['no JSON', "res.writeHead(200, { etag: String(n++) }); res.end('{');", { count: 0, closed: false }],
    ['no ETag', 'res.end(\'{"items":[{"id":1}]}\');', { count: 0, closed: false, last: { present: false } }],
    ['a fault later', "res.writeHead(n++ ? 500 : 200, { etag: 'x' }); res.end('{}');", { status: 200, closed: true }],
    [
      'deep items',
      "res.writeHead(200, { etag: String(n++) }); res.end('{\"items\":[' + '['.repeat(100000) + ']'.repeat(100000) + ']}');",
      { count: 0, closed: false },
    ],
  ])('%s', async (_what, handler, want) => {
    const told = await ask(polling(handler, 'let n = 0;'), [check('live', [listen('a'), heard('a', want)])]);
    expect(told.results).toEqual({ live: PASSED });
  });

  test('lists that are new each time, without an end, are too large', async () => {
    const handler =
      "res.writeHead(200, { etag: String(n++) }); res.end(JSON.stringify({ items: [{ id: n, url: 'x'.repeat(100000) }] }));";
    const want = { 'events./*/url': { has: 'never' } };
    expect(await misfits(polling(handler, 'let n = 0;'), listen('a'), heard('a', want, { within: 5 }))).toEqual([
      'answer: too large',
    ]);
  });
});
