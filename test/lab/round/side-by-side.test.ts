import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LabStep } from '../../../src/domain/lab/lab.js';
import type { Project } from '../../../src/lab/project.js';
import { app, ask, check, http, PASSED, project, run, server, step } from './ask.js';

/** Writes down when each of its starts begins and ends; answers whether it was ever one of several. */
const COUNTING = server(
  `res.statusCode = req.url === '/alone' && met() ? 503 : 200; res.end(met() ? 'several' : 'one');`,
  `const fs = require('node:fs');
   const [there, several] = ['/.running/', '/.several/'].map((name) => __dirname + name);
   const log = (what) => fs.appendFileSync(__dirname + '/.log', what + ' ' + process.env.NAME + '\\n');
   for (const folder of [there, several]) fs.mkdirSync(folder, { recursive: true });
   fs.writeFileSync(there + process.pid, '');
   // Whoever sees another writes it down for both: the other may look only when this one is gone.
   const met = () => {
     const now = fs.readdirSync(there);
     if (now.length > 1) for (const pid of now) fs.writeFileSync(several + pid, '');
     return fs.existsSync(several + process.pid);
   };
   setInterval(met, 10);
   log('began');
   process.on('SIGTERM', () => { fs.rmSync(there + process.pid); log('ended'); process.exit(0); });`,
);
const counting = (more = '') =>
  project({ 'server.js': COUNTING, 'shelf.yaml': `start: node server.js\nenv: { NAME: shared }\n${more}` });
const logOf = ({ folder }: Project) => readFileSync(join(folder, '.log'), 'utf8').trimEnd().split('\n');
const wait = (seconds: number) => step({ kind: 'wait', seconds });
const own = (id: string, steps: LabStep[], more = {}) => check(id, steps, { env: { NAME: id }, ...more });

test('checks with starts of their own go beside each other, and are told in their order', async () => {
  const of = counting();
  const meet = http('GET /', { body: 'several' }, {}, { within: 10 });
  const told = await ask(of, [own('slow', [meet, wait(0.3)]), own('quick', [meet])]);
  expect(told.results).toEqual({ slow: PASSED, quick: PASSED });
  expect(Object.keys(told.results)).toEqual(['slow', 'quick']);
  expect(logOf(of)).toHaveLength(4);
});

test('what fails beside others is asked once more alone before it is told', async () => {
  const of = counting();
  const told = await ask(of, [
    own('other', [http('GET /', { body: 'several' }, {}, { within: 10 }), wait(0.3)]),
    own('sensitive', [wait(0.5), http('GET /alone', { status: 200 })]),
  ]);
  expect(told.results).toEqual({ other: PASSED, sensitive: PASSED });
  expect(logOf(of).filter((line) => line === 'began sensitive')).toHaveLength(2);
});

test('what has not passed before is asked alone', async () => {
  const of = counting();
  const steps = [wait(0.2), http('GET /alone', { status: 404 })];
  await ask(of, [own('red', steps), own('green', [wait(0.2)]), own('new', steps)], { passedBefore: ['green'] });
  expect(logOf(of)).toEqual(['red', 'green', 'new'].flatMap((id) => [`began ${id}`, `ended ${id}`]));
});

test('in turn, nothing is asked after a result that is enough', async () => {
  const of = counting();
  const enough = new AbortController();
  const red = own('red', [http('GET /', { status: 404 })]);
  const told = await ask(of, [red, own('next', [http('GET /')])], { inTurn: true, signal: enough.signal }, () =>
    enough.abort(),
  );
  expect(told.failed('red').step).toBe(1);
  expect(logOf(of)).toEqual(['began red', 'ended red']);
});

test('what fails alone is asked once', async () => {
  const of = counting();
  const told = await ask(of, [own('red', [http('GET /', { status: 404 })])]);
  expect(told.failed('red').step).toBe(1);
  expect(logOf(of)).toEqual(['began red', 'ended red']);
});

test('what must be alone has nothing beside it, and what others need comes before them', async () => {
  const of = counting();
  const alone = http('GET /', { statuses: { every: 200 } }, { atOnce: 2 });
  const told = await ask(of, [
    own('first', [http('GET /', { status: 200 }), wait(0.2)]),
    own('at-once', [alone, http('GET /', { body: 'one' })]),
    own('killed', [http('GET /', { body: 'one' }), app('kill')]),
    own('later', [http('GET /', { status: 200 })], { needs: ['first'] }),
  ]);
  expect(told.results).toEqual({ first: PASSED, 'at-once': PASSED, killed: PASSED, later: PASSED });
  const log = logOf(of);
  expect(log.indexOf('began later')).toBeGreaterThan(log.indexOf('ended first'));
});

test.each(["reset: 'true'\n", "env: { NAME: shared, DATABASE_URL: 'sqlite:lab' }\n"])(
  'with %s data is kept elsewhere: one after another',
  async (more) => {
    const of = project({ 'server.js': COUNTING, 'shelf.yaml': `start: node server.js\n${more}` });
    const told = await ask(of, [own('a', [wait(0.2), http('GET /alone', { status: 200 })]), own('b', [http('GET /')])]);
    expect(told.results).toEqual({ a: PASSED, b: PASSED });
    expect(logOf(of)).toEqual(['began a', 'ended a', 'began b', 'ended b']);
  },
);

test('a program that cannot start beside another is started once more alone', async () => {
  // As one that takes a lock in its own folder; here the one that others share first comes too late for it.
  const locking = server(
    "res.end('ok')",
    `const fs = require('node:fs');
     const [lock, late] = ['.lock', '.late'].map((name) => __dirname + '/' + name);
     if (!process.env.NAME) while (!fs.existsSync(lock) && !fs.existsSync(late));
     if (!process.env.NAME) fs.writeFileSync(late, '');
     fs.writeFileSync(lock, '', { flag: 'wx' });
     process.on('SIGTERM', () => { fs.rmSync(lock); process.exit(0); });`,
  );
  const alive = http('GET /', { status: 200 });
  const told = await ask(project({ 'server.js': locking }), [own('own', [alive, wait(1)]), check('shared', [alive])]);
  expect(told.events.map(({ kind }) => kind)).toEqual(['checked', 'started', 'checked', 'ended']);
  expect(told.results).toEqual({ own: PASSED, shared: PASSED });
});

test('orders of a program go beside each other, each with data of its own', async () => {
  const of = project({
    'shelf.yaml': 'cli: node cli.js\n',
    'cli.js': `const fs = require('node:fs'); const file = process.env.SHELF_DATA + '/list';
      if (process.argv[2] === 'add') fs.appendFileSync(file, process.argv[3] + '\\n'); else process.stdout.write(fs.readFileSync(file));`,
  });
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const told = await ask(
    of,
    ids.map((id) => check(id, [run(['cli', 'add', id]), run(['cli', 'list'], { lines: [id] })])),
    { app: 'none' },
  );
  expect(Object.values(told.results)).toEqual(ids.map(() => PASSED));
});
