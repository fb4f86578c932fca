import { valueAt } from '../../domain/lab/pointer.js';
import { LIMITS } from '../limits.js';
import { pause } from '../pause.js';
import { isFlat, type Hearing } from './hearing.js';
import { jsonIn } from './http-facts.js';
import { send, type Answered } from './http.js';
import type { Calling } from './live.js';

/** Long polling: asks what there is, and then again and again for what is new, each request waiting for it. */
export function waitForNews(calling: Calling, hearing: Hearing): () => void {
  const stop = new AbortController();
  void ask(calling, hearing, stop.signal);
  return () => stop.abort();
}

async function ask(calling: Calling, hearing: Hearing, signal: AbortSignal): Promise<void> {
  const known = new Set(calling.known);
  hearing.known = known;
  hearing.last = calling.after ?? undefined;
  if (calling.after === null) {
    const answered = await get(calling, {}, LIMITS.answer, signal);
    if (!isList(answered, hearing)) return;
    for (const { id } of itemsOf(answered)) known.add(id);
    hearing.last = answered.headers.etag;
  }
  while (!signal.aborted && hearing.last !== undefined) {
    const began = performance.now();
    const wait = { prefer: `wait=${calling.seconds}`, 'if-none-match': hearing.last };
    const answered = await get(calling, wait, calling.seconds * 1000 + LIMITS.answer, signal);
    const isSame = answered.status === 304 || answered.headers.etag === hearing.last;
    const isHasty = isSame && performance.now() - began < Math.min(HASTY_MS, calling.seconds * 500);
    if (isHasty) hearing.hasty += 1;
    if (answered.status === 304) {
      hearing.answer(304, answered.headers);
      if (!isHasty) hearing.sign();
    } else if (!isList(answered, hearing)) return;
    else {
      hearing.last = answered.headers.etag;
      for (const { id, text } of itemsOf(answered).filter((one) => !known.has(one.id))) {
        known.add(id);
        if (!hearing.takes(text.length)) return;
        hearing.message(text);
      }
    }
    // Whoever does not wait is not asked as fast as a machine can.
    await pause(BETWEEN_MS, signal);
  }
}

const HASTY_MS = 500;
const BETWEEN_MS = 10;

function get(
  { host, port, headers }: Calling,
  more: Record<string, string>,
  limitMs: number,
  signal: AbortSignal,
): Promise<Answered> {
  // All of them, as far as a page goes.
  const path = '/bookmarks?limit=100';
  return send({ host, port, method: 'GET', path, headers: { ...headers, ...more }, limitMs, signal });
}

/** What is no list is told, and ends the waiting. */
function isList({ status, headers, error }: Answered, hearing: Hearing): boolean {
  if (error === 'stopped') return false;
  if (error !== null) hearing.fail(error);
  else hearing.answer(status, headers);
  if (status === 200) return true;
  hearing.close();
  return false;
}

function itemsOf({ text }: Answered): { id: string; text: string }[] {
  const items = valueAt(jsonIn(text), '/items');
  if (!Array.isArray(items)) return [];
  return items
    .filter((item) => isFlat(item))
    .map((item: unknown) => ({ id: JSON.stringify(valueAt(item, '/id') ?? item), text: JSON.stringify(item) }));
}
