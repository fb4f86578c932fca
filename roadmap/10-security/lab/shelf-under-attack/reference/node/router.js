// What a framework does for you. It finds the handler of a request and reads
// JSON, gives every answer an id, and turns what a handler throws into an answer.
import { randomUUID } from 'node:crypto';
import { Problem, answerTo } from './errors.js';

const LIMIT = 1024 * 1024; // bytes of a body

// What a browser shall not do with any answer, a file's too: guess what it is,
// run or load what is not ours, or show it inside another page.
const SAFE = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'self'; base-uri 'none'; frame-ancestors 'none'",
};

export class Router {
  #routes = [];
  #before = () => {};
  #otherwise = () => null;

  // A part of the pattern that begins with a colon fits anything: /bookmarks/:id
  add(method, pattern, handler) {
    this.#routes.push({ method, pattern, handler });
  }

  // Is asked first, and throws where a request shall not come in.
  before(guard) {
    this.#before = guard;
  }

  // A handler for paths of no route; it gives null where it has no answer either.
  otherwise(handler) {
    this.#otherwise = handler;
  }

  // For http.createServer. The id comes first, so that every answer gets one.
  listener = async (req, res) => {
    const id = requestId(req);
    let answer;
    try {
      answer = await this.#answer(req);
    } catch (error) {
      answer = answerTo(error, id);
    }
    res.writeHead(answer.status, { ...answer.headers, ...SAFE, 'X-Request-Id': id });
    res.end(answer.body);
  };

  async #answer(req) {
    const [path, ...rest] = req.url.split('?');
    const query = new URLSearchParams(rest.join('?'));
    const asked = req.method === 'HEAD' ? 'GET' : req.method; // of a HEAD's answer, Node sends the head alone
    const request = { method: asked, path, query, headers: req.headers, client: req.socket.remoteAddress };
    this.#before(request);
    request.text = () => readText(req);
    request.json = () => readJson(req);
    const allowed = [];
    for (const { method, pattern, handler } of this.#routes) {
      const params = paramsOf(pattern, path);
      if (params === null) continue;
      if (method === asked) return handler({ ...request, params });
      allowed.push(method);
    }
    if (allowed.length > 0) {
      throw new Problem(405, 'This path does not know the method', { headers: { Allow: allowed.join(', ') } });
    }
    const answer = await this.#otherwise(request);
    if (answer === null) throw new Problem(404, 'There is nothing here');
    return answer;
  }
}

export function json(status, value, headers = {}) {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

export function html(status, text) {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: text };
}

// What stands in the path for each :name, or null where the path does not fit.
function paramsOf(pattern, path) {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  const fits = wanted.length === given.length && wanted.every((part, i) => part.startsWith(':') || part === given[i]);
  if (!fits) return null;
  const named = wanted.map((part, i) => [part.slice(1), given[i]]).filter((pair, i) => wanted[i].startsWith(':'));
  return Object.fromEntries(named);
}

// The id that the request brought, if it is a harmless one; else a new one.
function requestId(req) {
  const given = req.headers['x-request-id'] ?? '';
  return /^[\w.-]{1,100}$/.test(given) ? given : randomUUID();
}

async function readJson(req) {
  if (!/^application\/json\b/i.test(req.headers['content-type'] ?? '')) {
    throw new Problem(415, 'Send JSON, with Content-Type application/json');
  }
  try {
    return JSON.parse(await readText(req));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem(400, 'The body is not JSON');
    throw error;
  }
}

async function readText(req) {
  if (Number(req.headers['content-length']) > LIMIT) throw new Problem(413, 'The body is too large');
  const chunks = [];
  let size = 0;
  try {
    for await (const chunk of req) {
      size += chunk.length; // a body without Content-Length is counted as it comes
      if (size > LIMIT) throw new Problem(413, 'The body is too large');
      chunks.push(chunk);
    }
  } catch (error) {
    if (error.code === 'ECONNRESET') throw new Problem(400, 'The body broke off'); // its sender left: no bug of ours
    throw error;
  }
  return Buffer.concat(chunks).toString();
}
