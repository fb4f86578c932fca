import WebSocket from 'ws';
import { LIMITS } from '../limits.js';
import type { Hearing } from './hearing.js';
import { wordOf } from './http.js';
import type { Calling } from './live.js';

/** A WebSocket, as a program opens it: without an Origin, which only pages have. */
export function openSocket({ host, port, headers, after }: Calling, hearing: Hearing): () => void {
  const at = host === '::1' ? '[::1]' : host;
  const place = after === null ? '' : `?after=${encodeURIComponent(after)}`;
  const socket = new WebSocket(`ws://${at}:${port}/live${place}`, {
    ...{ headers, handshakeTimeout: LIMITS.answer, maxPayload: LIMITS.body },
  });
  const stop = () => socket.terminate();
  const taken = (bytes: number) => {
    if (hearing.closed) return false;
    const fits = hearing.takes(bytes);
    if (!fits) stop();
    return fits;
  };
  socket.on('upgrade', (message) => hearing.answer(101, message.headers));
  socket.on('unexpected-response', (_request, message) => {
    hearing.answer(message.statusCode ?? 0, message.headers);
    hearing.close();
    stop();
  });
  socket.on('message', (data: Buffer) => {
    if (!taken(data.length)) return;
    const event = hearing.message(data.toString('utf8'));
    const id = event?.['id'];
    if (typeof id === 'string' || typeof id === 'number') hearing.last = String(id);
  });
  socket.on('ping', (data: Buffer) => {
    if (taken(data.length + 2)) hearing.sign();
  });
  socket.on('error', (error: NodeJS.ErrnoException) => hearing.fail(SOCKET_WORDS[error.code ?? ''] ?? wordOf(error)));
  socket.on('close', () => hearing.close());
  return stop;
}

const SOCKET_WORDS: Record<string, string> = { WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: 'too large' };
