import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { app, ask, check, http, PASSED, project, run, server, step } from './ask.js';

const ALIVE = check('alive', [http('GET /health/live', { status: 200 })]);
const OK = server("res.end('ok')");
const posix = describe.skipIf(process.platform === 'win32');
const CHILD = "const { spawn } = require('node:child_process');";

posix('nothing is left', () => {
  test.each([
    [
      'a child that it detached',
      `${CHILD} spawn('sleep', ['600'], { detached: true, stdio: 'ignore' }).unref();\n${OK}`,
    ],
    ['a child of another environment', `${CHILD} spawn('sleep', ['600'], { detached: true, env: {} });\n${OK}`],
    ['itself, deaf to SIGTERM', `process.on('SIGTERM', () => 0);\n${OK}`],
  ])('%s', async (_what, code) => {
    const told = await ask(project({ 'server.js': code }), [ALIVE]);
    expect(told.results).toEqual({ alive: PASSED });
    expect(told.the('ended').left).toBe(1);
  });

  test('a child that holds the port when its parent has ended', async () => {
    const parent = `${CHILD} spawn(process.execPath, ['child.js'], { detached: true, stdio: 'inherit' }); setTimeout(() => process.exit(0), 1500);`;
    const told = await ask(project({ 'server.js': parent, 'child.js': OK }), [
      ALIVE,
      check('wait', [step({ kind: 'wait', seconds: 2 })]),
      check('again', [http('GET /', { status: 200 })]),
    ]);
    expect(told.results).toMatchObject({ alive: PASSED });
  });

  test('what was ended because a check asks for it is no program that did not end', async () => {
    const told = await ask(project({ 'server.js': OK }), [
      check('kill', [app('kill', { exit: 'SIGKILL', listens: false }), app('start', { listens: true })]),
      check('again', [app('again', {}), http('GET /', { status: 200 })]),
    ]);
    expect(told.results).toEqual({ kill: PASSED, again: PASSED });
    expect(told.the('ended').left).toBe(0);
  });
});

test('a program that was asked to end, and only stops to listen, is started anew for what comes next', async () => {
  const deaf = `const it = require('node:http').createServer((req, res) => res.end('ok')).listen(process.env.PORT, '127.0.0.1');
process.on('SIGTERM', () => it.close());
setInterval(() => 0, 1000);`;
  const told = await ask(project({ 'server.js': deaf }), [
    check('stop', [app('stop', {}, { wait: false }), step({ kind: 'wait', seconds: 1 })]),
    ALIVE,
  ]);
  expect(told.results).toEqual({ stop: PASSED, alive: PASSED });
});

test('a program that prints without end is ended, and that is said', async () => {
  const flood = "for (let i = 0; i < 40; i++) process.stdout.write('x'.repeat(1 << 20));";
  const told = await ask(
    project({ 'server.js': server(`if (req.url === '/flood') { ${flood} } else res.end('ok')`) }),
    [check('flood', [http('GET /flood', { status: 200 })]), ALIVE],
  );
  expect(told.failed('flood').said).toMatch(/printed more than/);
  expect(told.results).toMatchObject({ alive: PASSED });
});

test('what it prints in a round of many requests is no flood', async () => {
  const of = project({ 'server.js': server("console.log('x'.repeat(10000)); res.end('ok')") });
  const told = await ask(of, [check('many', [http('GET /', { status: 200 }, { times: 200 })])]);
  expect(told.results).toEqual({ many: PASSED });
});

test('one that died in a check is started again for the next', async () => {
  const of = project({ 'server.js': server("if (req.url === '/die') process.exit(7); res.end('ok')") });
  const told = await ask(of, [
    check('dies', [http('GET /die', { status: 200 })], {
      mistakes: [{ step: null, when: { error: 'closed', exit: 7 }, say: 'It ended.' }],
    }),
    ALIVE,
  ]);
  expect(told.failed('dies')).toMatchObject({ likely: 'It ended.' });
  expect(told.results).toMatchObject({ alive: PASSED });
  expect(told.events.map(({ kind }) => kind)).toEqual(['started', 'checked', 'checked', 'ended']);
});

