import { expect, test } from 'vitest';
import { ask, check, http, PASSED, project, run, saved, server, step } from './ask.js';
import type { LabStep } from '../../../src/domain/lab/lab.js';

const UP = "if (req.url === '/health/live') return res.end('ok');";

/** What became of each of these steps, on a program that does this. */
async function results(
  handler: string,
  steps: Record<string, LabStep[]>,
  before = '',
  more: Parameters<typeof ask>[2] = {},
) {
  const of = project({ 'server.js': server(UP + handler, before) });
  const told = await ask(
    of,
    Object.entries(steps).map(([id, list]) => check(id, list)),
    more,
  );
  return { told, results: told.results };
}

test('what is no whole answer is an error, never an answer', async () => {
  const { told } = await results(
    `switch (req.url) {
      case '/half': res.writeHead(200, { 'content-length': 100 }); res.write('{"a":1}'); setTimeout(() => res.destroy(), 50); break;
      case '/closes': req.socket.destroy(); break;
      case '/large': res.end(Buffer.alloc(10 << 20, 'x')); break;
      case '/babble': req.socket.end('no http\\r\\n\\r\\n'); break;
      default: setTimeout(() => res.end('late'), 3000);
    }`,
    {
      half: [http('GET /half', { status: 200 })],
      closes: [http('GET /closes')],
      large: [http('GET /large', { status: 200 })],
      babble: [http('GET /babble', { status: 200 })],
      late: [http('GET /late', { body: 'late', ms: { 'at-least': 2900 } })],
    },
  );
  const got = (id: string) => told.failed(id).misfits.map((misfit) => misfit.got);
  expect(got('half')).toEqual(['closed']);
  expect(got('closes')).toEqual(['closed']);
  expect(got('large')).toEqual(['too large']);
  expect(got('babble')[0]).toMatch(/Parse Error/);
  expect(told.results['late']).toEqual(PASSED);
});

test('a redirect is not followed, and no proxy is asked', async () => {
  process.env['HTTP_PROXY'] = process.env['http_proxy'] = 'http://127.0.0.1:9';
  try {
    const away = { status: 302, 'headers.location': 'http://192.0.2.1/' };
    const { results: told } = await results("res.writeHead(302, { location: 'http://192.0.2.1/' }); res.end()", {
      away: [http('GET /', away, {}, { save: { to: saved('headers.location') } }), http('GET ${to}', away)],
    });
    expect(told).toEqual({ away: PASSED });
  } finally {
    delete process.env['HTTP_PROXY'];
    delete process.env['http_proxy'];
  }
});

test('a request that is held back sends its head and half of its body, and then the rest', async () => {
  const net = `let seen = '', closed = 0;
require('node:net').createServer((socket) => {
  let text = '';
  socket.on('error', () => 0).on('close', () => { if (text.startsWith('POST')) closed++; });
  socket.on('data', (data) => {
    text += data;
    if (text.startsWith('POST')) seen = text;
    const body = text.startsWith('GET /seen') ? JSON.stringify({ seen, closed }) : 'ok';
    if (text.startsWith('GET') || text.endsWith('}')) socket.end('HTTP/1.1 200 OK\\r\\ncontent-length: ' + body.length + '\\r\\n\\r\\n' + body);
  });
}).listen(process.env.PORT, '127.0.0.1');`;
  const hold = http('POST /b', {}, { hold: 'slow', body: { text: '{"a":1234567890}' } });
  const told = await ask(project({ 'server.js': net }), [
    check('held', [
      hold,
      http('GET /seen', { 'json./seen': { matches: '^\\{"a":123$', lacks: '}' } }, {}, { within: 2 }),
      step({ kind: 'finish', name: 'slow' }, { status: 200 }),
      http('GET /seen', { 'json./seen': { has: '{"a":1234567890}' }, 'json./closed': 1 }, {}, { within: 2 }),
    ]),
    check('dropped', [hold, http('GET /seen', { 'json./seen': { matches: '123$' } }, {}, { within: 2 })]),
    check('seen', [http('GET /seen', { 'json./closed': 2 }, {}, { within: 2 })]),
    check('unknown', [step({ kind: 'finish', name: 'never' }, { status: 200 })]),
  ]);
  expect(told.results).toMatchObject({ held: PASSED, dropped: PASSED, seen: PASSED });
  expect(told.failed('unknown').misfits[0]!.got).toBe('refused');
});

