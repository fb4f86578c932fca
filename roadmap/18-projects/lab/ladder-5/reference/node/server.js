// Requests and answers. Sending goes on behind them.
import http from 'node:http';
import { Letters } from './letters.js';
import { Sender } from './sender.js';

const MOST_BYTES = 4 << 20;
const port = Number(process.env.PORT || 3000);
const letters = new Letters(process.env.SHELF_DATA ?? 'data');
const sender = new Sender(letters);

class Refused extends Error {
  constructor(status, message, headers = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

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
server.listen(port, '127.0.0.1', () => console.log(`The newsletter is at http://127.0.0.1:${port}/`));
sender.wake(); // what is left from before

async function answer(req) {
  const [path] = req.url.split('?');
  const [, id, sending] = /^\/letters\/(\d{1,15})(\/sending)?$/.exec(path) ?? [];
  const letter = id && letters.letter(Number(id));
  switch (`${req.method} ${path.replace(id, 'ID')}`) {
    case 'PUT /readers':
      letters.setReaders(mailboxesIn(await bodyOf(req)));
      return { status: 200, body: letters.countReaders() };
    case 'GET /readers':
      return { status: 200, body: letters.countReaders() };
    case 'POST /letters': {
      const body = await bodyOf(req);
      const made = letters.add(textIn(body, 'subject'), textIn(body, 'text'));
      return { status: 201, body: made, headers: { Location: `/letters/${made.id}` } };
    }
  }
  if (letter === undefined) throw new Refused(404, 'there is nothing here');
  if (!sending && req.method === 'GET') return { status: 200, body: letter };
  if (sending && req.method === 'GET') return { status: 200, body: letters.standing(letter.id) };
  if (!sending || req.method !== 'POST') {
    throw new Refused(405, `${req.method} is not for this path`, { Allow: sending ? 'GET, POST' : 'GET' });
  }
  letters.begin(letter.id);
  sender.wake();
  return { status: 202, body: letters.standing(letter.id), headers: { Location: path } };
}

function textIn(body, name) {
  const text = body?.[name];
  if (typeof text === 'string' && text.trim() !== '') return text;
  throw new Refused(422, `${name} must be a text that is not empty`);
}

function mailboxesIn(body) {
  const list = body?.mailboxes;
  if (Array.isArray(list) && list.every(isWebAddress)) return list;
  throw new Refused(422, 'mailboxes must be a list of http or https addresses');
}

function isWebAddress(one) {
  return typeof one === 'string' && /^https?:\/\/./.test(one) && URL.canParse(one);
}

async function bodyOf(req) {
  let text = '';
  for await (const piece of req.setEncoding('utf8')) {
    text += piece;
    if (text.length > MOST_BYTES) throw new Refused(413, 'the body is too long');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'the body is not JSON');
  }
}

function send(res, { status, body, headers = {} }) {
  res.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}
