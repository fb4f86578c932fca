import type { HttpAsk } from '../../domain/lab/ask.js';
import type { Facts } from '../../domain/lab/want.js';
import { Beside } from './beside.js';
import { connections } from './connections.js';
import { send, type Answered, type Asking } from './http.js';
import { answerFacts } from './http-facts.js';
import type { Program } from './program.js';

const MOST_CONNECTIONS = 20;

/** Sends as many requests as asked for, in bursts over connections that are open before. */
export async function manyAtOnce(
  { atOnce, beside }: Pick<HttpAsk, 'atOnce' | 'beside'>,
  asking: (n: number) => Asking,
  program: Program,
  signal: AbortSignal | undefined,
): Promise<Facts> {
  const answers: Answered[] = [];
  const compared = beside === null ? null : new Beside(beside, program, signal);
  // Who does not answer one of them in time would keep the others waiting, too.
  while (answers.length < atOnce && !answers.some(({ error }) => error === 'timeout')) {
    const burst = Math.min(MOST_CONNECTIONS, atOnce - answers.length);
    await compared?.before(burst);
    const sockets = await connections(program.host, program.port, burst);
    if (sockets.length === 0) return { ...answerFacts(REFUSED), statuses: answers.map(({ status }) => status) };
    const from = answers.length + 1;
    const came = await Promise.all(sockets.map((socket, index) => send({ ...asking(from + index), socket })));
    compared?.after(came);
    answers.push(...came);
  }
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    ...answerFacts(answers.find(({ error }) => error !== null) ?? answers.at(-1)!),
    statuses: answers.map(({ status }) => status),
    locations: answers.map(({ headers }) => headers.location ?? null),
    slowest: Math.round(times.at(-1)!),
    median: Math.round(times[Math.floor(times.length / 2)]!),
    ...compared?.facts(),
  };
}

export const REFUSED: Answered = { status: 0, headers: {}, text: '', ms: 0, error: 'refused' };
