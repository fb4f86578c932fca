import { fillText } from '../../domain/lab/fill.js';
import type { ListenAsk } from '../../domain/lab/ask.js';
import type { Facts, Want } from '../../domain/lab/want.js';
import { LIMITS } from '../limits.js';
import { pause } from '../pause.js';
import type { Bench, Seen } from './bench.js';
import { descriptorsOf } from './descriptors.js';
import { Hearing } from './hearing.js';
import { plainHeaders, withEnd } from './http-facts.js';
import type { Calling, Line, LiveForm, OpenLive } from './live.js';
import { send } from './http.js';
import type { Program } from './program.js';

const FORMS: Record<LiveForm, { says: string; open: () => Promise<OpenLive> }> = {
  events: { says: 'listen at GET /events', open: async () => (await import('./live-events.js')).listenToEvents },
  socket: { says: 'open a WebSocket at /live', open: async () => (await import('./live-socket.js')).openSocket },
  polling: {
    says: 'wait for news at GET /bookmarks',
    open: async () => (await import('./live-polling.js')).waitForNews,
  },
};

function isForm(word: string | undefined): word is LiveForm {
  return word !== undefined && Object.hasOwn(FORMS, word);
}

/** Opens a live connection of the form that shelf.yaml names, and keeps it under a name. */
export async function askListen(ask: ListenAsk, bench: Bench, want: Want): Promise<Seen> {
  const form = bench.project.says.live;
  const as = ask.as === 'nobody' || !bench.accounts ? '' : ` as ${ask.as}`;
  if (!isForm(form)) return { facts: { form, error: NO_FORM }, asked: `open a live connection${as}` };
  const asked = `${FORMS[form].says}${as}`;
  const { program } = bench;
  if (!program) return { facts: { form, error: 'refused' }, asked };
  const who = (await bench.accounts?.as(ask.as, program, bench.signal)) ?? { headers: {}, problem: null };
  if (who.problem !== null) return { facts: { form, error: who.problem }, asked };
  bench.lines.get(ask.name)?.hangUp();
  const after = ask.after === null ? null : fillText(ask.after, bench.vars);
  const calling: Calling = {
    ...{ host: program.host, port: program.port, headers: who.headers },
    // A name that was never saved stands for what did not come.
    after: after !== null && /^\$\{[\w-]+\}$/.test(after) ? null : after,
    known: knownAt(after, bench),
    seconds: secondsOf(program, bench),
  };
  const before = descriptorsOf(program.pid);
  const isLate = form === 'polling' && calling.after !== null;
  const patience = 'status' in want || 'any' in want ? LIMITS.answer : isLate ? 0 : HEAD_MS;
  for (let n = 1; ; n += 1) {
    const line = { form, before, ...(await opened(form, calling)) };
    bench.lines.set(ask.name, line);
    await within(patience, line.hearing.answered, bench.signal);
    if (form === 'polling') await untilReached(program, bench.signal);
    const facts = factsOf(line);
    if (patience === LIMITS.answer && facts['status'] === undefined) facts['error'] ??= 'timeout';
    const isLast = n === ask.times || bench.signal?.aborted === true;
    const number = ask.times === 1 ? '' : ` (number ${n} of ${ask.times})`;
    if (isLast || line.hearing.closed) return { facts: await withEnd(facts, program), asked: `${asked}${number}` };
    line.hangUp();
  }
}

/** A server may send the head with the first event alone (WSGI does): what is not wanted is not waited for. */
const HEAD_MS = 300;
const SENT_MS = 5;
/** What was sent a moment ago is on its way. */
const SOON_MS = 20;
const WAIT_SECONDS = 30;
const NO_FORM = 'shelf.yaml does not say `live: events`, `live: socket` or `live: polling`';

/** Until a request that waits has reached the program: one that was sent behind it is answered. */
async function untilReached({ host, port }: Program, signal: AbortSignal | undefined): Promise<void> {
  await pause(SENT_MS, signal);
  const path = '/health/live';
  await send({ host, port, method: 'GET', path, headers: {}, limitMs: HEAD_MS, signal });
}

async function within(ms: number, done: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  const enough = new AbortController();
  const end = () => enough.abort();
  signal?.addEventListener('abort', end, { once: true });
  await Promise.race([done, pause(ms, enough.signal)]);
  signal?.removeEventListener('abort', end);
  end();
}

/** What came over a connection until now. */
export async function askHeard(name: string, bench: Bench): Promise<Seen> {
  const line = bench.lines.get(name);
  const asked = `what comes to the listener "${name}"`;
  if (!line) return { facts: { error: 'refused' }, asked };
  await pause(SOON_MS, bench.signal);
  const facts = factsOf(line);
  return { facts: bench.program ? await withEnd(facts, bench.program) : facts, asked };
}

/** Closes a connection, as a page does that is left; asked again, it only looks what the program still holds. */
export async function hangUp(name: string, bench: Bench): Promise<Seen> {
  const line = bench.lines.get(name);
  line?.hangUp();
  await pause(SOON_MS, bench.signal);
  const now = descriptorsOf(bench.program?.pid ?? null);
  const facts = line?.before == null || now === null ? {} : { left: now - line.before };
  return { facts, asked: `the listener "${name}" hangs up` };
}

async function opened(form: Line['form'], calling: Calling): Promise<Pick<Line, 'hearing' | 'hangUp'>> {
  const hearing = new Hearing();
  const open = await FORMS[form].open();
  try {
    return { hearing, hangUp: open(calling, hearing) };
  } catch (error) {
    // What a login or an id has brought may be nothing that a header can hold.
    if (!(error instanceof TypeError)) throw error;
    hearing.fail('what came cannot be sent as a header');
    return { hearing, hangUp: () => undefined };
  }
}

/** What a listener knew who had come as far as this. */
function knownAt(after: string | null, { lines }: Bench): Set<string> {
  const earlier = after === null ? undefined : [...lines.values()].find(({ hearing }) => hearing.last === after);
  return new Set(earlier?.hearing.known);
}

function secondsOf({ env }: Program, { project }: Bench): number {
  const set = Number(env['SHELF_HEARTBEAT_SECONDS'] ?? project.env['SHELF_HEARTBEAT_SECONDS']);
  return set > 0 && set < WAIT_SECONDS ? Math.ceil(set) : WAIT_SECONDS;
}

function factsOf({ form, hearing }: Line): Facts {
  const { status, headers, events, others, last, heartbeats, hasty, closed, error } = hearing;
  return {
    ...{ form, status, headers: plainHeaders(headers), events: [...events], count: events.length, others: [...others] },
    ...{ last, heartbeats, hasty, closed },
    ...(error === undefined ? {} : { error }),
  };
}
