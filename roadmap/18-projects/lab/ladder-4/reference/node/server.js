// Requests and answers; what they mean stands in routes.js.
import http from 'node:http';
import { accountRoutesOf, PUBLIC, tokenOf, unknownPerson } from './account-routes.js';
import { Accounts } from './accounts.js';
import { Desk } from './desk.js';
import { Refused } from './fields.js';
import { routesOf } from './routes.js';

const MOST_BYTES = 65_536;
const port = Number(process.env.PORT || 3000);
const folder = process.env.SHELF_DATA ?? 'data';
const accounts = new Accounts(folder);
const routes = [...accountRoutesOf(accounts), ...routesOf(new Desk(folder))];

const server = http.createServer(async (req, res) => {
  try {
    send(res, await answer(req));
  } catch (error) {
    if (error instanceof Refused) {
      const { status, headers, message } = error;
      return send(res, { status, headers, body: { error: message } });
    }
    console.error(req.method, req.url, error);
    send(res, { status: 500, body: { error: 'something broke' } });
  }
});
server.listen(port, '127.0.0.1', () => console.log(`The desk is at http://127.0.0.1:${port}/`));

async function answer(req) {
  const [path, query = ''] = req.url.split('?');
  const token = tokenOf(req);
  const user = accounts.userOf(token);
  if (user === undefined && !PUBLIC.includes(`${req.method} ${path}`)) throw unknownPerson('log in first');
  const { handler, id } = routeOf(req.method, path);
  const body = ['POST', 'PUT'].includes(req.method) ? await bodyOf(req) : null;
  return handler({ user, token, id, body, query: new URLSearchParams(query) });
}

function routeOf(method, path) {
  // At most 15 digits: what is longer is no exact number any more.
  const id = /^\/[a-z]+\/(\d{1,15})(?:\/|$)/.exec(path)?.[1];
  const here = routes.filter(([, shape]) => shape.replace(':id', id ?? '') === path);
  if (here.length === 0) throw new Refused(404, 'there is nothing here');
  const route = here.find(([name]) => name === method);
  if (route === undefined) {
    const methods = here.map(([name]) => name).join(', ');
    throw new Refused(405, `${method} is not for this path`, { Allow: methods });
  }
  return { handler: route[2], id: Number(id) };
}

// The JSON of a request; null where it has no body.
async function bodyOf(req) {
  let text = '';
  for await (const piece of req.setEncoding('utf8')) {
    text += piece;
    if (text.length > MOST_BYTES) throw new Refused(413, 'the body is too long');
  }
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'the body is not JSON');
  }
}

function send(res, { status, body, headers = {} }) {
  if (body === undefined) return res.writeHead(status, headers).end();
  const content = JSON.stringify(body);
  res.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(content), ...headers });
  res.end(content);
}
