import { describe, expect, test } from 'vitest';
import { isOpen } from '../../../src/lab/round/ports.js';
import { app, ask, check, http, PASSED, project, server } from './ask.js';

const ALIVE = check('alive', [http('GET /health/live', { status: 200 })]);
const OK = server("res.end('ok')");
const posix = describe.skipIf(process.platform === 'win32');

test('a program that answers is asked, and ended', async () => {
  const told = await ask(project({ 'server.js': OK }), [ALIVE]);
  expect(told.results).toEqual({ alive: PASSED });
  expect(told.events.map(({ kind }) => kind)).toEqual(['started', 'checked', 'ended']);
  expect(told.the('ended')).toEqual({ kind: 'ended', left: 0, answersStill: null });
});

test.each([
  ['process.exit(0);', 0, ''],
  [
    "console.log('Listening'); console.error('No: \\u001b[31mbroken'); process.exit(3);",
    3,
    'Listening\nNo: \u001b[31mbroken',
  ],
  ["process.kill(process.pid, 'SIGKILL'); setInterval(() => 0, 1000);", 'SIGKILL', ''],
])('%s: it does not run, and its words are the message', async (code, exit, said) => {
  const told = await ask(project({ 'server.js': code }), [ALIVE]);
  expect(told.the('no-start')).toEqual({ kind: 'no-start', exit, elsewhere: [], said });
  expect(told.results).toEqual({});
});

posix('how it is started', () => {
  const SCRIPTS = JSON.stringify({ scripts: { start: 'node server.js' } });
  test.each([
    ['npm start', { 'package.json': SCRIPTS, 'server.js': OK }],
    ['cd app && node server.js', { 'app/server.js': OK }],
    ['MODE=x node server.js', { 'server.js': OK }],
    ['node -e \'require("./server.js")\' # with a word', { 'server.js': OK }],
    ['node server.js & wait', { 'server.js': OK }],
  ])('%s', async (start, files) => {
    const told = await ask(project({ 'shelf.yaml': `start: ${JSON.stringify(start)}\n`, ...files }), [
      ALIVE,
      check('stop', [app('stop', { listens: false })]),
      ALIVE,
    ]);
    expect(told.results).toMatchObject({ alive: PASSED, stop: PASSED });
    expect(told.the('ended').left).toBe(0);
  });

  test('a shell that waits for its program is no program that did not end', async () => {
    const slow = `process.on('SIGTERM', () => setTimeout(() => process.exit(0), 300));\n${OK}`;
    const of = project({ 'shelf.yaml': 'start: cd . && node server.js\n', 'server.js': slow });
    const told = await ask(of, [ALIVE]);
    expect(told.the('ended').left).toBe(0);
  });

  test('it is built first', async () => {
    const told = await ask(
      project({ 'shelf.yaml': 'start: node built.js\nbuild: cp server.js built.js\n', 'server.js': OK }),
      [ALIVE],
    );
    expect(told.results).toEqual({ alive: PASSED });
  });

  test('what cannot be built is not started', async () => {
    const shelf = "start: node server.js\nbuild: 'echo to stdout; echo to stderr >&2; exit 4'\n";
    const told = await ask(project({ 'shelf.yaml': shelf, 'server.js': OK }), [ALIVE]);
    expect(told.the('built')).toEqual({ kind: 'built', ok: false, said: 'to stdout\nto stderr' });
    expect(told.events.map(({ kind }) => kind)).toEqual(['built', 'ended']);
  });
});

test('who listens elsewhere is told where', async ({ skip }) => {
  if (await isOpen(3000)) skip();
  const of = project({ 'server.js': OK.replace('process.env.PORT', '3000') });
  const told = await ask(of, [
    check('alive', [http('GET /health/live', { status: 200 })], {
      mistakes: [{ step: 1, when: { elsewhere: { has: 3000 } }, say: 'Listen on PORT.' }],
    }),
  ]);
  expect(told.failed('alive')).toMatchObject({ misfits: [{ got: 'refused' }], likely: 'Listen on PORT.' });
  expect(await isOpen(3000)).toBe(false);
});

test('on the other loopback address it is found too', async () => {
  const told = await ask(project({ 'server.js': OK.replace("'127.0.0.1'", "'::1'") }), [ALIVE]);
  expect(told.results).toEqual({ alive: PASSED });
});

