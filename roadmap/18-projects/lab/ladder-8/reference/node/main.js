// Levels of rivers, for other programs.
import http from 'node:http';
import { Hooks } from './hooks.js';
import { secondsToWait } from './limit.js';
import { Store } from './store.js';

class Refused extends Error {
  constructor(status, message, headers = {}) {
    super(message);
    Object.assign(this, { status, headers });
  }
}

const store = new Store();
const hooks = new Hooks(store);
const counts = new Map();

const ROUTES = {
  'GET /metrics': () => ({ status: 200, text: metrics() }),
  'GET /levels': () => ({ status: 200, body: { items: store.levels() } }),
  'GET /levels/{id}': ({ id }) => {
    const level = store.level(id);
    if (level === undefined) throw new Refused(404, 'there is no such level');
    return { status: 200, body: level };
  },
  'POST /levels': ({ body }) => {
    const level = store.addLevel(levelIn(body));
    hooks.wake();
    return { status: 201, body: level, headers: { Location: `/levels/${level.id}` } };
  },
  'POST /hooks': ({ body }) => ({ status: 201, body: store.addHook(urlIn(body)) }),
};

const server = http.createServer(async (req, res) => {
  const [path] = req.url.split('?');
  const id = /^\/levels\/(\d{1,15})$/.exec(path)?.[1];
  const route = `${req.method} ${id === undefined ? path : '/levels/{id}'}`;
  const isKnown = Object.hasOwn(ROUTES, route);
  let answer;
  try {
    const body = await bodyOf(req);
    if (route !== 'GET /metrics') admit(req);
    if (!isKnown) throw new Refused(404, 'there is nothing here');
    answer = ROUTES[route]({ id: Number(id), body });
  } catch (error) {
    if (!(error instanceof Refused)) console.error(route, error);
    const { status = 500, headers } = error;
    answer = { status, headers, body: { error: status === 500 ? 'something broke' : error.message } };
  }
  const labels = `method="${req.method}",route="${isKnown ? route.split(' ')[1] : 'other'}",status="${answer.status}"`;
  counts.set(labels, (counts.get(labels) ?? 0) + 1);
  send(res, answer);
});
server.listen(Number(process.env.PORT || 3000), '127.0.0.1');
hooks.wake(); // what is left from before

function admit({ method, headers }) {
  const key = store.keyOf((headers.authorization ?? '').replace(/^Bearer /, ''));
  if (key === undefined) throw new Refused(401, 'this needs a key', { 'WWW-Authenticate': 'Bearer' });
  const wait = secondsToWait(key.name);
  if (wait > 0) throw new Refused(429, 'too many requests', { 'Retry-After': wait });
  if (method !== 'GET' && key.scope !== 'write') throw new Refused(403, 'this key may only read');
}

function metrics() {
  const lines = [...counts].map(([labels, count]) => `requests_total{${labels}} ${count}\n`);
  return `# TYPE requests_total counter\n${lines.join('')}`;
}

function levelIn(body) {
  const { river, cm } = body ?? {};
  // A larger number goes into SQLite, and cannot be read again.
  if (typeof river === 'string' && river.trim() !== '' && Number.isSafeInteger(cm)) return { river: river.trim(), cm };
  throw new Refused(422, 'river must be a text, and cm a whole number');
}

function urlIn(body) {
  const url = body?.url;
  if (typeof url === 'string' && /^https?:\/\/./.test(url) && URL.canParse(url)) return url;
  throw new Refused(422, 'url must be an http or https address');
}

async function bodyOf(req) {
  let text = '';
  for await (const piece of req.setEncoding('utf8')) {
    text += piece;
    if (text.length > 65_536) throw new Refused(413, 'the body is too long');
  }
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'the body is not JSON');
  }
}

function send(res, { status, text, body, headers }) {
  const type = text === undefined ? 'application/json' : 'text/plain; version=0.0.4';
  res.writeHead(status, { 'Content-Type': type, ...headers }).end(text ?? JSON.stringify(body));
}
