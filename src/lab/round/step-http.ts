import type { Follow, Forged, HttpAsk } from '../../domain/lab/ask.js';
import { fill, fillText } from '../../domain/lab/fill.js';
import { factOf, misfits, type Facts, type Want } from '../../domain/lab/want.js';
import { valueAt } from '../../domain/lab/pointer.js';
import type { Bench, Seen } from './bench.js';
import { connections } from './connections.js';
import { send, sendHalf, type Asking } from './http.js';
import { curlOf, answerFacts, withEnd } from './http-facts.js';
import { withLongList } from './long-list.js';
import { manyAtOnce, REFUSED } from './many-at-once.js';
import { oddBodies } from './odd-bodies.js';
import type { Program } from './program.js';

/** Sends a request, or many of them, and tells what came. */
export async function askHttp(ask: HttpAsk, bench: Bench, want: Want): Promise<Seen> {
  const program = ask.on === 'second' ? bench.second : bench.program;
  const [method = '', path = ''] = shownLine(ask, bench.vars).split(' ');
  const asked = `${method} ${path}${ask.as === 'nobody' || !bench.accounts ? '' : ` as ${ask.as}`}`;
  if (!program) return { facts: { error: 'refused' }, asked };
  const who = (await bench.accounts?.as(ask.as, program, bench.signal)) ?? { headers: {}, problem: null };
  if (who.problem !== null) return { facts: { error: who.problem }, asked };
  const odd = ask.odd ? oddBodies(fill(ask.body, bench.vars)) : [];
  const asking = (n: number): Asking =>
    askingOf(
      { ...ask, body: odd[n - 1] ?? ask.body },
      program,
      ask.forged ? forged(who.headers, ask.forged) : who.headers,
      { ...bench.vars, n },
      bench.signal,
    );
  const line = curlOf(asking(1));
  const later = ask.hold ?? ask.leave;
  if (later !== null) {
    bench.halves.set(later, await sendHalf(asking(1), ask.hold === null));
    return { facts: {}, asked, line };
  }
  if (ask.keepAlive) return { facts: await withEnd(await kept(asking(1), bench), program), asked, line };
  const times = odd.length || ask.times;
  const seen =
    ask.atOnce > 1 ? await manyAtOnce(ask, asking, program, bench.signal) : await oneByOne(times, asking, want, bench);
  const facts = {
    ...seen,
    ...(ask.follow ? await followed(ask.follow, seen, asking(1)) : {}),
    ...(ask.asDocumented ? await documented(method, path, seen, bench) : {}),
  };
  const number = seen['number'] as number | undefined;
  if (number === undefined) return { facts: await withEnd(facts, program), asked, line };
  const sent = asking(number);
  return {
    facts: await withEnd(facts, program),
    asked: `${asked} (${ask.odd ? sent.body : `number ${number} of ${times}`})`,
    line: curlOf(sent),
  };
}

/** Sends a request as a browser does, which leaves its connection open for the next one. */
async function kept(asking: Asking, bench: Bench): Promise<Facts> {
  const [socket] = await connections(asking.host, asking.port, 1);
  if (!socket) return answerFacts(REFUSED);
  bench.atEnd.push(() => socket.destroy());
  return answerFacts(await send({ ...asking, socket, keepAlive: true }));
}

/** Sends what a request holds back, and gives its answer. */
export async function finishHttp(name: string, bench: Bench): Promise<Seen> {
  const half = bench.halves.get(name);
  const asked = `the rest of the request "${name}"`;
  if (!half) return { facts: { error: 'refused' }, asked };
  bench.halves.delete(name);
  const answered = await half.finish();
  const facts = answerFacts(answered);
  return { facts: bench.program ? await withEnd(facts, bench.program) : facts, asked };
}

async function documented(method: string, path: string, answer: Facts, bench: Bench): Promise<Facts> {
  const { asDocumented } = await import('./as-documented.js');
  return asDocumented(method, path, answer, bench);
}

function shownLine(ask: HttpAsk, vars: Bench['vars']): string {
  return pathOnly(fillText(ask.line, { n: 1, ...vars }));
}

/** An address of the program itself, such as a Location header may hold, is asked for by its path. */
function pathOnly(line: string): string {
  return line.replace(/^([A-Z]+ )https?:\/\/[^/\s]+/, '$1');
}