test('who never answers has fifteen seconds, and is asked all the same', async () => {
  const on = (socket: string) =>
    `require('node:net').createServer((socket) => { ${socket} }).listen(process.env.PORT, '::1');`;
  const PROGRAMS = [
    ['setInterval(() => 0, 1000);', 'refused'],
    [on('socket.destroy();'), 'closed'],
    [on("socket.end('HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\nhalf');"), 'closed'],
  ] as const;
  await Promise.all(
    PROGRAMS.map(async ([code, got]) => {
      const told = await ask(project({ 'server.js': code }), [ALIVE]);
      expect(told.failed('alive').misfits).toEqual([{ fact: 'answer', expected: 'an answer', got }]);
      expect(told.events.map(({ kind }) => kind)).toEqual(['checked', 'ended']);
    }),
  );
});

test('who needs time to listen has it', async () => {
  const told = await ask(project({ 'server.js': `setTimeout(() => { ${OK} }, 4000);` }), [ALIVE]);
  expect(told.results).toEqual({ alive: PASSED });
  expect(told.the('started').ms).toBeGreaterThan(3900);
});

test('its environment is its own, and its data fresh', async () => {
  const fs = "const fs = require('node:fs'), file = process.env.SHELF_DATA + '/kept';";
  const tells = `${fs}
  const was = fs.existsSync(file);
  fs.writeFileSync(file, 'x');
  res.end(JSON.stringify({ was, env: process.env }));`;
  const shelf = 'start: node server.js\nenv: { MINE: 1, PORT: 9, SHELF_DATA: /nowhere }\n';
  const of = project({ 'shelf.yaml': shelf, 'server.js': server(tells) });
  const ours = { ...process.env, HTTP_PROXY: 'http://127.0.0.1:9', ROADMAP_HOME: '/ours', DATABASE_URL: 'sqlite:real' };
  const env = {
    'json./env/MINE': '1',
    'json./env/HTTP_PROXY': { present: false },
    'json./env/ROADMAP_HOME': { present: false },
  };
  const own = { 'json./env/KNOB': '2', 'json./env/LOG': { matches: '/log$' } };
  const told = await ask(
    of,
    [
      check('first', [http('GET /', { ...env, 'json./was': true, 'json./env/KNOB': { present: false } })]),
      check('own', [http('GET /', { ...env, ...own })], { env: { KNOB: '2', LOG: '${scratch}/log' } }),
      check('fresh', [app('stop'), app('start', { listens: true }), http('GET /', { 'json./was': true })], { env: {} }),
      check('again', [http('GET /', { 'json./was': true, 'json./env/DATABASE_URL': { present: false } })]),
    ],
    { ours },
  );
  expect(told.results).toEqual({ first: PASSED, own: PASSED, fresh: PASSED, again: PASSED });
});

test.skipIf(process.platform === 'win32')(
  'a command that empties a database runs before each fresh SHELF_DATA',
  async () => {
    const reset = 'echo "$SHELF_DATA" >> resets';
    const of = project({ 'shelf.yaml': `start: node server.js\nreset: ${JSON.stringify(reset)}\n`, 'server.js': OK });
    const told = await ask(of, [
      ALIVE,
      check('own', [app('restart', { listens: true })], { env: {} }),
      check('twice', [
        {
          ask: { kind: 'file', path: 'resets', news: false },
          want: { lines: { count: 2, distinct: true } },
          save: {},
          within: null,
        },
      ]),
    ]);
    expect(told.results).toEqual({ alive: PASSED, own: PASSED, twice: PASSED });
  },
);

test('a command that empties a database, or stops it, and fails is told once, with what it said', async () => {
  const fails = (code: number) => `node -e "console.error('no database'); process.exit(${code})"`;
  const shelf = `start: node server.js\nreset: ${JSON.stringify(fails(3))}\nstop: ${JSON.stringify(fails(4))}\n`;
  const told = await ask(project({ 'shelf.yaml': shelf, 'server.js': OK }), [
    ALIVE,
    check('own', [app('restart', { listens: true })], { env: {} }),
  ]);
  expect(told.results).toEqual({ alive: PASSED, own: PASSED });
  expect(told.events.filter(({ kind }) => kind === 'command-failed')).toEqual([
    { kind: 'command-failed', command: 'reset', said: 'no database' },
    { kind: 'command-failed', command: 'stop', said: 'no database' },
  ]);
});