test('a request that is left is sent whole, and what comes next does not wait for its answer', async () => {
  const slow = `if (req.url === '/slow') return req.on('data', (data) => (seen += data)).on('end', () => setTimeout(() => res.end('late'), 700));
     res.end(JSON.stringify({ seen }));`;
  const leave = http('POST /slow', {}, { leave: 'slow', body: { text: '{"a":1234567890}' } });
  const seen = http('GET /seen', { 'json./seen': '{"a":1234567890}', ms: { 'at-most': 600 } }, {}, { within: 0.5 });
  const { results: told } = await results(
    slow,
    { left: [leave, seen, step({ kind: 'finish', name: 'slow' }, { status: 200, body: 'late' })], dropped: [leave] },
    `let seen = '';`,
  );
  expect(told).toEqual({ left: PASSED, dropped: PASSED });
});

test('many at once: all connections are open before the first request is sent', async () => {
  const count = 'let open = 0, first = 0;';
  const { results: told } = await results(
    `if (req.url === '/first') return res.end(JSON.stringify(first));
     first ||= open;
     setTimeout(() => res.end(req.url), 20);`,
    {
      many: [
        http(
          'GET /${n}',
          { status: 200, statuses: { count: 20, every: 200 }, slowest: { 'at-most': 5000 } },
          { atOnce: 20 },
        ),
      ],
      first: [http('GET /first', { json: { 'at-least': 20 } })],
      more: [http('GET /${n}', { statuses: { count: 45, every: 200 } }, { atOnce: 45 })],
    },
    `${count} const make = http.createServer; http.createServer = (handler) => make(handler).on('connection', (socket) => { open++; socket.on('close', () => open--); });`,
  );
  expect(told).toEqual({ many: PASSED, first: PASSED, more: PASSED });
});

test('a server that takes one after another, with a short queue, is asked in turns', async () => {
  const python = `import http.server, os
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def log_message(self, *words):
        pass
http.server.HTTPServer(('127.0.0.1', int(os.environ['PORT'])), Handler).serve_forever()
`;
  const of = project({ 'shelf.yaml': 'start: python3 server.py\n', 'server.py': python });
  const began = performance.now();
  const told = await ask(of, [check('many', [http('GET /', { statuses: { count: 20, every: 200 } }, { atOnce: 20 })])]);
  expect(told.results).toEqual({ many: PASSED });
  expect(performance.now() - began).toBeLessThan(20_000);
});

test('one that closes connections on which nothing came yet has closed them', async () => {
  const { told } = await results(
    "res.end('ok')",
    { many: [http('GET /', { status: 200 }, { atOnce: 20 })] },
    `
    const make = http.createServer;
    http.createServer = (handler) => make(handler).on('connection', (socket) => setTimeout(() => socket.bytesRead === 0 && socket.destroy(), 30));`,
  );
  expect(told.failed('many').misfits[0]!.got).toBe('closed');
});

test('pages are followed to the last, or as far as is allowed', async () => {
  const pages = `const n = Number(new URL(req.url, 'http://x').searchParams.get('n') ?? 1);
    const base = req.url.startsWith('/query') ? '' : req.url.startsWith('/whole') ? 'http://127.0.0.1:' + process.env.PORT + '/whole' : '/list';
    res.end(JSON.stringify({ items: [{ url: 'a' + n }, { url: 'b' + n }], next: req.url.startsWith('/ring') ? '/ring' : n < 3 ? base + '?n=' + (n + 1) : null }))`;
  const follow = { next: 'json./next', collect: 'json./items', by: '/url', atMost: 5 };
  const all = { collected: ['a1', 'b1', 'a2', 'b2', 'a3', 'b3'], pages: 3 };
  const { results: told } = await results(pages, {
    list: [http('GET /list', all, { follow })],
    whole: [http('GET /whole', all, { follow })],
    query: [http('GET /query', all, { follow })],
    ring: [http('GET /ring', { pages: 5, collected: { count: 10 } }, { follow })],
  });
  expect(told).toEqual({ list: PASSED, whole: PASSED, query: PASSED, ring: PASSED });
});

test('what may take its time is asked until it fits', async () => {
  const { told, results: all } = await results(
    'res.end(String(asked++))',
    {
      soon: [http('GET /', { body: '3' }, {}, { within: 5 })],
      never: [http('GET /', { body: 'x' }, {}, { within: 0.3 })],
    },
    'let asked = 0;',
  );
  expect(all['soon']).toEqual(PASSED);
  expect(told.failed('never').misfits[0]!.fact).toBe('body');
});

