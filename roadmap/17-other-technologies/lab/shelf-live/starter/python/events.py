"""Tells the open pages of a person what is new: server-sent events, in the way of
the lesson sse-in-code. This is for a server with a thread for each connection
(http.server). FastAPI's way, without `tell`, is in the lesson streams-in-service."""
import queue

listeners = {}  # by user: a set of queues, one for each page that is open


def tell(user):
    """Call it after a bookmark was saved. It carries no bookmark; it says: look
    what is newer."""
    # Left to you: ring for each page of this user, with bell.put('ring')


def listen(store, user, write, last, silence=15):
    """Call it in GET /events once the headers were ended. `last` is the id of the
    last bookmark that the page has: Last-Event-ID, or else the newest id."""
    bell = queue.Queue()
    listeners.setdefault(user, set()).add(bell)
    # Left to you: write a comment. Then, in a loop, ask the store for the bookmarks
    # with an id above `last`. Write each, as `id:`, `event: saved`, `data:` and an
    # empty line; then its id is `last`. Wait for the bell (bell.get(timeout=silence));
    # where it did not ring, write a comment. When the page is left, writing raises
    # OSError: then forget the bell.
