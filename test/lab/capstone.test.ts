import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readSources } from '../../src/content/compile.js';
import { compileLab } from '../../src/content/lab.js';
import { ask, PASSED, project } from './round/ask.js';

const ROADMAP = fileURLToPath(new URL('../../roadmap', import.meta.url));
const source = readSources(ROADMAP)
  .steps.flatMap(({ labs }) => labs)
  .find(({ lab }) => lab.value.id === 'capstone')!;
const { checks } = compileLab(source, 'projects', null).body;

/** A service with two people, whose things are their own. */
const SERVICE = `const http = require('node:http');
const items = [];
const listed = (one, id) => ({ id, ...one });
http.createServer(async (req, res) => {
  const say = (status, body, headers = {}) => res.writeHead(status, headers).end(JSON.stringify(body ?? {}));
  if (/^\\/health\\/(live|ready)$/.test(req.url)) return say(200);
  if (req.url.startsWith('/health')) return say(404);
  const who = /^Bearer (ana|ben)$/.exec(req.headers.authorization ?? '')?.[1];
  if (!who && req.method !== 'GET') return say(401);
  let text = '';
  for await (const part of req) text += part;
  if (req.method === 'POST') {
    items.push({ who, name: JSON.parse(text).name });
    return say(201, {}, { location: '/items/' + (items.length - 1) });
  }
  if (req.url === '/items') return who ? say(200, { items: items.map(listed).filter((one) => one.who === who) }) : say(401);
  const id = Number(req.url.split('/')[2]);
  const mine = items[id]?.who === who;
  if (!mine) return say(404);
  if (req.method === 'DELETE') delete items[id];
  if (req.method === 'PUT' || req.method === 'PATCH') items[id].name = JSON.parse(text).name;
  say(200, items[id]);
}).listen(process.env.PORT, '127.0.0.1');`;

const FILES = {
  'try.yaml': 'make: /items\nauthorization: Bearer ana\njson: { name: Rice }\n',
  'other.yaml': 'authorization: Bearer ben\n',
};

async function somebodyElses(service: string, files: Record<string, string> = FILES) {
  const wanted = ['alive-and-ready', 'makes', 'somebody-elses'];
  const asked = checks.filter(({ id }) => wanted.includes(id));
  const told = await ask(project({ 'server.js': service, ...files }), asked);
  expect(told.results).toMatchObject({ 'alive-and-ready': PASSED, makes: PASSED });
  return told.results['somebody-elses'];
}

test('a service whose things are their owners’ passes somebody-elses', async () => {
  expect(await somebodyElses(SERVICE)).toEqual(PASSED);
});

test('without a second person it is not asked', async () => {
  const { 'try.yaml': tried } = FILES;
  expect(await somebodyElses(SERVICE, { 'try.yaml': tried })).toMatchObject({ kind: 'not-here' });
});

test.for([
  ['has the time in it', '{ items:', '{ at: Date.now(), items:'],
  ['is in another order each time', '.map(listed)', '.map(listed).sort(() => Math.random() - 0.5)'],
  ['is for nobody', 'who ? say(200', 'false ? say(200'],
])('a service whose list %s passes it', async ([, from = '', to = '']) => {
  expect(await somebodyElses(SERVICE.replace(from, to))).toEqual(PASSED);
});

const MINE = 'items[id]?.who === who';
const ITS = '.filter((one) => one.who === who)';
const FAULTS: [what: string, from: string, to: string, step: number, say: string][] = [
  ['reads what is another’s', MINE, 'items[id]', 8, 'reads what the first has made'],
  ['takes away what is another’s', MINE, `(${MINE}) || req.method === 'DELETE'`, 9, 'changes what the first has made'],
  ['changes what is another’s', MINE, `(${MINE}) || req.method === 'PUT'`, 10, 'changes what the first has made'],
  ['changes a field of another’s', MINE, `(${MINE}) || req.method === 'PATCH'`, 11, 'changes what the first has made'],
  ['lists what is another’s', ITS, '', 13, 'The list shows a second person'],
  ['lists numbers that are another’s', ITS, '.map(({ id }) => id)', 13, 'The list shows a second person'],
  [
    'lists all for nobody',
    'who ? say(200',
    '!who ? say(200, items.map(listed)) : who ? say(200',
    14,
    'Without a log-in the list',
  ],
  ['asks nobody who reads', MINE, `(${MINE}) || (!who && req.method === 'GET')`, 12, 'Without a log-in one reads'],
];
test.for(FAULTS)('a service that %s fails it', async ([, from, to, step, say]) => {
  const result = await somebodyElses(SERVICE.replace(from, to));
  expect(result).toMatchObject({ kind: 'failed', step, likely: expect.stringContaining(say) as string });
});
