import { request, type IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';
import type { Hearing } from './hearing.js';
import { wordOf } from './http.js';
import type { Calling } from './live.js';

/** Server-sent events, as a page hears them. */
export function listenToEvents({ host, port, headers, after }: Calling, hearing: Hearing): () => void {
  // What is no ASCII goes as the bytes of UTF-8.
  const place = after === null ? {} : { 'last-event-id': Buffer.from(after).toString('latin1') };
  const sent = request({
    ...{ host, port, path: '/events', agent: false },
    headers: { accept: 'text/event-stream', 'cache-control': 'no-store', ...headers, ...place },
  });
  const stop = () => sent.destroy();
  sent.on('response', (message) => {
    hearing.answer(message.statusCode ?? 0, message.headers);
    if (message.statusCode === 200) return read(message, hearing, stop);
    hearing.close();
    stop();
  });
  sent.on('error', (error) => hearing.fail(wordOf(error)));
  // What is no answer to this, such as 101, ends it without a word.
  sent.on('close', () => {
    if (hearing.status === undefined) hearing.fail('closed');
  });
  sent.end();
  return stop;
}

function read(message: IncomingMessage, hearing: Hearing, stop: () => void): void {
  const decoder = new TextDecoder();
  const parser = createParser({
    onEvent({ id, data }) {
      if (id !== undefined) hearing.last = id;
      if (hearing.takes(0)) hearing.message(data);
    },
    onComment() {
      if (hearing.takes(0)) hearing.sign();
    },
  });
  message.on('data', (chunk: Buffer) => {
    if (hearing.closed) return;
    if (hearing.takes(chunk.length)) parser.feed(decoder.decode(chunk, { stream: true }));
    if (hearing.error !== undefined) stop();
  });
  // An end in the middle is told the same: a page would connect again.
  message.on('error', () => hearing.close());
  message.on('close', () => hearing.close());
}
