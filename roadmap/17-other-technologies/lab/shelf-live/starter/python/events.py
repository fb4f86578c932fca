"""Tells the open pages of a person what is new: server-sent events. This is for a
server with a thread for each connection; FastAPI's way is in the lesson sse-in-code."""
import queue
import threading


class Events:
    def __init__(self):
        self.listeners = {}  # by user: a set of queues, one for each page that is open
        self.lock = threading.Lock()

    def listen(self, user, write):
        """Call it with the writer of GET /events once the head was sent."""
        mine = queue.Queue()
        with self.lock:
            self.listeners.setdefault(user, set()).add(mine)
        # Left to you: write what the queue gives (mine.get(timeout=…)), with `id:`, `data:` and an
        # empty line. When the page is left, writing raises OSError: then forget it.

    def tell(self, user, bookmark):
        """Call it after a bookmark was saved."""
        # Left to you: put it into each queue of this user
