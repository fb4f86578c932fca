import http from 'node:http';

const MOST_BYTES = 65_536;

class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export function createApp(items) {
  return http.createServer(async (req, res) => {
    try {
      await answer(req, res, items);
    } catch (error) {
      if (error instanceof Refused) return send(res, error.status, { error: error.message });
      console.error(req.method, req.url, error);
      send(res, 500, { error: 'something broke' });
    }
  });
}

async function answer(req, res, items) {
  const path = req.url.split('?')[0];
  const id = /^\/items\/(\d{1,9})$/.exec(path)?.[1];
  const route = `${req.method} ${id === undefined ? path : '/items/ID'}`;
  if (/^GET \/health\/(live|ready)$/.test(route)) return send(res, 200, { status: 'up' });
  if (route === 'GET /items') return send(res, 200, items.list());
  if (route === 'POST /items') {
    const item = items.add(itemIn(await bodyOf(req)));
    return send(res, 201, item, { Location: `/items/${item.id}` });
  }
  const item = id === undefined ? undefined : items.find(Number(id));
  if (item && route === 'GET /items/ID') return send(res, 200, item);
  if (item && route === 'DELETE /items/ID') {
    items.remove(item.id);
    return send(res, 204);
  }
  throw new Refused(404, 'there is nothing here');
}

function itemIn(text) {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refused(400, 'the body is not JSON');
  }
  const { name, amount = 1 } = body ?? {};
  if (typeof name !== 'string' || name.trim() === '') throw new Refused(422, 'name must be a text');
  if (!Number.isSafeInteger(amount) || amount < 1) throw new Refused(422, 'amount must be a whole number from 1 on');
  return { name: name.trim(), amount };
}

async function bodyOf(req) {
  let text = '';
  for await (const piece of req.setEncoding('utf8')) {
    text += piece;
    if (text.length > MOST_BYTES) throw new Refused(413, 'the body is too long');
  }
  return text;
}

function send(res, status, body, headers = {}) {
  res.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close', ...headers });
  res.end(body === undefined ? undefined : JSON.stringify(body));
}
