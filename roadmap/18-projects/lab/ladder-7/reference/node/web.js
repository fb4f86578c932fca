// What both versions share: requests, answers and errors.
import http from 'node:http';

export class Refused extends Error {
  constructor(status, message, headers = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

export function serve(answer) {
  const server = http.createServer(async (req, res) => {
    try {
      send(res, await answer(req, await bodyOf(req)));
    } catch (error) {
      if (error instanceof Refused) {
        const { status, headers, message } = error;
        return send(res, { status, headers, body: { error: message } });
      }
      console.error(req.method, req.url, error);
      send(res, { status: 500, body: { error: 'something broke' } });
    }
  });
  server.listen(Number(process.env.PORT || 3000), '127.0.0.1');
}

export function bookingIn(body) {
  const { room = 1, day, hour, title } = body ?? {};
  const isHour = Number.isInteger(hour) && hour >= 0 && hour <= 23;
  if (!isDay(day) || !isHour || !Number.isSafeInteger(room)) throw new Refused(422, 'room, day or hour is none');
  return { room, day, hour, title: textIn(title) };
}

// Date makes 2 March of 30 February: a day is one that comes out as it went in.
function isDay(text) {
  return typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text).toJSON()?.slice(0, 10) === text;
}

export function textIn(text) {
  if (typeof text === 'string' && text.trim() !== '' && text.length <= 200) return text.trim();
  throw new Refused(422, 'a text of 1 to 200 characters is missing');
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

function send(res, { status, body, headers = {} }) {
  if (body === undefined) return res.writeHead(status, headers).end();
  res.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}
