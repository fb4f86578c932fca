// Tells the open pages of a person what is new: server-sent events, in the
// way of the lesson sse-in-code.
const listeners = new Map(); // by user: a set of the pages that are open

// Call it in GET /events. `last` is the id of the last bookmark that the page
// has: Last-Event-ID, or else the newest id.
export function listen(store, user, response, last) {
  const page = { response, last };
  const mine = listeners.get(user) ?? new Set();
  mine.add(page);
  listeners.set(user, mine);
  // Left to you: send the head and a comment, then what the page missed (`tell`
  // does it). When the page is left (response.on('close', …)), forget it.
}

// Call it after a bookmark was saved. It carries no bookmark; it says: look
// what is newer.
export async function tell(store, user) {
  // Left to you: for each page of this user, ask the store for the bookmarks with
  // an id above its `last`. Write each to its `response`, as `id:`, `event: saved`,
  // `data:` and an empty line; then its id is the page's `last`.
}