describe('what the program said meanwhile', () => {
  const TALKS = server(
    "console.log('out ' + req.url); console.error('err ' + req.url); res.end('ok')",
    "console.log('Up'); console.error('Ready');",
  );
  test('is that of the check alone', async () => {
    const told = await ask(project({ 'server.js': TALKS }), [
      check('first', [http('GET /1', { status: 200 })]),
      check('second', [http('GET /2', { status: 500 })]),
    ]);
    expect(told.failed('second').said).toBe('out /2\nerr /2');
  });

  test('is that of each program that ran in it', async () => {
    const told = await ask(project({ 'server.js': TALKS }), [
      check('first', [http('GET /1', { status: 200 })]),
      check('restarted', [http('GET /2'), app('restart'), http('GET /3', { status: 500 })]),
    ]);
    for (const said of ['out /2', 'err /2', 'Up', 'Ready', 'out /3', 'err /3']) {
      expect(told.failed('restarted').said).toContain(said);
    }
    expect(told.failed('restarted').said).not.toContain('/1');
  });

  test('is also what its own start says', async () => {
    const of = project({ 'server.js': `if (process.env.KNOB) throw new Error('no ' + process.env.KNOB);\n${TALKS}` });
    const told = await ask(of, [check('own', [http('GET /', { status: 200 })], { env: { KNOB: 'knob' } })]);
    expect(told.failed('own').said).toContain('no knob');
  });

  test('is its end, however much it was', async () => {
    const of = project({ 'server.js': server("console.log('x'.repeat(9000) + req.url); res.end('ok')") });
    const told = await ask(of, [
      check('first', [http('GET /1', { status: 200 })]),
      check('second', [http('GET /2', { status: 500 })]),
    ]);
    expect(told.failed('second').said).toMatch(/x\/2$/);
  });
});

test('a setting of one check is none of the next', async () => {
  const of = project({ 'server.js': server("res.end(JSON.stringify([process.env.KNOB ?? 'off']))") });
  const told = await ask(of, [
    check('knob', [app('restart', { listens: true }, { env: { KNOB: 'on' } }), http('GET /', { json: ['on'] })]),
    check('next', [http('GET /', { json: ['off'] })]),
  ]);
  expect(told.results).toEqual({ knob: PASSED, next: PASSED });
});

test('two rounds at once do not disturb each other', async () => {
  const of = () =>
    project({ 'server.js': server("console.log(req.url); res.end(process.env.SHELF_DATA + ' ' + process.cwd())") });
  const one = of();
  const other = of();
  const [a, b] = await Promise.all(
    [one, other].map((each) =>
      ask(each, [
        check('who', [http('GET /', { body: { has: each.folder } }, { times: 20 })]),
        check('restart', [app('restart', { listens: true }), http('GET /', { body: { has: each.folder } })]),
      ]),
    ),
  );
  expect([a!.results, b!.results]).toEqual([
    { who: PASSED, restart: PASSED },
    { who: PASSED, restart: PASSED },
  ]);
});

describe('stopped by the learner', () => {
  const HANGS = server("if (req.url === '/health/live') res.end('ok')");
  const RUNS = 'start: node server.js\ncli: node cli.js\n';
  test.each([
    ['in a request', HANGS, [http('GET /never', { status: 200 })]],
    ['in many requests', HANGS, [http('GET /never', { status: 200 }, { times: 100 })]],
    ['in many at once', HANGS, [http('GET /never', { status: 200 }, { atOnce: 20 })]],
    [
      'in a page',
      HANGS,
      [step({ kind: 'html', of: 'GET /never', find: null, css: null, as: 'nobody', on: 'first' }, { exists: true })],
    ],
    [
      'in a half request',
      HANGS,
      [http('POST /never', {}, { hold: 'half' }), step({ kind: 'finish', name: 'half' }, { status: 200 })],
    ],
    ['in a wait', HANGS, [step({ kind: 'wait', seconds: 30 })]],
    ['in an order', HANGS, [run(['cli'], { exit: 0 })]],
    ['in what takes its time', HANGS, [http('GET /health/live', { status: 500 }, {}, { within: 30 })]],
    ['in the end of a program', `process.on('SIGTERM', () => 0);\n${HANGS}`, [app('stop', { exit: 0 })]],
    [
      'in a second start',
      `if (process.env.KNOB) setInterval(() => 0, 1000); else { ${HANGS} }`,
      [app('exits', { exit: 1 }, { env: { KNOB: '1' } })],
    ],
    ['in its start', 'setInterval(() => 0, 1000);', [http('GET /', { status: 200 })]],
    ['in the log-in', HANGS, [http('GET /', { status: 200 }, { as: 'ana' })]],
  ] as const)('%s, the round ends at once', async (_where, code, steps) => {
    const stop = new AbortController();
    const of = project({ 'shelf.yaml': RUNS, 'server.js': code, 'cli.js': 'setInterval(() => 0, 1000);' });
    setTimeout(() => stop.abort(), 1500);
    const began = performance.now();
    const told = await ask(of, [check('one', [...steps]), ALIVE], {
      signal: stop.signal,
      accounts: { register: 'POST /users', logIn: 'POST /sessions' },
    });
    expect(told.results['alive']).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(1500 + 2000 + 2500);
  });
});

test.skipIf(process.platform === 'win32')(
  'a command that stops what is left runs at the end, and what answers then is named',
  async () => {
    const of = project({ 'shelf.yaml': 'start: node server.js\nstop: date > stopped\n', 'server.js': OK });
    await ask(of, [ALIVE]);
    expect(existsSync(join(of.folder, 'stopped'))).toBe(true);
    expect(readFileSync(join(of.folder, 'stopped'), 'utf8')).not.toBe('');
  },
);
