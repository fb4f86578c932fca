// Tells the open pages of a person what is new: server-sent events.
export class Events {
  #listeners = new Map(); // by user: a set of the answers that are open

  // Call it with the answer of GET /events once its head was sent.
  listen(user, response) {
    const mine = this.#listeners.get(user) ?? new Set();
    mine.add(response);
    this.#listeners.set(user, mine);
    // Left to you: when the page is left (response.on('close', …)), forget it
  }

  // Call it after a bookmark was saved.
  tell(user, bookmark) {
    // Left to you: write `id:`, `data:` and an empty line to each answer of this user
  }
}
