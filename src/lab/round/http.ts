import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { LIMITS } from '../limits.js';
import { pause } from '../pause.js';

export type Host = '127.0.0.1' | '::1';

export interface Asking {
  host: Host;
  port: number;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | undefined;
  limitMs?: number;
  /** A connection that is open already. */
  socket?: Socket;
  /** It is to stay open after the answer; one that is not given is closed. */
  keepAlive?: boolean;
  signal?: AbortSignal | undefined;
}

/** What came of a request; with an `error`, nothing else did: what cannot be reached never passes by accident. */
export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  ms: number;
  /** `refused`, `timeout`, `closed`, `too large`, or the system's words. */
  error: string | null;
}

/** Sends one request over a connection of its own; follows no redirect, and knows no proxy. */
export function send(asking: Asking): Promise<Answered> {
  return open(asking).finish();
}

/** A request of which only the head and half of the body were sent. */
export interface Half {
  /** Sends the rest, and gives the answer. */
  finish(): Promise<Answered>;
  drop(): void;
}

/** Comes back once the half, or with `whole` all of it, is on its way: what is asked next comes after it. */
export async function sendHalf(asking: Asking, whole = false): Promise<Half> {
  const gate = gated(connect({ host: asking.host, port: asking.port }), whole);
  const half = open(asking, gate);
  const enough = new AbortController();
  await Promise.race([gate.isHalfSent, pause(HALF_MS, enough.signal)]);
  enough.abort();
  return half;
}

/** A connection that nobody takes is not waited for. */
const HALF_MS = 1000;

interface Gate {
  socket: Socket;
  /** Half of it was handed over, or there is nobody to take it. */
  isHalfSent: Promise<void>;
  /** Sends what was held back. */
  open(): void;
}

/** A connection that sends of what is written on it the head and half of the body; of a request without one, no end. */
function gated(socket: Socket, isOpen: boolean): Gate {
  const written: Buffer[] = [];
  const write = socket.write.bind(socket);
  let sent = 0;
  let tellSent = () => {};
  const isHalfSent = new Promise<void>((resolve) => (tellSent = resolve));
  socket.once('close', tellSent);
  const sendTo = (end: number) => {
    const bytes = Buffer.concat(written);
    if (end > sent) write(bytes.subarray(sent, end), () => setImmediate(tellSent));
    sent = Math.max(sent, Math.min(end, bytes.length));
  };
  const half = () => {
    const bytes = Buffer.concat(written);
    const head = bytes.indexOf('\r\n\r\n');
    if (head < 0) return;
    const body = bytes.length - head - 4;
    sendTo(body === 0 ? head + 2 : head + 4 + Math.floor(body / 2));
  };
  socket.write = (chunk: unknown, encoding?: unknown, done?: unknown) => {
    written.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding as BufferEncoding) : (chunk as Buffer));
    if (isOpen) sendTo(Number.MAX_SAFE_INTEGER);
    else setImmediate(half);
    const told = typeof encoding === 'function' ? encoding : done;
    if (typeof told === 'function') setImmediate(told as () => void);
    return true;
  };
  return {
    socket,
    isHalfSent,
    open() {
      isOpen = true;
      sendTo(Number.MAX_SAFE_INTEGER);
    },
  };
}

/** What no header can hold, such as a token of two lines. */
const UNSENDABLE = /[^\t\x20-\x7e\x80-\xff]/;

function open(asking: Asking, gate: Gate | null = null): Half {
  const { host, port, method, path, headers, body, signal, limitMs = LIMITS.answer, keepAlive = false } = asking;
  const unsendable = Object.keys(headers).find((name) => UNSENDABLE.test(headers[name]!));
  if (unsendable !== undefined) return neverSent(`what came cannot be sent as a header: ${unsendable}`, gate);
  const socket = gate?.socket ?? asking.socket;
  const bytes = body === undefined ? null : Buffer.from(body);
  const began = performance.now();
  const sent = request({
    ...{ host, port, method, path },
    // With `agent: false` Node would open a connection of its own all the same.
    ...(socket ? { createConnection: () => socket } : { agent: false }),
    headers: {
      ...headers,
      ...(bytes === null ? {} : { 'content-length': bytes.length }),
      connection: keepAlive ? 'keep-alive' : 'close',
    },
  });
  let timer: NodeJS.Timeout | undefined;
  let wait = () => {};
  const answer = new Promise<Answered>((resolve) => {
    const done = (answered: Partial<Answered>) => {
      clearTimeout(timer);
      wait = () => {};
      signal?.removeEventListener('abort', stop);
      resolve({ status: 0, headers: {}, text: '', error: null, ...answered, ms: performance.now() - began });
    };
    const fail = (error: string) => {
      done({ error });
      sent.destroy();
    };
    // As long as half of it is held back, nobody waits for an answer.
    wait = () => (timer = setTimeout(() => fail('timeout'), limitMs));
    if (!gate) wait();
    const stop = () => fail('stopped');
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) setImmediate(stop);
    // On one that was closed meanwhile nothing would ever come.
    if (socket?.destroyed) setImmediate(() => fail('closed'));
    sent.on('response', (message) => {
      read(message).then(
        (text) => done({ status: message.statusCode ?? 0, headers: message.headers, text }),
        (error: unknown) => fail(error instanceof TooLarge ? 'too large' : 'closed'),
      );
    });
    sent.on('error', (error: NodeJS.ErrnoException) => fail(wordOf(error)));
  });
  sent.end(bytes ?? undefined);
  return {
    finish() {
      gate?.open();
      if (gate) wait();
      return answer;
    },
    drop: () => sent.destroy(),
  };
}

function neverSent(error: string, gate: Gate | null): Half {
  return {
    finish: () => Promise.resolve({ status: 0, headers: {}, text: '', ms: 0, error }),
    drop: () => gate?.socket.destroy(),
  };
}

/** A word for what went wrong, or the system's own. */
export function wordOf({ code = '', message }: NodeJS.ErrnoException): string {
  return ERRORS[code] ?? message;
}

const ERRORS: Record<string, string> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'closed',
  EPIPE: 'closed',
  ETIMEDOUT: 'timeout',
  // There is no such address here.
  EADDRNOTAVAIL: 'refused',
  EAFNOSUPPORT: 'refused',
  ENETUNREACH: 'refused',
  EHOSTUNREACH: 'refused',
};

class TooLarge extends Error {}

async function read(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LIMITS.body) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
