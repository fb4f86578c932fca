// A link shortener: POST /links makes a code, GET /CODE leads to its address.
import http from 'node:http';
import { Links } from './links.js';

const MOST_BYTES = 16_384;
const port = Number(process.env.PORT || 3000);
const links = new Links(process.env.SHELF_DATA ?? 'data');

const server = http.createServer(async (req, res) => {
  try {
    await answer(req, res);
  } catch (error) {
    if (error instanceof BadRequest) return send(res, 400, { error: error.message });
    console.error(req.method, req.url, error);
    send(res, 500, { error: 'something broke' });
  }
});
server.listen(port, '127.0.0.1', () => console.log(`Links are at http://127.0.0.1:${port}/`));

class BadRequest extends Error {}

async function answer(req, res) {
  const path = req.url.split('?')[0];
  if (req.method === 'POST' && path === '/links') {
    const code = links.add(urlIn(await bodyOf(req)));
    return send(res, 201, { code }, { Location: `/${code}` });
  }
  const url = req.method === 'GET' ? links.find(path.slice(1)) : null;
  if (url === null) return send(res, 404, { error: 'no such link' });
  send(res, 302, { url }, { Location: url });
}

// The address that a body asks for; throws where it has none that we lead to.
function urlIn(text) {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    throw new BadRequest('the body is not JSON; it must have a field url');
  }
  const url = body?.url;
  const isAddress = typeof url === 'string' && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!isAddress) throw new BadRequest('url must be an http or https address');
  return new URL(url).href; // as it may stand in a header
}

async function bodyOf(req) {
  let text = '';
  for await (const piece of req.setEncoding('utf8')) {
    text += piece;
    if (text.length > MOST_BYTES) throw new BadRequest('the body is too long for a url');
  }
  return text;
}

function send(res, status, body, headers = {}) {
  const content = JSON.stringify(body);
  res.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(content), ...headers });
  res.end(content);
}
