// A Shelf of its own for a file of tests, and people who send requests to it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Beside If-None-Match, fetch would send no-cache by itself: then Express answers 200 and never 304.
const ASK = { 'cache-control': 'max-age=0' };
const FOLDER = join(import.meta.dirname, '..');
const PASSWORD = 'a long and quiet river';

// Starts Shelf on a free port, with an empty folder for its data.
export async function startShelf(settings = {}) {
  const data = mkdtempSync(join(tmpdir(), 'shelf-test-'));
  const port = await freePort();
  const mailFile = join(data, 'mail.jsonl');
  const env = { ...process.env, SHELF_DATA: data, PORT: String(port), SHELF_MAIL: mailFile, PASSWORD_COST: '16' };
  const program = spawn(process.execPath, ['server.js'], { cwd: FOLDER, env: { ...env, ...settings }, stdio: 'pipe' });
  let said = '';
  program.stderr.on('data', (text) => (said += text));
  program.stdout.resume();
  const ended = new Promise((resolve) => program.on('exit', resolve));
  process.on('exit', () => program.kill('SIGKILL')); // also where the tests themselves break
  const shelf = {
    port,
    visitor: () => new Person(port),
    // Somebody with an account of their own, logged in through the front door.
    async person(name) {
      const person = new Person(port);
      person.email = `${name}-${(count += 1)}@shelf.example`;
      await person.post('/users', { email: person.email, password: PASSWORD });
      await person.logIn(person.email, PASSWORD);
      return person;
    },
    // The last mail to somebody, or undefined.
    mailTo: (email) => readFileSync(mailFile, 'utf8').trim().split('\n').map((line) => JSON.parse(line))
      .findLast(({ to }) => to === email),
    async stop() {
      program.kill('SIGKILL');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
  let isOver = false;
  ended.then(() => (isOver = true));
  for (let tries = 0; tries < 500 && !isOver; tries += 1) {
    if (await isUp(port)) return shelf;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await shelf.stop();
  throw new Error(`Shelf does not start: ${said}`);
}

let count = 0;

// Sends requests, and keeps the cookie that it is given.
class Person {
  cookie = '';

  constructor(port) {
    this.address = `http://127.0.0.1:${port}`;
  }

  async send(method, path, body, headers = {}) {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const text = typeof body === 'object' ? JSON.stringify(body) : body;
    const answer = await fetch(this.address + path, {
      method,
      headers: { ...type, ...(this.cookie === '' ? {} : { cookie: this.cookie }), ...ASK, ...headers },
      body: text,
      redirect: 'manual',
    });
    const shown = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, text: shown, json: isJson ? JSON.parse(shown) : undefined };
  }

  get(path, headers) {
    return this.send('GET', path, undefined, headers);
  }

  post(path, body, headers) {
    return this.send('POST', path, body, headers);
  }

  async logIn(email = this.email, password = PASSWORD) {
    const answer = await this.post('/sessions', { email, password });
    const line = answer.headers.get('set-cookie');
    if (line !== null) this.cookie = line.split(';')[0];
    return answer;
  }

  // A bookmark, where it does not matter which; what matters is given.
  async bookmark(fields = {}) {
    const answer = await this.post('/bookmarks', { url: 'https://sqlite.org/', ...fields });
    return answer.json;
  }
}

async function isUp(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/live`)).ok;
  } catch {
    return false; // nobody listens yet
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
