// Works beside the requests, as long as there is something to do; then it sleeps
// until it is woken. At its start it does what was left behind.
import { setTimeout } from 'node:timers/promises';
import { log } from './log.js';

// In milliseconds: requests get their turn in between, and other copies the database.
const REST = 10;
const AFTER_ERROR = 1000;

export class Worker {
  #work;

  // `work` does a little, and gives back whether there was anything to do.
  constructor(work) {
    this.#work = work;
  }

  wake = () => {};

  async run() {
    for (;;) {
      try {
        await pause(REST); // first, whoever has woken it gets an answer
        if (!this.#work()) await new Promise((resolve) => (this.wake = resolve));
      } catch (error) {
        log('error', 'worker failed', { error: error.stack });
        await pause(AFTER_ERROR);
      }
    }
  }
}

// Does not keep the program from ending.
function pause(ms) {
  return setTimeout(ms, undefined, { ref: false });
}
