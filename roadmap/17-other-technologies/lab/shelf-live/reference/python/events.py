"""Tells the open pages of a person what is new: server-sent events, each with
the id of its bookmark, so that a page that comes again says what it has."""
import json
import queue
import re
import select
import threading
import time

from router import Answer

LOOK_SECONDS = 0.5


class Events:
    def __init__(self, store, heartbeat_seconds):
        self.store = store
        self.heartbeat_seconds = heartbeat_seconds
        self.bells = {}  # by user: a set of queues, one for each page that is open
        self.lock = threading.Lock()
        self.ended = threading.Event()

    def open(self, user, last_event_id, is_logged_in):
        """The answer to GET /events. It lasts as long as the session: its stream
        is called with the handler of the request once the head was sent."""
        # At most 15 digits: what is longer is no number of ours.
        known = re.fullmatch('[0-9]{1,15}', last_event_id or '')
        last = int(last_event_id) if known else self.store.newest_id(user)
        headers = {'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no'}
        return Answer(200, headers, stream=lambda handler: self.listen(user, last, handler, is_logged_in))

    def wake(self, user):
        """Something of this user's is new."""
        with self.lock:
            for bell in self.bells.get(user, ()):
                bell.put('ring')

    def end(self):
        """Ends all that is open: it would never end by itself."""
        self.ended.set()
        for user in list(self.bells):
            self.wake(user)

    def listen(self, user, last, handler, is_logged_in):
        """Runs in the thread of its request, for as long as the page is open."""
        bell = queue.Queue()
        with self.lock:
            self.bells.setdefault(user, set()).add(bell)
        try:
            # An id without data is no event, but the page has one now, should it be cut off before the first.
            handler.wfile.write(f'id: {last}\n: welcome\n\n'.encode())
            spoke = time.monotonic()
            while not self.ended.is_set() and not has_gone(handler.connection) and is_logged_in():
                # What is kept decides, not who kept it: so nothing is lost or told twice, and
                # what was missed is sent in the same way as what is new.
                for bookmark in self.store.list(user, after=(last, last)):
                    last = bookmark['id']
                    handler.wfile.write(frame(last, bookmark))
                if time.monotonic() - spoke >= self.heartbeat_seconds:
                    handler.wfile.write(b': still here\n\n')
                    spoke = time.monotonic()
                wait(bell)
        except OSError:
            pass  # the page was closed while something was sent
        finally:
            with self.lock:
                self.bells[user].discard(bell)
                if not self.bells[user]:
                    del self.bells[user]


def wait(bell):
    """Until it rings; or for a moment, as the command line and other copies of
    Shelf keep bookmarks too, and ring nowhere."""
    try:
        bell.get(timeout=LOOK_SECONDS)
    except queue.Empty:
        pass


def has_gone(connection):
    """A page sends nothing more. What can be read is the end of its connection."""
    readable, _, _ = select.select([connection], [], [], 0)
    return bool(readable)


def frame(id, value):
    """An event as text; the empty line ends it. JSON has no line breaks of its own."""
    return f'id: {id}\nevent: saved\ndata: {json.dumps(value)}\n\n'.encode()