test('what was saved is used in later steps, and what did not come is no value', async () => {
  const tells = `let text = ''; req.on('data', (data) => (text += data)).on('end', () =>
    res.end(JSON.stringify({ id: 7, url: req.url, method: req.method, text, h: req.headers['x-id'] ?? null, link: '<https://shelf.example/verify?token=abc>' })))`;
  const of = project({
    'shelf.yaml': 'start: node server.js\ncli: node cli.js\n',
    'server.js': server(UP + tells),
    'cli.js':
      "process.stdin.on('data', (data) => console.log('read ' + data)); console.log(process.argv.slice(2).join(' '));",
  });
  const save = {
    id: saved('json./id'),
    token: saved('json./link', 'token=(\\w+)'),
    none: saved('json./none'),
    miss: saved('json./link', 'nothing=(\\w+)'),
  };
  const told = await ask(of, [
    check('uses', [
      http('POST /', {}, { body: { json: { a: 1 } } }, { save }),
      http(
        'PUT /b/${id}?t=${token}',
        { 'json./url': '/b/7?t=abc', 'json./text': '{"id":7}', 'json./h': '7' },
        { body: { json: { id: '${id}' } }, headers: { 'X-Id': '${id}', 'X-None': '${none}' } },
      ),
      http('GET /${miss}', { 'json./url': { lacks: 'undefined' } }),
      http('GET /7.b/8', {}, {}, { save: { dot: saved('json./url', '/(\\d.b)') } }),
      http(
        'GET /7xb/9,7.b/8',
        {},
        {},
        { save: { past: saved('json./url', '${dot}/(\\d)'), lost: saved('json./url', '${miss}(.)') } },
      ),
      http('GET /${past}/${lost}', { 'json./url': { matches: '^/8/.*lost' } }),
      run(['cli', 'show', '${id}', '${token}'], { stdout: { has: ['show 7 abc', 'read 7'] } }, { stdin: '${id}' }),
      run(['cli', '${none}'], { exit: 0, stdout: { lacks: 'undefined' } }),
    ]),
    check('same', [
      http('GET /', {}, {}, { save: { gone: saved('json./none') } }),
      http('GET /', { 'json./none': { 'same-as': 'gone' } }),
    ]),
    check('own', [http('GET /${id}', { 'json./url': { lacks: '7' } })]),
  ]);
  expect(told.results).toMatchObject({ uses: PASSED, own: PASSED });
  expect(told.failed('same').misfits[0]!.fact).toBe('json./none');
});

test('the facts are those of the first answer that does not fit', async () => {
  const { told } = await results("res.statusCode = req.url === '/3' ? 500 : 200; res.end()", {
    times: [http('GET /${n}', { status: 200 }, { times: 5 })],
    every: [http('GET /${n}', { statuses: [200, 200, 500, 200] }, { times: 4 })],
  });
  expect(told.failed('times')).toMatchObject({ asked: 'GET /1 (number 3 of 5)', misfits: [{ got: '500' }] });
  expect(told.results['every']).toEqual(PASSED);
});

test('an odd value stands in each place of the JSON, and the body that does not fit is told', async () => {
  const handler = `let text = '';
    req.on('data', (part) => (text += part)).on('end', () => {
      if (req.method === 'GET') return res.end(JSON.stringify(seen));
      seen.push(text);
      res.writeHead(text.includes(req.url.slice(1)) ? 500 : 201).end();
    });`;
  const odd = (line: string, json: unknown) => http(line, { status: 201 }, { odd: true, body: { json } });
  const { told } = await results(
    handler,
    {
      each: [
        odd('POST /none', { name: 'Rice', at: { tags: ['dry', 'food'] } }),
        http('GET /', { json: { count: 28, has: ODD_ONES } }),
      ],
      plain: [odd('POST /none', 'no fields'), odd('POST /none', [])],
      told: [odd('POST /[]', { name: 'Rice', amount: 2 })],
    },
    'const seen = [];',
  );
  expect(told.results).toMatchObject({ each: PASSED, plain: PASSED });
  expect(told.failed('told')).toMatchObject({ asked: 'POST /[] ({"name":[],"amount":2})', misfits: [{ got: '500' }] });
  expect(told.results['told']!.line).toContain(`'{"name":[],"amount":2}'`);
});

const ODD_ONES = [
  '{"at":{"tags":["dry","food"]}}',
  '{"name":100000000000000000000,"at":{"tags":["dry","food"]}}',
  '{"name":"Rice","at":{}}',
  '{"name":"Rice","at":{"tags":"odd"}}',
  '{"name":"Rice","at":{"tags":[{}]}}',
];