function askingOf(
  ask: HttpAsk,
  { host, port }: Program,
  who: Record<string, string>,
  vars: Bench['vars'],
  signal: AbortSignal | undefined,
): Asking {
  const { pad } = ask;
  const body =
    ask.body && 'text' in ask.body ? { text: fillText(ask.body.text, vars) } : fill(withLongList(ask, vars), vars);
  const [method = '', ...rest] = pathOnly(fillText(ask.line, vars)).split(' ');
  const { type, text } = sentBody(body);
  // A name that was never saved stands for what did not come: such a header is not sent.
  const named = Object.entries(ask.headers).map(
    ([name, value]) => [name.toLowerCase(), fillText(value, vars)] as const,
  );
  const given = Object.fromEntries(named.filter(([, value]) => !/^\$\{[\w-]+\}$/.test(value)));
  return {
    ...{ host, port, method, signal, body: text?.padEnd(pad) },
    path: encodedPath(rest.join(' ')),
    headers: { ...(type === null ? {} : { 'content-type': type }), ...who, ...given },
  };
}

function encodedPath(path: string): string {
  // Half of a pair of UTF-16 cannot be encoded.
  return path.replace(/[\ud800-\udfff]/gu, '\ufffd').replace(/[^\x21-\x7e]/gu, encodeURIComponent) || '/';
}

function sentBody(body: HttpAsk['body']): { type: string | null; text: string | undefined } {
  if (body === null) return { type: null, text: undefined };
  if ('json' in body) return { type: 'application/json', text: JSON.stringify(body.json) };
  if ('text' in body) return { type: null, text: body.text };
  const form = new URLSearchParams(Object.entries(body.form).map(([name, value]) => [name, String(value)]));
  return { type: 'application/x-www-form-urlencoded', text: form.toString() };
}

/** The facts are those of the first answer that does not fit, else of the last. */
async function oneByOne(times: number, asking: (n: number) => Asking, want: Want, { vars }: Bench): Promise<Facts> {
  const statuses: number[] = [];
  const locations: unknown[] = [];
  let facts: Facts = {};
  for (let n = 1; n <= times; n += 1) {
    facts = answerFacts(await send(asking(n)));
    statuses.push(Number(facts['status']));
    locations.push(factOf(facts, 'headers.location') ?? null);
    const each = Object.fromEntries(Object.entries(want).filter(([fact]) => !LATER.has(fact)));
    if (times > 1 && misfits(fill(each, { ...vars, n }), facts, { saved: vars }).length > 0) {
      return { ...facts, statuses, number: n };
    }
  }
  return times > 1 ? { ...facts, statuses, locations } : facts;
}

/** Facts that are there only when all requests were sent. */
const LATER = new Set([
  'statuses',
  'locations',
  'collected',
  'pages',
  'slowest',
  'median',
  'waited',
  'slower',
  'documented',
  'misfit',
  'fields',
]);

/** Goes on from page to page, and collects what is on them. */
async function followed({ next, collect, by, atMost }: Follow, first: Facts, asking: Asking): Promise<Facts> {
  const collected: unknown[] = [];
  let facts = first;
  for (let pages = 1; ; pages += 1) {
    const items = factOf(facts, collect);
    if (Array.isArray(items)) collected.push(...items.map((item) => valueAt(item, by)));
    const onward = factOf(facts, next);
    if (typeof onward !== 'string' || onward === '' || pages >= atMost) return { collected, pages };
    const path = onward.replace(/^https?:\/\/[^/]+/, '');
    facts = answerFacts(
      await send({ ...asking, path: path.startsWith('?') ? `${asking.path.split('?')[0]}${path}` : path }),
    );
  }
}

/** What says who asks, as somebody would send it who has none, or another's. */
function forged(headers: Record<string, string>, how: Forged): Record<string, string> {
  const { authorization, cookie } = headers;
  if (authorization !== undefined) return { authorization: `Bearer ${forgedValue(authorization.slice(7), how)}` };
  const pairs = (cookie ?? '').split('; ').map((pair) => {
    const end = pair.indexOf('=');
    return `${pair.slice(0, end)}=${forgedValue(pair.slice(end + 1), how)}`;
  });
  return cookie === undefined ? headers : { cookie: pairs.join('; ') };
}

function forgedValue(value: string, how: Forged): string {
  if (how === 'empty') return '';
  const [head, payload, signature] = value.split('.');
  if (how === 'unsigned' && head?.startsWith('eyJ') && payload !== undefined && signature !== undefined) {
    return `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${payload}.`;
  }
  // The last letter of a base64 text may carry no bits: the first one always does.
  return `${value.startsWith('A') ? 'B' : 'A'}${value.slice(1)}`;
}
