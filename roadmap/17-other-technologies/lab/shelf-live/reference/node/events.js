// Tells the open pages of a person what is new: server-sent events, each with
// the id of its bookmark, so that a page that comes again says what it has.
import { log } from './log.js';

export class Events {
  #listeners = new Map(); // by user: a set of all that are open

  constructor(store, heartbeatSeconds) {
    this.store = store;
    const look = setInterval(() => this.#lookAgain(), 1000);
    const beat = setInterval(() => this.#sendToAll(': still here\n\n'), heartbeatSeconds * 1000);
    look.unref(); // neither of them keeps the program running
    beat.unref();
  }

  // The answer to GET /events. It does not end: `stream` is called with it once its head was sent.
  // `isLoggedIn` is asked each time before something is told, for a session may end while the page is open.
  open(user, lastEventId, isLoggedIn) {
    // At most 15 digits: what is longer is no number of ours.
    const last = /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : this.store.newestId(user);
    const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' };
    return { status: 200, headers, stream: (response) => this.#listen({ user, last, isLoggedIn, response }) };
  }

  // Something of this user's is new.
  wake(user) {
    for (const listener of this.#of(user)) this.#sendNew(listener);
  }

  // Ends all that is open: it would never end by itself.
  end() {
    for (const listener of this.#all()) this.#close(listener);
  }

  #listen(listener) {
    const mine = this.#of(listener.user);
    mine.add(listener);
    this.#listeners.set(listener.user, mine);
    listener.response.on('close', () => this.#forget(listener));
    // The head goes out with the first words. They name a place, for a page that is lost before its first event.
    listener.response.write(`id: ${listener.last}\n: welcome\n\n`);
    this.#sendNew(listener);
  }

  // Forgotten first: nobody writes to it after its end.
  #close(listener) {
    this.#forget(listener);
    listener.response.end();
  }

  #forget(listener) {
    const mine = this.#of(listener.user);
    mine.delete(listener);
    if (mine.size === 0) this.#listeners.delete(listener.user);
  }

  // What is kept decides, not who kept it: so nothing is lost or told twice, and
  // what was missed is sent in the same way as what is new.
  #sendNew(listener) {
    const { user, last, isLoggedIn, response } = listener;
    try {
      if (!isLoggedIn()) return this.#close(listener);
      for (const bookmark of this.store.list(user, { after: { key: last, id: last } })) {
        response.write(frame(bookmark.id, bookmark));
        listener.last = bookmark.id;
      }
    } catch (error) {
      log('error', 'events failed', { error: error.stack }); // not caught, it would end Shelf; the next look tries again
    }
  }

  // The command line and other copies of Shelf keep bookmarks too.
  #lookAgain() {
    for (const listener of this.#all()) this.#sendNew(listener);
  }

  #sendToAll(text) {
    for (const { response } of this.#all()) response.write(text);
  }

  #of(user) {
    return this.#listeners.get(user) ?? new Set();
  }

  #all() {
    return [...this.#listeners.values()].flatMap((some) => [...some]);
  }
}

// An event as text; the empty line ends it. JSON has no line breaks of its own.
function frame(id, value) {
  return `id: ${id}\nevent: saved\ndata: ${JSON.stringify(value)}\n\n`;
}