const WAY = { register: 'POST /users', logIn: 'POST /sessions' };
const accountsOf = (login: string) => `
  if (req.url === '/users' && req.method === 'POST') { users++; res.statusCode = 201; return res.end('{}'); }
  if (req.url === '/sessions') { if (process.env.NO) { res.statusCode = 500; return res.end(); } logins++; ${login} }
  res.end(JSON.stringify({ users, logins, who: req.headers.authorization ?? req.headers.cookie ?? null }));`;

test.each([
  ['a token', "return res.end(JSON.stringify({ token: 'secret' }));", 'Bearer secret', 'Bearer Aecret'],
  [
    'cookies',
    "res.setHeader('set-cookie', ['s=secret; HttpOnly', 'csrf=1']); return res.end();",
    's=secret; csrf=1',
    's=Aecret; csrf=A',
  ],
])('who asks logs in once, and is known by %s', async (_what, login, who, changed) => {
  const { results: told } = await results(
    accountsOf(login),
    {
      nobody: [http('GET /', { 'json./who': null, 'json./logins': 0 })],
      ana: [http('GET /', { 'json./who': who, 'json./users': 1, 'json./logins': 1 }, { as: 'ana', times: 3 })],
      ben: [http('GET /', { 'json./who': who, 'json./users': 2 }, { as: 'ben' })],
      again: [http('GET /', { 'json./users': 2, 'json./logins': 2 }, { as: 'ana' })],
      forged: [http('GET /', { 'json./who': changed }, { as: 'ana', forged: 'changed' })],
    },
    'let users = 0, logins = 0;',
    { accounts: WAY },
  );
  expect(told).toEqual({ nobody: PASSED, ana: PASSED, ben: PASSED, again: PASSED, forged: PASSED });
});

test('who cannot log in is told why, and tries again at the next request', async () => {
  const { told } = await results(
    accountsOf(
      "if (logins === 1) { res.statusCode = 500; return res.end(); } return res.end(JSON.stringify({ token: 't' }));",
    ),
    {
      fails: [http('GET /', { status: 200 }, { as: 'ana' })],
      again: [http('GET /', { 'json./who': 'Bearer t', 'json./users': 1 }, { as: 'ana' })],
    },
    'let users = 0, logins = 0;',
    { accounts: WAY },
  );
  expect(told.failed('fails').misfits[0]!.got).toBe('ana could not log in: POST /sessions gave 500');
  expect(told.results['again']).toEqual(PASSED);
  const none = await results(
    accountsOf('return res.end("{}");'),
    { none: [http('GET /', { status: 200 }, { as: 'ben' })] },
    'let users = 0, logins = 0;',
    { accounts: WAY },
  );
  expect(none.told.failed('none').misfits[0]!.got).toBe(
    'ben could not log in: POST /sessions gave neither a field "token" nor a cookie',
  );
});

test('who has begun the lab of accounts, and has none yet, is told so', async () => {
  const { told } = await results(
    'res.statusCode = 404; res.end();',
    { early: [http('GET /', { status: 200 }, { as: 'ana' })] },
    '',
    { accounts: WAY },
  );
  expect(told.failed('early').misfits[0]!.got).toBe(
    'ana could not log in: POST /users gave 404, and since the lab of accounts was begun all labs ask as somebody',
  );
});

test('before there are accounts, everybody is nobody', async () => {
  const { results: told } = await results(
    accountsOf(''),
    { ana: [http('GET /', { 'json./who': null, 'json./users': 0 }, { as: 'ana' })] },
    'let users = 0, logins = 0;',
  );
  expect(told).toEqual({ ana: PASSED });
});

test('whatever came from a program, a request with it can be asked', async () => {
  const tells =
    "res.end(JSON.stringify({ token: 'two\\nlines', name: 'a 🦊 \\ud800', url: decodeURIComponent(req.url) }))";
  const { told } = await results(tells, {
    path: [
      http('GET /', {}, {}, { save: { name: saved('json./name') } }),
      http('GET /b/${name}', { 'json./url': '/b/a 🦊 \ufffd' }),
    ],
    header: [
      http('GET /', {}, {}, { save: { token: saved('json./token') } }),
      http('GET /', { status: 200 }, { headers: { authorization: 'Bearer ${token}' } }),
    ],
  });
  expect(told.results['path']).toEqual(PASSED);
  expect(told.failed('header').misfits[0]!.got).toBe('what came cannot be sent as a header: authorization');
});
