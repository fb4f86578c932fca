// Tells others of a level. A call is repeated, with its id, until it is taken; what is open at the end is open at the start.
import { createHmac } from 'node:crypto';

const FIRST_PAUSE_MS = 1000 * Number(process.env.HOOK_SECONDS ?? 5);
if (!(FIRST_PAUSE_MS > 0)) throw new Error('HOOK_SECONDS must be a number of seconds');
const MOST_TRIES = 10;

export class Hooks {
  #store;
  #begun = new Set();

  constructor(store) {
    this.#store = store;
  }

  // To be called when there may be something to tell; nobody waits for it.
  wake() {
    for (const call of this.#store.openCalls()) {
      if (this.#begun.has(call.id)) continue;
      this.#begun.add(call.id);
      this.#try(call, 1);
    }
  }

  async #try(call, tries) {
    if ((await isTaken(call)) || tries === MOST_TRIES) {
      this.#store.close(call.id);
      this.#begun.delete(call.id); // it is not open any more, so it is not found again
      return;
    }
    setTimeout(() => this.#try(call, tries + 1), FIRST_PAUSE_MS * 2 ** (tries - 1));
  }
}

async function isTaken({ id, url, secret, level, river, cm }) {
  const body = JSON.stringify({ type: 'level.created', level: { id: level, river, cm } });
  const time = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`${id}.${time}.${body}`).digest('base64');
  const headers = {
    'Content-Type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': time,
    'webhook-signature': `v1,${signature}`,
  };
  try {
    const signal = AbortSignal.timeout(10_000);
    const res = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    await res.body?.cancel();
    return res.ok;
  } catch {
    return false;
  }
}
