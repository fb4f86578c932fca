// Takes open deliveries one after another, a few at a time. What was on its way when the program
// was killed is still open, and goes out once more after the next start, with the same id.
const AT_ONCE = 20;
const PATIENCE_MS = Math.ceil(1000 * Number(process.env.MAILBOX_SECONDS ?? 5));
if (!(PATIENCE_MS > 0)) throw new Error('MAILBOX_SECONDS must be a number of seconds');

export class Sender {
  #letters;
  #taken = 0; // all up to this id are on their way, or done
  #busy = 0;

  constructor(letters) {
    this.#letters = letters;
  }

  // To be called when there may be something to send; nobody waits for it.
  wake() {
    while (this.#busy < AT_ONCE) {
      const delivery = this.#letters.openAfter(this.#taken);
      if (delivery === undefined) return;
      this.#taken = delivery.id;
      this.#busy += 1;
      this.#deliver(delivery);
    }
  }

  async #deliver({ id, mailbox, subject, text }) {
    const state = (await arrives(mailbox, { id, subject, text })) ? 'sent' : 'failed';
    this.#letters.note(id, state);
    this.#busy -= 1;
    this.wake();
  }
}

// Whatever a mailbox does, it is its own failure.
async function arrives(mailbox, letter) {
  try {
    const res = await fetch(mailbox, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(letter),
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'manual', // what another address says is not this mailbox's word
    });
    await res.body?.cancel();
    return res.ok;
  } catch {
    return false;
  }
}
