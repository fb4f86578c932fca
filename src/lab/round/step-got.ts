import type { GotAsk } from '../../domain/lab/ask.js';
import { fillText } from '../../domain/lab/fill.js';
import { LIMITS } from '../limits.js';
import { pause } from '../pause.js';
import type { Bench, Seen } from './bench.js';
import { Visits } from './visits.js';

/** Waits until the sites of this check were asked for so many paths, as long as new ones come. */
export async function askGot({ paths, quiet, secret }: GotAsk, bench: Bench): Promise<Seen> {
  const { visits = new Visits(), signal, vars } = bench;
  const began = performance.now();
  let [known, since] = [visits.paths, began];
  while (visits.paths < paths && !signal?.aborted) {
    const now = performance.now();
    if (visits.paths > known) [known, since] = [visits.paths, now];
    if (now - since > quiet * 1000 || now - began > LIMITS.visits) break;
    await pause(LOOK_MS, signal);
  }
  const { count, waiting, again, changed, last, headers } = visits;
  const genuine = secret === null ? undefined : visits.isGenuine(fillText(secret, vars));
  const ms = Math.round(performance.now() - began);
  return {
    facts: { count, paths: visits.paths, waiting, again, changed, json: last, headers, genuine, ms },
    asked: paths === 0 ? 'look at what your program sent' : `wait for what your program sends to ${paths} addresses`,
  };
}

const LOOK_MS = 10;
